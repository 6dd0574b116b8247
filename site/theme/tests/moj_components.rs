//! MoJ Frontend's components, rendered by this crate, come out as Nunjucks itself renders them.
//!
//! The package ships no fixtures as GOV.UK Frontend does. So `nunjucks/render.mjs` renders the
//! examples of its README files and generated inputs with npm `nunjucks` and the package's own
//! filters, and this crate renders the same. White space is compared as HTML sees it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use minijinja::Value;
use serde::{Deserialize, Serialize};
use site_theme::{Sources, Theme, ThemeError, install_packages};

#[derive(Deserialize)]
struct Case {
    component: String,
    name: String,
    /// A page that imports the component's macro and calls it with `params`.
    page: String,
    /// In the order in which the file has them: attributes come out in it.
    params: Value,
    html: Option<String>,
    /// Why Nunjucks does not render it.
    error: Option<String>,
    /// An example whose parameters are not JavaScript.
    unreadable: Option<String>,
}

#[derive(Serialize)]
struct Context<'a> {
    params: &'a Value,
}

/// The components that are not translated, each with the reason.
const REFUSED: [(&str, &str); 1] = [(
    "add-another",
    "a part of it calls a macro that only the template including it imports",
)];

/// Examples of the package that are no template: each has a mistake in it.
const UNREADABLE: [&str; 2] = ["date-picker: example 1", "ticket-panel: example 1"];

#[test]
fn every_component_of_moj_frontend_renders_as_nunjucks_renders_it() -> Result<(), ThemeError> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    install_packages(folder)?;
    let mut sources = Sources::read(folder)?;
    for (template, reason) in sources.refused() {
        let is_known = REFUSED
            .iter()
            .any(|(component, _)| template.contains(&format!("/{component}/")));
        assert!(is_known, "{template} is not translated: {reason}");
    }

    let (unreadable, cases): (Vec<Case>, Vec<Case>) = cases(folder)?
        .into_iter()
        .partition(|case| case.unreadable.is_some());
    let unreadable: Vec<String> = unreadable.iter().map(Case::title).collect();
    assert_eq!(unreadable, UNREADABLE);

    let pages: BTreeMap<String, String> = cases
        .iter()
        .filter(|case| !case.is_refused())
        .map(|case| (format!("example/{}", case.component), case.page.clone()))
        .collect();
    sources.templates.extend(pages);
    let theme = Theme::new(&sources)?;

    let total = cases.len();
    let (refused, cases): (Vec<Case>, Vec<Case>) = cases.into_iter().partition(Case::is_refused);
    let differences: Vec<String> = cases
        .iter()
        .filter_map(|case| case.difference(&theme))
        .collect();
    #[expect(
        clippy::print_stdout,
        reason = "the count is what a reader of the test's output wants"
    )]
    {
        println!("{} of {total}", cases.len() - differences.len());
        for (name, reason) in REFUSED {
            println!("not translated: {name}: {reason}");
        }
        for name in UNREADABLE {
            println!("no example: {name}: its parameters are not JavaScript");
        }
    }
    assert!(
        differences.is_empty(),
        "{} of {total} differ:\n{}",
        differences.len(),
        differences.join("\n")
    );
    assert!(
        refused.len() < 50 && cases.len() > 1000,
        "{} and {}: nearly all is compared",
        refused.len(),
        cases.len()
    );
    Ok(())
}

impl Case {
    fn title(&self) -> String {
        format!("{}: {}", self.component, self.name)
    }

    fn is_refused(&self) -> bool {
        REFUSED
            .iter()
            .any(|(component, _)| *component == self.component)
    }

    /// What is not the same, if anything is.
    fn difference(&self, theme: &Theme) -> Option<String> {
        let context = Context {
            params: &self.params,
        };
        let page = format!("example/{}", self.component);
        let ours = theme.render(&page, "en-GB", &context);
        let found = match (ours, &self.html) {
            (Ok(ours), Some(theirs)) if normal(&ours) == normal(theirs) => return None,
            (Err(_), None) => return None,
            (Ok(ours), Some(theirs)) => {
                format!("theirs: {}\n  ours:   {}", normal(theirs), normal(&ours))
            }
            (Ok(ours), None) => format!("theirs: {:?}\n  ours:   {ours}", self.error),
            (Err(error), Some(_)) => error.to_string(),
        };
        Some(format!("{} {}\n  {found}", self.title(), self.params))
    }
}

/// What Nunjucks renders.
fn cases(theme_dir: &Path) -> Result<Vec<Case>, ThemeError> {
    let folder = theme_dir.join("tests/nunjucks");
    install_packages(&folder)?;
    let output = Command::new("node")
        .arg(folder.join("render.mjs"))
        .arg(theme_dir)
        // The package's filters find moment there, and write times as they are in London.
        .env("NODE_PATH", folder.join("node_modules"))
        .env("TZ", "Europe/London")
        .output()
        .expect("Node.js runs: npm came with it");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(serde_json::from_slice(&output.stdout).expect("the cases are JSON"))
}

/// One space for a run of white space.
fn normal(html: &str) -> String {
    html.split_whitespace().collect::<Vec<_>>().join(" ")
}
