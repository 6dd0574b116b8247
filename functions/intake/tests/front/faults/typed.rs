//! A page's form, as a browser without script reads it.

use scraper::{ElementRef, Html, Selector};

use crate::browser::Page;

/// The form in a page's main part: where it is posted, and what would be posted now.
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: Vec<(String, String)>,
}

impl Page {
    /// Its form, if it has one.
    pub(crate) fn form(&self) -> Option<Form> {
        let document = Html::parse_document(&self.html);
        let form = document
            .select(&selector("main form[method=post]"))
            .next()?;
        let controls = selector("input[name], textarea[name], select[name]");
        Some(Form {
            action: form.attr("action")?.to_owned(),
            fields: form.select(&controls).filter_map(posted).collect(),
        })
    }

    /// An attribute of the first element that matches.
    pub(crate) fn attribute_of(&self, css: &str, name: &str) -> Option<String> {
        let document = Html::parse_document(&self.html);
        let element = document.select(&selector(css)).next()?;
        element.attr(name).map(str::to_owned)
    }
}

/// What a control is posted as, if it is.
fn posted(control: ElementRef<'_>) -> Option<(String, String)> {
    let name = control.attr("name")?.to_owned();
    let value = match control.value().name() {
        "textarea" => control.text().collect(),
        "select" => {
            let chosen = control.select(&selector("option[selected]")).next()?;
            chosen.attr("value")?.to_owned()
        }
        _ => {
            let is_choice = matches!(control.attr("type"), Some("radio" | "checkbox"));
            if is_choice && control.attr("checked").is_none() {
                return None;
            }
            control.attr("value").unwrap_or_default().to_owned()
        }
    };
    Some((name, value))
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a selector")
}
