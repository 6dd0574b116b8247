//! A page's frame, drawn once for all pages that have the same one.
//!
//! The pages of a directory differ in their title, their description and what is between header and
//! footer; the rest is the same for thousands. A [`Shell`] is `public.njk` around places that stay
//! open, and [`Shell::page`] puts a page's own parts there. What comes out is, byte for byte, what
//! rendering the whole page would give; a test holds it to that.

use minijinja::value::{Serde, merge_maps};
use minijinja::{Value, context};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::nunjucks::escaped;
use crate::{Theme, ThemeError};

/// What stands at an open place: characters for private use, which no interface says.
const OPEN: [&str; 4] = [
    "\u{F0000}title\u{F0001}",
    "\u{F0000}description\u{F0001}",
    "\u{F0000}head\u{F0001}",
    "\u{F0000}content\u{F0001}",
];

/// Stands between what a page adds to its head and its content.
const AND: char = '\u{F0002}';

/// Values for a template, ready to be shown again and again.
#[derive(Debug, Clone)]
pub struct View(Value);

impl View {
    /// What a template sees of `value`: its fields are the template's variables.
    pub fn new<V: Serialize>(value: &V) -> Self {
        Self(Value::from(Serde(value)))
    }

    /// The values themselves.
    pub(crate) fn value(&self) -> Value {
        self.0.clone()
    }
}

impl Serialize for View {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A frame with open places.
pub struct Shell {
    language: String,
    /// What the templates of its pages see of the frame.
    around: Value,
    layout: Value,
    /// What stands before, between and after the open places.
    pieces: [String; 5],
    digest: [u8; 32],
}

impl Shell {
    /// Draws the frame. `around` has the variables of `public.njk`: `layout`, `reach`, `breadcrumbs`;
    /// the title in its layout is none of its pages'.
    pub fn new<A: Serialize>(
        theme: &Theme,
        language: &str,
        around: &A,
    ) -> Result<Self, ThemeError> {
        let around = Value::from(Serde(around));
        let layout = around.get_attr("layout").unwrap_or_default();
        let [title, description, head, content] = OPEN;
        let variables = context! {
            layout => context! { title, ..layout.clone() },
            description,
            open => context! { head, content },
            ..around.clone()
        };
        let drawn = theme.draw("shell.njk", language, &variables)?;
        let mut rest = drawn.as_str();
        let mut pieces: [String; 5] = Default::default();
        for (piece, open) in pieces.iter_mut().zip(OPEN) {
            let Some((before, after)) = rest.split_once(open) else {
                return Err(ThemeError::Package(format!(
                    "public.njk has no place for {}",
                    open.trim_matches(|c: char| !c.is_ascii())
                )));
            };
            before.clone_into(piece);
            rest = after;
        }
        rest.clone_into(&mut pieces[4]);
        let digest = Sha256::digest(&drawn).into();
        Ok(Self {
            language: language.to_owned(),
            around,
            layout,
            pieces,
            digest,
        })
    }

    /// A digest of the frame: frames that look the same have the same.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// A page in this frame: `template` extends `public.njk` and fills `headEnd` and `content`, and
    /// nothing else.
    pub fn page(
        &self,
        theme: &Theme,
        template: &str,
        title: &str,
        description: &str,
        view: &View,
    ) -> Result<String, ThemeError> {
        let variables = context! {
            layout => context! { title, ..self.layout.clone() },
            description,
            apart => AND.to_string(),
            ..merge_maps([self.around.clone(), view.value()])
        };
        let inner = theme.draw(&inner_name(template), &self.language, &variables)?;
        let Some((head, content)) = inner.split_once(AND) else {
            return Err(ThemeError::Package(format!(
                "{template} does not extend public.njk"
            )));
        };
        let [
            before_title,
            before_description,
            before_head,
            before_content,
            end,
        ] = &self.pieces;
        let length: usize = self.pieces.iter().map(String::len).sum();
        let mut page =
            String::with_capacity(length + inner.len() + title.len() + description.len());
        page.push_str(before_title);
        page.push_str(&escaped(title));
        page.push_str(before_description);
        page.push_str(&escaped(description));
        page.push_str(before_head);
        page.push_str(head);
        page.push_str(before_content);
        page.push_str(content);
        page.push_str(end);
        Ok(page)
    }
}

/// The name under which a template is kept that is drawn without its frame.
pub(crate) fn inner_name(template: &str) -> String {
    format!("inner/{template}")
}

/// Where the pages of a form are kept as staff see them, who enter it for a family.
const OF_STAFF: &str = "of-staff/";

/// The name of a form's page in the staff's frame.
pub fn staff_name(template: &str) -> String {
    format!("{OF_STAFF}{template}")
}

/// The template that a name of [`staff_name`] stands for.
pub(crate) fn of_staff(name: &str) -> Option<&str> {
    name.strip_prefix(OF_STAFF)
}

/// The same template in the staff's frame; `None` for one that stands in no public page's.
pub(crate) fn staffed(source: &str) -> Option<String> {
    framed(source, "staff/layout.njk")
}

/// The same template without its frame; `None` for one that stands in no public page's.
pub(crate) fn inner(source: &str) -> Option<String> {
    framed(source, "inner.njk")
}

fn framed(source: &str, frame: &str) -> Option<String> {
    const FRAME: &str = "{% extends \"public.njk\" %}";
    let other = format!("{{% extends \"{frame}\" %}}");
    source
        .contains(FRAME)
        .then(|| source.replacen(FRAME, &other, 1))
}
