//! The notice that covers a form, and the hub that gets what is sent.

use site_model::diagnostic::Diagnostic;
use site_model::path;

use crate::checked::Checked;
use crate::laws::ARTICLE_13;
use crate::likeness;
use crate::references::unknown_hub;
use crate::rule::{Check, Example, Rule};

pub(super) const COVERED: Rule = Rule {
    id: "form-covered-by-its-notice",
    title: "A form names the notice that covers it, and the hub that gets what is sent.",
    source: "UK GDPR Article 13(1): told when the data is obtained",
    read: &[ARTICLE_13],
    why: "The form shows this notice, and what is sent keeps the notice's text for ever. What the \
          notice promises on sharing and keeping counts for that form at that hub: a notice that \
          covers neither promises nothing.",
    looks: None,
    mend: "Write in `notice:` a notice of this council whose `forms:` and `hubs:` name this form and \
           its hub, and in `hub:` a hub of `council.yaml`. A form about rights and one about complaints \
           have no `hub:`.",
    example: Example {
        breaks: "notice: late-help\n",
        keeps: "notice: early-help\n",
    },
    check: Check::Council(is_covered_by_its_notice),
};

fn is_covered_by_its_notice(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let council = checked.council;
    let mut found = Vec::new();
    for (slug, source, form) in checked.forms() {
        match council.current_notice(&form.notice) {
            None if council.unread.notices.contains(&form.notice) => {}
            None => found.push(source.error(
                COVERED.id,
                path!["notice"],
                format!("there is no notice `{}`", form.notice),
                likeness::mend(
                    &form.notice,
                    council.notices.keys(),
                    "notice",
                    "name a notice of this council",
                ),
            )),
            Some(notice) => {
                let says = notice.front_matter();
                if !says.forms.contains(slug) {
                    found.push(source.error(
                        COVERED.id,
                        path!["notice"],
                        format!("the notice `{}` does not cover this form", form.notice),
                        format!("add `{slug}` to the notice's `forms:` in a new text, or name another notice"),
                    ));
                }
                if let Some(hub) = form.queue.hub().filter(|hub| !says.hubs.contains(hub)) {
                    found.push(source.error(
                        COVERED.id,
                        path!["hub"],
                        format!(
                            "the notice `{}` does not cover the hub `{hub}`",
                            form.notice
                        ),
                        "name a hub that the notice covers",
                    ));
                }
            }
        }
        let hub = form.queue.hub();
        if let Some(hub) = hub.filter(|hub| council.council.hub(hub).is_none()) {
            found.push(source.error(
                COVERED.id,
                path!["hub"],
                format!("there is no hub `{hub}`"),
                unknown_hub(council, hub),
            ));
        }
    }
    found
}
