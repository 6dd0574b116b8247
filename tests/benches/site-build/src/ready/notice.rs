//! A notice: its promise, line by line, as our page tells it.

use serde::Serialize;
use site_model::notice::NoticeVersion;

use super::{Heading, Line, Ready, Voice, line, link};
use crate::corpus::notice::{
    AUTOMATED, LAW, Notice, OWNER, PROCESSOR, RIGHTS, SCHEDULE_1, TRANSFERS,
};
use crate::corpus::{COUNCIL, COUNCIL_NAME, Corpus, EMAIL, FORM, FORM_TITLE, HUBS, WEBSITE};

/// A row with more lines than this shows some of them at first.
const MOST_LINES: usize = 9;

/// How many lines a longer row shows at first, unless more of them are sensitive.
const LINES_OF_A_LONG_ROW: usize = 5;

#[derive(Serialize)]
struct Page {
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    lead: String,
    updated_line: String,
    published_line: String,
    canonical: String,
    versions: String,
    promise: Vec<Row>,
    headings: Vec<Heading>,
    fingerprint: String,
}

#[derive(Serialize)]
struct Row {
    key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    lines: Vec<Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    more: Option<More>,
}

#[derive(Serialize)]
struct More {
    summary: String,
    lines: Vec<Line>,
}

pub(super) fn ready(
    notice: &Notice,
    corpus: &Corpus,
    voice: Voice<'_>,
) -> Result<Ready, serde_json::Error> {
    let home = format!("/{COUNCIL}/notices/{}/", notice.slug);
    let version = NoticeVersion::of(&notice.markdown);
    let mut fingerprint = voice.with("notice-fingerprint", "version", version.as_str());
    if notice.covers_form {
        fingerprint = format!("{fingerprint} {}", voice.plain("notice-fingerprint-kept"));
    }
    let page = Page {
        kind: "notice",
        title: notice.title.clone(),
        lead: notice.summary.clone(),
        updated_line: voice.with("notice-updated", "date", voice.date(notice.updated)),
        published_line: voice.with("notice-published", "date", voice.date(notice.updated)),
        canonical: format!("{WEBSITE}{home}"),
        versions: format!("{home}versions/"),
        promise: promise(notice, corpus, voice),
        headings: notice.headings.iter().map(|text| heading(text)).collect(),
        fingerprint,
    };
    Ok(Ready {
        file: format!("{COUNCIL}/notices/{}.md", notice.slug),
        front_matter: serde_json::to_string(&page)?,
        body: notice.body.clone(),
    })
}

fn heading(text: &str) -> Heading {
    Heading {
        id: text.to_lowercase().replace(' ', "-"),
        text: text.to_owned(),
    }
}

fn promise(notice: &Notice, corpus: &Corpus, voice: Voice<'_>) -> Vec<Row> {
    let row = |name: &str, lines| Row::new(voice, name, lines, 0);
    let mut rows = vec![
        categories(notice, voice),
        row(
            "sources",
            notice.sources.iter().map(|one| line(*one)).collect(),
        ),
        row(
            "purposes",
            notice.purposes.iter().map(|one| line(*one)).collect(),
        ),
        row("basis", vec![line(basis(voice))]),
    ];
    if notice.is_sensitive() {
        rows.push(row("special", vec![line(condition(voice))]));
    }
    rows.extend([
        row("recipients", recipients(notice, corpus, voice)),
        row("transfers", vec![line(TRANSFERS)]),
        row("retention", retention(notice, voice)),
        row(
            "refuse",
            vec![
                line(voice.plain("promise-obligation-none")),
                line(&notice.if_you_refuse),
            ],
        ),
        row("automated", vec![line(AUTOMATED)]),
        row("rights", rights(voice)),
        row("complaints", complaints(voice)),
        row(
            "controller",
            vec![
                line(COUNCIL_NAME),
                link(&notice.phone, telephone(&notice.phone)),
            ],
        ),
        row(
            "officer",
            vec![link(format!("dpo@{EMAIL}"), format!("mailto:dpo@{EMAIL}"))],
        ),
        row(
            "review",
            vec![line(voice.with(
                "promise-review-by",
                "date",
                voice.date(notice.review_by),
            ))],
        ),
        row("covers", covers(notice, voice)),
    ]);
    rows
}

impl Row {
    fn new(voice: Voice<'_>, name: &str, mut lines: Vec<Line>, open: usize) -> Self {
        let more = (lines.len() > MOST_LINES.max(open)).then(|| {
            let lines = lines.split_off(LINES_OF_A_LONG_ROW.max(open));
            More {
                summary: voice.with("promise-more", "count", lines.len()),
                lines,
            }
        });
        Self {
            key: voice.plain(&format!("promise-{name}")),
            note: None,
            lines,
            more,
        }
    }
}

fn categories(notice: &Notice, voice: Voice<'_>) -> Row {
    let mut categories = notice.categories.clone();
    categories.sort_by_key(|(_, special)| !special);
    let open = categories.iter().filter(|(_, special)| *special).count();
    let lines = categories.iter().map(|(label, special)| match special {
        true => line(voice.with("promise-category-special", "label", *label)),
        false => line(*label),
    });
    Row {
        note: (open > 0).then(|| voice.plain("promise-special-explained")),
        ..Row::new(voice, "categories", lines.collect(), open)
    }
}

fn basis(voice: Voice<'_>) -> String {
    let given = [
        ("meaning", voice.plain("basis-6-1-e").into()),
        ("article", "6(1)(e)".into()),
        ("law", LAW.into()),
    ];
    voice.say("promise-article-law", &given)
}

fn condition(voice: Voice<'_>) -> String {
    let given = [
        ("meaning", voice.plain("basis-9-2-h").into()),
        ("article", "9(2)(h)".into()),
        ("schedule", SCHEDULE_1.into()),
    ];
    voice.say("promise-article-schedule", &given)
}

fn recipients(notice: &Notice, corpus: &Corpus, voice: Voice<'_>) -> Vec<Line> {
    let to = notice.recipients.iter().map(|one| {
        let to = &corpus.organisations[*one];
        let said = voice.with("promise-recipient-if-you-agree", "recipient", &to.name);
        link(said, format!("/{COUNCIL}/organisations/{}/", to.slug))
    });
    let processor = [("name", PROCESSOR.0.into()), ("role", PROCESSOR.1.into())];
    to.chain([line(voice.say("promise-processor", &processor))])
        .collect()
}

fn retention(notice: &Notice, voice: Voice<'_>) -> Vec<Line> {
    let kept = |record: &str, count: u16, unit: &str, after: &str| {
        let period = [("count", u32::from(count).into()), ("unit", unit.into())];
        let given = [
            ("record", voice.plain(record).into()),
            ("period", voice.say("retention-period", &period).into()),
        ];
        voice.with("retention-then-delete", "promise", voice.say(after, &given))
    };
    let family = kept(
        "retention-family",
        notice.years,
        "year",
        "retention-after-last-contact",
    );
    if !notice.covers_form {
        let given = [("promise", family.into()), ("owner", OWNER.into())];
        return vec![line(voice.say("retention-owner", &given))];
    }
    vec![
        line(kept(
            "retention-draft",
            7,
            "day",
            "retention-after-last-change",
        )),
        line(kept(
            "retention-submission",
            notice.years,
            "year",
            "retention-after-last-contact",
        )),
        line(family),
        line(voice.with("retention-owner-of-all", "owner", OWNER)),
    ]
}

fn rights(voice: Voice<'_>) -> Vec<Line> {
    let how = link(
        voice.plain("promise-rights-how"),
        format!("/{COUNCIL}/your-rights/"),
    );
    let rights = RIGHTS
        .iter()
        .map(|right| line(voice.plain(&format!("right-{right}"))));
    [how].into_iter().chain(rights).collect()
}

fn complaints(voice: Voice<'_>) -> Vec<Line> {
    let period = [("count", 30_u32.into()), ("unit", "day".into())];
    let period = voice.say("retention-period", &period);
    vec![
        link(
            format!("complaints@{EMAIL}"),
            format!("mailto:complaints@{EMAIL}"),
        ),
        line(voice.with("promise-acknowledged", "period", period)),
        link(
            voice.plain("promise-commissioner"),
            "https://ico.org.uk/make-a-complaint/",
        ),
        link(
            voice.with(
                "promise-commissioner-phone",
                "phone",
                "0303\u{a0}123\u{a0}1113",
            ),
            "tel:03031231113",
        ),
    ]
}

fn covers(notice: &Notice, voice: Voice<'_>) -> Vec<Line> {
    let mut lines = vec![line(HUBS[notice.hub].1)];
    if notice.covers_form {
        let said = voice.with("promise-covers-form", "title", FORM_TITLE);
        lines.push(link(said, format!("/{COUNCIL}/forms/{FORM}/")));
    }
    lines
}

/// The address that calls a number.
fn telephone(number: &str) -> String {
    format!("tel:{}", number.replace(' ', ""))
}
