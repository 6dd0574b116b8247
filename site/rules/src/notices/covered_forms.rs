//! The forms that a notice says it covers.

use site_model::Slug;
use site_model::diagnostic::Diagnostic;
use site_model::path;

use crate::checked::{Checked, NoticeInForce};
use crate::laws::{ARTICLE_5, ARTICLE_13};
use crate::rule::{Check, Example, Rule};

pub(super) const FORMS: Rule = Rule {
    id: "notice-forms",
    title: "A notice covers the forms that name it, and no other notice covers them.",
    source: "UK GDPR Articles 5(1)(a) and 13(1): told when the data is obtained",
    read: &[ARTICLE_13, ARTICLE_5],
    why: "A form shows one notice, and every sent form keeps which text the family was shown. A \
          second notice that says it covers the form makes a promise that nobody was shown.",
    looks: None,
    mend: "Remove the form from `forms:` of the notice that it does not name, or name that notice in \
           the form.",
    example: Example {
        breaks: "forms:\n  - ask\n  - ask\n",
        keeps: "forms:\n  - ask\n",
    },
    check: Check::Council(forms),
};

fn forms(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce {
        notice,
        says,
        source,
        ..
    } in checked.notices()
    {
        for (index, form) in says.forms.iter().enumerate() {
            let at = path!["forms", index];
            if says.forms.iter().take(index).any(|earlier| earlier == form) {
                found.push(source.error(
                    FORMS.id,
                    at,
                    format!("the form `{form}` stands twice"),
                    "keep one",
                ));
                continue;
            }
            let Some((_, named)) = checked.council.forms.get(form) else {
                continue;
            };
            if named.notice == notice.slug {
                continue;
            }
            let message = if claims(checked, &named.notice, form) {
                format!(
                    "two notices say that they cover the form `{form}`, which names `{}`",
                    named.notice
                )
            } else {
                format!("the form `{form}` names the notice `{}`", named.notice)
            };
            found.push(source.error(
                FORMS.id,
                at,
                message,
                format!(
                    "remove `{form}` here, or write `notice: {}` in it",
                    notice.slug
                ),
            ));
        }
    }
    found
}

/// Whether the text in force of a notice says that it covers a form.
fn claims(checked: &Checked<'_>, notice: &Slug, form: &Slug) -> bool {
    checked
        .council
        .current_notice(notice)
        .is_some_and(|notice| notice.front_matter().forms.contains(form))
}
