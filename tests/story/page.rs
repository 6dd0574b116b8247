//! A page as a browser without script got it.

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use scraper::{ElementRef, Html, Selector};

/// An answer of the server.
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// Where it came from, after redirects.
    pub url: String,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub html: String,
}

impl Page {
    /// Reads an answer.
    pub async fn read(response: reqwest::Response) -> Self {
        Self {
            status: response.status(),
            url: response.url().to_string(),
            headers: response.headers().clone(),
            html: response.text().await.unwrap(),
        }
    }

    /// The text of every element that matches, white space folded.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        Html::parse_document(&self.html)
            .select(&selector)
            .map(folded)
            .collect()
    }

    /// The same, every space and line break as it is.
    pub fn all_exactly(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        Html::parse_document(&self.html)
            .select(&selector)
            .map(|element| element.text().collect())
            .collect()
    }

    /// An attribute of the first element that matches.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let selector = Selector::parse(selector).unwrap();
        let document = Html::parse_document(&self.html);
        let value = document.select(&selector).next()?.attr(name)?;
        Some(value.to_owned())
    }

    /// All text of the page's main part.
    pub fn text(&self) -> String {
        self.all("main").join(" ")
    }

    /// The heading.
    pub fn heading(&self) -> String {
        self.all("h1").join(" ")
    }

    /// The messages of the error summary.
    pub fn errors(&self) -> Vec<String> {
        self.all(".govuk-error-summary__list li")
    }
}

fn folded(element: ElementRef<'_>) -> String {
    element
        .text()
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
