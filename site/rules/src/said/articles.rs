//! Articles of UK GDPR that a text cites, and law that is not the United Kingdom's.

use std::ops::Range;

use site_model::Diagnostic;
use site_model::lawful_basis::{article_6_basis, article_9_condition};
use site_model::notice::FrontMatter;

use super::found;
use super::sentence::Sentence;
use crate::checked::Checked;
use crate::rule::{Check, Example, Rule};

const ARTICLE_ID: &str = "notice-text-article";
const EUROPEAN_LAW_ID: &str = "notice-text-european-law";

pub(super) const ARTICLE: Rule = Rule {
    id: ARTICLE_ID,
    title: "An article that the text cites exists, and the front matter names it.",
    source: "UK GDPR Articles 6(1), 9(2) and 13(1)(c)",
    read: &[
        "https://www.legislation.gov.uk/eur/2016/679/article/6",
        "https://www.legislation.gov.uk/eur/2016/679/article/9",
    ],
    why: "A basis that does not exist makes nothing lawful, and two bases leave a family unsure which rights it has.",
    looks: Some(
        "`6(1)(e)`, `9(2)(g)` and the like, spaces inside allowed, that do not follow `section`, `paragraph`, `regulation`, `schedule`, `rule` or `part`. `Article 9(1)` without a letter speaks of the prohibition and is passed over, as is what stands in quotation marks.",
    ),
    mend: "cite an article of `lawful_basis:` or `special_category_conditions:`, or add it there",
    example: Example {
        breaks: "We rely on article 9(1)(g).",
        keeps: "We rely on article 9(2)(g).",
    },
    check: Check::Council(article),
};

pub(super) const EUROPEAN_LAW: Rule = Rule {
    id: EUROPEAN_LAW_ID,
    title: "The text speaks of United Kingdom law.",
    source: "UK GDPR as amended by the Data Protection, Privacy and Electronic Communications (Amendments etc) (EU Exit) Regulations 2019",
    read: &["https://www.legislation.gov.uk/eur/2016/679/article/9"],
    why: "UK GDPR speaks of domestic law. A family that is sent to the law of the European Union looks for its rights in the wrong place.",
    looks: Some(
        "`Member State`, `Union law`, `law of the Union`, `EU law`, `European Union law`, `EU GDPR`, `European Commission`, `European Data Protection Board`; `Regulation (EU) 2016/679` in a sentence without `UK` or `United Kingdom`. `European Commission` beside `addendum` is passed over: the UK addendum is to its contract clauses. So is what stands in quotation marks.",
    ),
    mend: "write `domestic law` or the name of the Act, `UK GDPR`, and `the Information Commissioner`",
    example: Example {
        breaks: "on the basis of Union or Member State law",
        keeps: "on the basis of the law of the United Kingdom",
    },
    check: Check::Council(european_law),
};

fn article(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        for sentence in notice.said.with_one_of(&["6", "9"]) {
            for (cited, words) in citations(sentence) {
                if let Some((message, mend)) = wrong(&cited, notice.says) {
                    findings.push(found(ARTICLE_ID, &notice, sentence, &words, message, mend));
                }
            }
        }
    }
    findings
}

fn wrong(cited: &str, says: &FrontMatter) -> Option<(String, &'static str)> {
    let of_article_6 = cited.starts_with('6');
    let exists = article_6_basis(cited).is_some() || article_9_condition(cited).is_some();
    if !exists {
        let mend = if of_article_6 {
            "lawful bases are Article 6(1)(a) to (f); cite one that `lawful_basis:` names"
        } else {
            "conditions are Article 9(2)(a) to (j), and 9(1) is the prohibition; substantial public interest is 9(2)(g)"
        };
        return Some((
            format!("the text cites `{cited}`, and there is no such basis"),
            mend,
        ));
    }
    let is_named = says.lawful_basis.iter().any(|basis| basis.article == cited)
        || says
            .special_category_conditions
            .iter()
            .any(|c| c.article == cited);
    (!is_named).then(|| {
        (
            format!("the text cites `{cited}`, and the front matter does not name it"),
            if of_article_6 {
                "add it to `lawful_basis:`, or cite an article from there"
            } else {
                "add it to `special_category_conditions:`, or cite an article from there"
            },
        )
    })
}

/// The provisions of Articles 6 and 9 that a sentence cites with a letter, e.g. `6(1)(e)`.
fn citations(sentence: &Sentence<'_>) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for at in 0..sentence.words.len() {
        let article = sentence.plain(at);
        let words = at..at + 3;
        let before = at
            .checked_sub(1)
            .map_or("", |before| sentence.plain(before));
        let of_another_law = matches!(
            before.strip_suffix('s').unwrap_or(before),
            "section" | "paragraph" | "regulation" | "schedule" | "rule" | "part"
        );
        let is_cited = matches!(article, "6" | "9")
            && !of_another_law
            && !sentence.follows(at, &['(', '.', '-', '/'])
            && is_bracketed(sentence, at + 1, |c| c.is_ascii_digit())
            && is_bracketed(sentence, at + 2, |c| c.is_ascii_lowercase());
        if is_cited {
            let cited = format!(
                "{article}({})({})",
                sentence.plain(at + 1),
                sentence.plain(at + 2)
            );
            found.push((cited, words));
        }
    }
    found
}

/// Whether this word is one or two such characters after an opening bracket.
fn is_bracketed(sentence: &Sentence<'_>, at: usize, is: fn(char) -> bool) -> bool {
    let word = sentence.plain(at);
    (1..=2).contains(&word.len()) && word.chars().all(is) && sentence.follows(at, &['('])
}

fn european_law(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        for sentence in notice.said.with_one_of(&EUROPEAN_WORDS) {
            let Some(words) = european_words(sentence) else {
                continue;
            };
            let written = sentence.written(&words);
            findings.push(found(
                EUROPEAN_LAW_ID,
                &notice,
                sentence,
                &words,
                format!("the text speaks of `{written}`, which is not the law here"),
                "write `domestic law` or the name of the Act; the supervisory authority is the Information Commissioner",
            ));
        }
    }
    findings
}

/// One of them stands in whatever speaks of European law.
const EUROPEAN_WORDS: [&str; 4] = ["union", "member", "eu", "european"];

fn european_words(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let always = sentence.find(&[
        "union or member state law",
        "union and member state law",
        "member state law",
        "member state",
        "member states",
        "union law",
        "law of the union",
        "eu law",
        "european union law",
        "eu gdpr",
        "european data protection board",
    ]);
    always
        .or_else(|| {
            let commission = sentence.find(&["european commission"])?;
            (!sentence.says(&["addendum"])).then_some(commission)
        })
        .or_else(|| {
            let regulation = sentence.find(&["regulation eu 2016 679", "eu 2016 679"])?;
            (!sentence.says(&["uk", "united kingdom"])).then_some(regulation)
        })
}
