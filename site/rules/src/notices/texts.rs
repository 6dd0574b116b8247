//! The texts of a notice: their dates, what is new, and when it is looked at again.

use site_model::Notice;
use site_model::diagnostic::Diagnostic;
use site_model::notice::FrontMatter;
use site_model::path;

use crate::checked::{Checked, NoticeInForce};
use crate::laws::{ARTICLE_5, ARTICLE_13, ARTICLE_24};
use crate::rule::{Check, Example, Rule};

pub(super) const DATES: Rule = Rule {
    id: "notice-dates",
    title: "The dates of a notice's texts fit each other and the calendar.",
    source: "UK GDPR Article 5(1)(a) and (2): it can be shown which text was in force",
    read: &[ARTICLE_5],
    why: "Every sent form keeps the text that the family was shown. Which text that was, and since \
          when it was in force, is read from these dates. A text dated ahead would be in force before \
          its day.",
    looks: None,
    mend: "Write in `published:` the day of the first text, the same in each, and in `updated:` the \
           day of this one: not before it, and not after today.",
    example: Example {
        breaks: "published: 2026-02-01\nupdated: 2026-01-01\n",
        keeps: "published: 2025-01-01\nupdated: 2026-01-01\n",
    },
    check: Check::Council(dates),
};

pub(super) const NEW_TEXT: Rule = Rule {
    id: "notice-new-text",
    title: "A new text of a notice says something that the one before did not.",
    source: "UK GDPR Articles 5(1)(a) and 12(1)",
    read: &[ARTICLE_5],
    why: "Families and readers of the list of changes are told that something changed. When nothing \
          did, they look for it in vain, and learn not to look.",
    looks: None,
    mend: "Change what was meant to change, or remove the file.",
    example: Example {
        breaks: "# 2026-06-01.md, and 2026-01-01.md is the same but for this line:\nupdated: 2026-06-01\n",
        keeps: "# 2026-06-01.md\nupdated: 2026-06-01\nsources: [Health visitors]\n# 2026-01-01.md\nupdated: 2026-01-01\nsources: [Nobody else]\n",
    },
    check: Check::Council(new_text),
};

pub(super) const REVIEW: Rule = Rule {
    id: "notice-review",
    title: "A notice says by when it is looked at again, and that day has not passed.",
    source: "UK GDPR Articles 5(2) and 24(1)",
    read: &[ARTICLE_24, ARTICLE_5, ARTICLE_13],
    why: "Partners, laws and services change, and a notice that nobody looks at stops being true. The \
          council has to review what it does and be able to show it.",
    looks: None,
    mend: "Look at the notice, and write in `review_by:` the day of the next look. Where the text is \
           published already, do so in a new text.",
    example: Example {
        breaks: "review_by: 2026-03-31\n",
        keeps: "review_by: 2027-03-31\n",
    },
    check: Check::Council(review),
};

fn dates(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce {
        notice,
        says,
        source,
        ..
    } in checked.notices()
    {
        if says.updated < says.published {
            found.push(source.error(
                DATES.id,
                path!["updated"],
                format!(
                    "updated on {} before it was published on {}",
                    says.updated, says.published
                ),
                "correct the dates",
            ));
        }
        if says.updated > checked.today {
            found.push(source.error(
                DATES.id,
                path!["updated"],
                format!(
                    "this text is dated {}, which is still to come",
                    says.updated
                ),
                "publish it on its day",
            ));
        }
        if let Some(before) = text_before(checked, notice)
            && before.front_matter().published != says.published
        {
            found.push(source.error(
                DATES.id,
                path!["published"],
                format!(
                    "the text before this one says that the notice was published on {}",
                    before.front_matter().published
                ),
                "write the day of the first text, the same in each",
            ));
        }
    }
    found
}

fn new_text(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { notice, source, .. } in checked.notices() {
        if let Some(before) = text_before(checked, notice)
            && says_the_same(before, notice)
        {
            found.push(source.error(
                NEW_TEXT.id,
                path!["updated"],
                format!(
                    "this text says the same as that of {}",
                    before.front_matter().updated
                ),
                "change what was meant to change, or remove this file",
            ));
        }
    }
    found
}

/// The text that was in force before this one.
fn text_before<'a>(checked: &'a Checked<'_>, notice: &Notice) -> Option<&'a Notice> {
    let texts = checked.council.notices.get(&notice.slug)?;
    texts.iter().rev().nth(1)
}

/// Whether two texts differ in nothing but their day.
fn says_the_same(before: &Notice, now: &Notice) -> bool {
    let says = FrontMatter {
        updated: before.front_matter().updated,
        ..now.front_matter().clone()
    };
    says == *before.front_matter() && before.document.body().trim() == now.document.body().trim()
}

fn review(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce {
        notice,
        says,
        source,
        ..
    } in checked.notices()
    {
        let (message, mend) = match says.review_by {
            None => (
                "the notice does not say by when it is looked at again".to_owned(),
                "add `review_by:` with a day within a year or so",
            ),
            Some(day) if day < checked.today => (
                format!("the notice was to be looked at again by {day}"),
                if is_published(checked, notice) {
                    "look at the notice, and write the day of the next look in a new text: this one is published"
                } else {
                    "look at the notice, and write the day of the next look"
                },
            ),
            Some(_) => continue,
        };
        found.push(source.error(REVIEW.id, path!["review_by"], message, mend));
    }
    found
}

/// Whether families were shown this text, so that it may not be edited.
fn is_published(checked: &Checked<'_>, notice: &Notice) -> bool {
    !checked
        .index
        .unpublished()
        .contains(&notice.document.source.file)
}
