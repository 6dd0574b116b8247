//! A new file of content to begin with: every part is in it, what the council's files say already is
//! filled in, and what only the council knows is marked `FILL IN` with the rule that asks for it.
//!
//! Nothing is invented: a part that is not known is a comment, and `site check` says that it is missing.
//! Text in square brackets stands where reading needs a text at all.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use site_model::content::CouncilContent;
use site_model::notice::Notice;
use site_model::{Slug, address};

use crate::import::naming::Names;
use crate::import::yaml::scalar;

/// The kinds of file that can be begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A privacy notice.
    Notice,
    /// A service of the directory.
    Service,
    /// A form.
    Form,
    /// An organisation of the directory.
    Organisation,
    /// A location of the directory.
    Location,
}

impl Kind {
    /// What a thing of this kind is called.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Service => "service",
            Self::Form => "form",
            Self::Organisation => "organisation",
            Self::Location => "location",
        }
    }

    fn template(self) -> &'static str {
        match self {
            Self::Notice => include_str!("scaffold/notice.md"),
            Self::Service => include_str!("scaffold/service.md"),
            Self::Form => include_str!("scaffold/form.yaml"),
            Self::Organisation => include_str!("scaffold/organisation.md"),
            Self::Location => include_str!("scaffold/location.md"),
        }
    }
}

/// A file to begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scaffold {
    /// Where it is to be.
    pub file: PathBuf,
    /// What stands in it.
    pub text: String,
    /// What to do then, a sentence each.
    pub next: Vec<String>,
}

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub enum ScaffoldError {
    /// Something of that name is there.
    #[error("{} is there already: edit it, or give another name", .0.display())]
    Exists(PathBuf),
    /// A notice of that name has texts.
    #[error("{} is there already: for a new text, copy its newest file to one named after its day", .0.display())]
    HasTexts(PathBuf),
    /// It would have to name something of which the council has none.
    #[error(
        "a {of} names {a} `{needs}`, and the council has none: start with `site new {needs} <name>`"
    )]
    Needs {
        /// What was to be begun.
        of: &'static str,
        /// Its article.
        a: &'static str,
        /// What has to be there first.
        needs: &'static str,
    },
    /// A form or a notice is for a hub.
    #[error("the council has no hub: add one to `council.yaml` first")]
    NoHub,
    /// The notice that the form would name says nothing that a form may ask.
    #[error("the notice `{0}` declares no categories of data: say there first what is collected")]
    NoCategories(Slug),
    /// It cannot be written.
    #[error("{}: {error}", file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl Scaffold {
    /// A file of this kind for `name`, dated `today` where it has a date.
    pub fn new(
        kind: Kind,
        name: &str,
        council: &CouncilContent,
        content: &Path,
        today: Date,
    ) -> Result<Self, ScaffoldError> {
        let slug = Names::new(kind.as_str()).give(name);
        let folder = content.join(council.slug.as_str());
        let file = match kind {
            Kind::Notice => folder
                .join("notices")
                .join(slug.as_str())
                .join(format!("{today}.md")),
            Kind::Service => folder.join("services").join(format!("{slug}.md")),
            Kind::Form => folder.join("forms").join(format!("{slug}.yaml")),
            Kind::Organisation => folder.join("organisations").join(format!("{slug}.md")),
            Kind::Location => folder.join("locations").join(format!("{slug}.md")),
        };
        if let Some(texts) = file
            .parent()
            .filter(|texts| kind == Kind::Notice && texts.exists())
        {
            return Err(ScaffoldError::HasTexts(texts.to_owned()));
        }
        if fs::symlink_metadata(&file).is_ok() {
            return Err(ScaffoldError::Exists(file));
        }
        let mut values = vec![("NAME", scalar(name.trim(), 2))];
        values.extend(match kind {
            Kind::Notice => notice(council, today)?,
            Kind::Service => service(council, today)?,
            Kind::Form => form(council, &slug)?,
            Kind::Organisation => Vec::new(),
            Kind::Location => vec![("HUBS", hubs(council))],
        });
        Ok(Self {
            text: filled_in(kind.template(), &values),
            next: next(kind, &slug, &file, council),
            file,
        })
    }

    /// Writes it. What is there in its place stays.
    pub fn write(&self) -> Result<(), ScaffoldError> {
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::AlreadyExists => ScaffoldError::Exists(self.file.clone()),
            _ => ScaffoldError::File {
                file: self.file.clone(),
                error,
            },
        };
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&self.file)
            .map_err(failed)?;
        file.write_all(self.text.as_bytes()).map_err(failed)
    }
}

/// A template with each `<<NAME>>` as its value; a value is never searched for another.
fn filled_in(template: &str, values: &[(&str, String)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("<<") {
        let (name, after) = after.split_once(">>").unwrap_or((after, ""));
        text.push_str(before);
        let value = values.iter().find(|(known, _)| *known == name);
        text.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    text + rest
}

fn hubs(council: &CouncilContent) -> String {
    let ids: Vec<&str> = council
        .council
        .hubs
        .iter()
        .map(|hub| hub.id.as_str())
        .collect();
    ids.join(", ")
}

fn names<'a>(slugs: impl Iterator<Item = &'a Slug>) -> String {
    let names: Vec<&str> = slugs.map(Slug::as_str).collect();
    match names.is_empty() {
        true => "none yet".to_owned(),
        false => names.join(", "),
    }
}

fn notice(
    council: &CouncilContent,
    today: Date,
) -> Result<Vec<(&'static str, String)>, ScaffoldError> {
    if council.council.hubs.is_empty() {
        return Err(ScaffoldError::NoHub);
    }
    let says = &council.council;
    let contact = [
        ("phone", &says.contact.phone),
        ("email", &says.contact.email),
        ("url", &says.contact.url),
    ];
    let reached: String = contact
        .into_iter()
        .filter_map(|(name, value)| Some(format!("  {name}: {}\n", scalar(value.as_ref()?, 4))))
        .collect();
    Ok(vec![
        ("TODAY", today.to_string()),
        ("HUBS", hubs(council)),
        ("FORMS", names(council.forms.keys())),
        ("ORGANISATIONS", names(council.organisations.keys())),
        ("CONTROLLER", scalar(&says.name, 4)),
        ("CONTROLLER_CONTACT", reached),
        ("COUNCIL", says.name.clone()),
        ("RIGHTS", address::your_rights(&council.slug)),
    ])
}

fn service(
    council: &CouncilContent,
    today: Date,
) -> Result<Vec<(&'static str, String)>, ScaffoldError> {
    let organisation = council.organisations.keys().next();
    let organisation = organisation.ok_or(ScaffoldError::Needs {
        of: "service",
        a: "an",
        needs: "organisation",
    })?;
    let terms = council
        .taxonomies
        .values()
        .flat_map(|(_, taxonomy)| &taxonomy.terms);
    Ok(vec![
        ("ORGANISATION", organisation.to_string()),
        ("ORGANISATIONS", names(council.organisations.keys())),
        ("HUBS", hubs(council)),
        ("LOCATIONS", names(council.locations.keys())),
        ("CATEGORIES", names(terms.map(|term| &term.id))),
        ("TODAY", today.to_string()),
    ])
}

fn form(
    council: &CouncilContent,
    slug: &Slug,
) -> Result<Vec<(&'static str, String)>, ScaffoldError> {
    let notice = notice_of(council, slug).ok_or(ScaffoldError::Needs {
        of: "form",
        a: "a",
        needs: "notice",
    })?;
    let says = notice.front_matter();
    let plain = says.categories.iter().find(|category| !category.special);
    let Some(category) = plain.or(says.categories.first()) else {
        return Err(ScaffoldError::NoCategories(notice.slug.clone()));
    };
    let hub = says
        .hubs
        .first()
        .or(council.council.hubs.first().map(|hub| &hub.id));
    let hub = hub.ok_or(ScaffoldError::NoHub)?;
    let mut called = category.label.chars();
    let called: String = called
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .chain(called)
        .collect();
    Ok(vec![
        ("NOTICE", notice.slug.to_string()),
        ("HUB", hub.to_string()),
        ("CATEGORY", category.id.to_string()),
        (
            "CATEGORIES",
            names(says.categories.iter().map(|category| &category.id)),
        ),
        ("LABEL", scalar(&category.label, 8)),
        ("CALLED", scalar(&called, 8)),
    ])
}

/// The notice that covers the form already, else the first.
fn notice_of<'a>(council: &'a CouncilContent, form: &Slug) -> Option<&'a Notice> {
    let mut current = council.notices.values().filter_map(|texts| texts.last());
    let covers = |notice: &&Notice| notice.front_matter().forms.contains(form);
    current.clone().find(covers).or_else(|| current.next())
}

fn next(kind: Kind, slug: &Slug, file: &Path, council: &CouncilContent) -> Vec<String> {
    let mut next = vec![format!(
        "Fill in what is marked `FILL IN` in {}.",
        file.display()
    )];
    match kind {
        Kind::Notice => {
            next.push("Ask the information governance officer for the law and for whatever you do not know.".to_owned());
        }
        Kind::Form => {
            let covered = notice_of(council, slug)
                .is_some_and(|notice| notice.front_matter().forms.contains(slug));
            if !covered {
                next.push(format!(
                    "Publish a new text of the notice, with `{slug}` in its `forms`: until then `site check` says that \
                     no notice covers the form."
                ));
            }
        }
        Kind::Service | Kind::Organisation | Kind::Location => {}
    }
    next.push(format!("Run `site check --council {}`.", council.slug));
    if kind == Kind::Notice {
        next.push("When the text is final, run `site publish`.".to_owned());
    }
    next
}
