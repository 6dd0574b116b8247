//! Sentences that leave open what a notice has to say: who is shown the data, where it goes, and
//! that it is safe.

use std::ops::Range;

use site_model::notice::FrontMatter;
use site_model::{Diagnostic, path};

use super::sentence::{Sentence, plain_words, sentences};
use super::{SHARING, found, warning};
use crate::checked::Checked;
use crate::prose::Prose;
use crate::rule::{Check, Example, Rule};

const RECIPIENTS_ID: &str = "notice-text-open-recipients";
const TRANSFERS_ID: &str = "notice-text-open-transfers";
const GUARANTEE_ID: &str = "notice-text-guarantee";

pub(super) const RECIPIENTS: Rule = Rule {
    id: RECIPIENTS_ID,
    title: "The text says with whom data is shared, and leaves nobody open.",
    source: "UK GDPR Articles 5(1)(a) and 13(1)(e)",
    read: &[
        "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/the-right-to-be-informed/what-privacy-information-should-we-provide/",
    ],
    why: "A family agrees to be helped by those whom it was told about. `And others` may be a service that it hides from.",
    looks: Some(
        "Anywhere: `not limited to`, `a number of other services` (organisations, agencies, partners). In a sentence that says share, disclose or recipients in any form, under such a heading or in a list that such a line announces: `third parties`, `third party`, `with others`, `and others`, `among others`, `other council services`, `other services` (organisations, agencies, partners) before `as appropriate` or after `any`, `and` or `or`, `a number of services` (organisations, agencies, partners), the same after `relevant`, `selected`, `trusted`, `a range of` and `a variety of` in a sentence that itself speaks of sharing, `etc`, and `such as` after services, organisations, agencies, partners, bodies, providers, professionals, charities, companies or authorities. A sentence that says no, not, never, nobody or the like may name third parties, others, `relevant services` and the like, and after it `any other services`. What stands in quotation marks is passed over.",
    ),
    mend: "name each recipient as in `recipients:`, or the kind of recipient and when it is told",
    example: Example {
        breaks: "We share it with the following, but not limited to, organisations:",
        keeps: "We share it with these organisations and with nobody else:",
    },
    check: Check::Council(recipients),
};

pub(super) const TRANSFERS: Rule = Rule {
    id: TRANSFERS_ID,
    title: "Where the text says that data may leave the United Kingdom, it says where to and under which safeguard.",
    source: "UK GDPR Articles 13(1)(f) and 44A to 49",
    read: &[
        "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/international-transfers/",
    ],
    why: "`Appropriate safeguards` protect nobody who cannot ask which ones, and in which country.",
    looks: Some(
        "A sentence of the text, or of `transfers:`, with `outside`, `outside of`, `out of`, `leave` or `leaves` before `the UK`, `the United Kingdom`, `the country` or `the EEA`, or with `transferred`, `sent` or `stored abroad`, and one of `if`, `should`, `may`, `might`, `could`, `can`, `where`, `when`, `ever`, `event`, and one of `data`, `information`, `details`, `records`, `it`, `transferred`, `stored`, that neither names a safeguard (`adequacy`, `adequate`, `transfer agreement`, `IDTA`, `addendum`, `contractual clauses`, `binding corporate rules`) nor a place or safeguard of `transfers_to:`. A sentence that says `not`, `never` or `nobody` is passed over, as are `born outside`, `live outside`, `travel outside`, `from outside`, `you leave` and the like, and what stands in quotation marks.",
    ),
    mend: "say that it stays in the United Kingdom, or name the country and the safeguard, here and in `transfers_to:`",
    example: Example {
        breaks: "Should data be transferred outside the UK, the Council will ensure appropriate safeguards.",
        keeps: "Your information stays in the United Kingdom.",
    },
    check: Check::Council(transfers),
};

pub(super) const GUARANTEE: Rule = Rule {
    id: GUARANTEE_ID,
    title: "The text promises what is done to keep data safe, and does not frighten.",
    source: "UK GDPR Articles 5(1)(f), 12(1) and 32",
    read: &[
        "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/security/a-guide-to-data-security/",
    ],
    why: "The law asks for security in proportion to the risk, not for a guarantee. `We cannot guarantee` tells a family nothing that it can use, and may keep it from asking for help.",
    looks: Some(
        "`cannot guarantee`, `can not guarantee`, `can't guarantee`, `could not guarantee`, `no guarantee`, `not guaranteed`, in a sentence that says data, information, details, records, submit, send, secure, security, safe, safety, internet, website, email or intercepted; and `at your own risk`. What stands in quotation marks is passed over. A warning.",
    ),
    mend: "say what is done to protect the data, and what a family can do",
    example: Example {
        breaks: "We cannot guarantee that what you submit will not be intercepted.",
        keeps: "What you send is encrypted. Only people who help your family can open it.",
    },
    check: Check::Council(guarantee),
};

/// What may be told of a family in the plural.
const BODIES: [&str; 10] = [
    "services",
    "organisations",
    "agencies",
    "partners",
    "bodies",
    "providers",
    "professionals",
    "charities",
    "companies",
    "authorities",
];

fn recipients(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        for sentence in notice.said.with_one_of(&OPENING) {
            for words in open_ends(sentence) {
                let written = sentence.written(&words);
                findings.push(found(
                    RECIPIENTS_ID,
                    &notice,
                    sentence,
                    &words,
                    format!("`{written}` leaves open who is told"),
                    "name each recipient as in `recipients:`, or the kind of recipient and when it is told",
                ));
            }
        }
    }
    findings
}

/// One of them stands in all of the phrases below.
const OPENING: [&str; 12] = [
    "limited", "number", "other", "etc", "relevant", "selected", "trusted", "range", "variety",
    "third", "others", "such",
];

/// Words that leave recipients open wherever they stand.
const OPEN: [&str; 6] = [
    "but not limited to",
    "not limited to",
    "a number of other services",
    "a number of other organisations",
    "a number of other agencies",
    "a number of other partners",
];

/// Words that do where the text speaks of sharing.
const OPEN_IN_SHARING: [&str; 6] = [
    "other council services",
    "other services as appropriate",
    "other organisations as appropriate",
    "other agencies as appropriate",
    "other partners as appropriate",
    "etc",
];

/// Words that do there before services, organisations, agencies or partners.
const SOME: [&str; 2] = ["and other", "a number of"];

/// Words that do there unless it was said before that none of them is told.
const SOME_UNLESS_DENIED: [&str; 2] = ["any other", "or other"];

/// Words that do in a sentence which itself speaks of sharing: elsewhere a family may be helped to
/// find `relevant services`.
const SOME_IN_A_SENTENCE: [&str; 5] = [
    "relevant",
    "selected",
    "trusted",
    "a range of",
    "a variety of",
];

/// Words that do there unless the sentence says that nobody of the kind is told.
const OPEN_UNLESS_DENIED: [&str; 6] = [
    "third parties",
    "third party",
    "with others",
    "and others",
    "among others",
    "amongst others",
];

/// Where a sentence leaves open who is told.
fn open_ends(sentence: &Sentence<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = sentence.find(&OPEN).into_iter().collect();
    if sentence.stands_under(&SHARING) {
        found.extend(sentence.find(&OPEN_IN_SHARING));
        found.extend(some(sentence, &SOME));
        found.extend(
            some(sentence, &SOME_UNLESS_DENIED)
                .filter(|words| !sentence.denies_before(words.start)),
        );
        if sentence.says(&SHARING) && !sentence.denies() {
            found.extend(some(sentence, &SOME_IN_A_SENTENCE));
        }
        if !sentence.denies() {
            found.extend(sentence.find(&OPEN_UNLESS_DENIED));
        }
        let examples = sentence.find(&["such as"]).and_then(|examples| {
            let named = examples.start.checked_sub(1)?;
            BODIES
                .contains(&sentence.plain(named))
                .then_some(named..examples.end)
        });
        found.extend(examples);
    }
    found
}

/// Whom texts leave open most.
const OTHERS: [&str; 4] = ["services", "organisations", "agencies", "partners"];

/// Where one of these phrases stands before services, organisations, agencies or partners.
fn some(sentence: &Sentence<'_>, phrases: &[&str]) -> Option<Range<usize>> {
    (0..sentence.words.len()).find_map(|start| {
        let length = phrases
            .iter()
            .find_map(|phrase| sentence.matches(start, phrase))?;
        let end = start + length;
        OTHERS
            .contains(&sentence.plain(end))
            .then_some(start..end + 1)
    })
}

const NAME_WHERE_TO: &str = "say that it stays in the United Kingdom, or name the country and the safeguard, here and in `transfers_to:`";

fn transfers(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        let message = |written: &str| {
            format!(
                "data may go `{written}`, and the text names neither where to nor what protects it there"
            )
        };
        for sentence in notice.said.with_one_of(&LEADING_OUT) {
            if let Some(leaves) = left_open(sentence, notice.says) {
                let message = message(sentence.written(&leaves));
                findings.push(found(
                    TRANSFERS_ID,
                    &notice,
                    sentence,
                    &leaves,
                    message,
                    NAME_WHERE_TO,
                ));
            }
        }
        // The sentence of the front matter is published above the text.
        let promised = Prose::read(notice.says.transfers.as_deref().unwrap_or_default(), 0);
        for sentence in sentences(&promised) {
            if let Some(leaves) = left_open(&sentence, notice.says) {
                let message = message(sentence.written(&leaves));
                findings.push(notice.source.error(
                    TRANSFERS_ID,
                    path!["transfers"],
                    message,
                    NAME_WHERE_TO,
                ));
            }
        }
    }
    findings
}

/// Where a sentence says that data may leave the country, without where to and what protects it.
fn left_open(sentence: &Sentence<'_>, says: &FrontMatter) -> Option<Range<usize>> {
    let leaves = sentence.find(&LEAVING)?;
    let is_of_a_person = leaves
        .start
        .checked_sub(1)
        .is_some_and(|before| OF_A_PERSON.contains(&sentence.plain(before)));
    let is_left_open = sentence.says(&MAYBE) && sentence.says(&DATA) && !sentence.denies();
    (is_left_open && !is_of_a_person && !names_a_safeguard(sentence, says)).then_some(leaves)
}

/// One of them stands in all of the phrases below.
const LEADING_OUT: [&str; 5] = ["outside", "out", "leave", "leaves", "abroad"];

const LEAVING: [&str; 24] = [
    "outside the uk",
    "outside of the uk",
    "outside the united kingdom",
    "outside of the united kingdom",
    "outside the country",
    "outside of the country",
    "outside the eea",
    "outside of the eea",
    "outside the european economic area",
    "out of the uk",
    "out of the united kingdom",
    "out of the country",
    "leave the uk",
    "leaves the uk",
    "leave the united kingdom",
    "leaves the united kingdom",
    "leave the country",
    "leaves the country",
    "leave the eea",
    "leaves the eea",
    "out of the eea",
    "transferred abroad",
    "sent abroad",
    "stored abroad",
];

/// Words before them that speak of where a family is, not its data.
const OF_A_PERSON: [&str; 11] = [
    "born",
    "from",
    "live",
    "lived",
    "lives",
    "living",
    "they",
    "travel",
    "travelled",
    "travelling",
    "you",
];

const MAYBE: [&str; 10] = [
    "if", "should", "may", "might", "could", "where", "when", "ever", "event", "can",
];

const DATA: [&str; 7] = [
    "data",
    "information",
    "details",
    "records",
    "it",
    "transferred",
    "stored",
];

fn names_a_safeguard(sentence: &Sentence<'_>, says: &FrontMatter) -> bool {
    sentence.says(&[
        "adequacy",
        "adequate",
        "transfer agreement",
        "idta",
        "addendum",
        "contractual clauses",
        "binding corporate rules",
    ]) || says.transfers_to.iter().any(|transfer| {
        let place = plain_words(&transfer.to).join(" ");
        let safeguard = transfer
            .safeguard
            .as_deref()
            .map(plain_words)
            .unwrap_or_default()
            .join(" ");
        [place, safeguard]
            .iter()
            .any(|named| !named.is_empty() && sentence.says(&[named]))
    })
}

/// One of them stands in all of the phrases below.
const GUARANTEEING: [&str; 3] = ["guarantee", "guaranteed", "risk"];

const NO_GUARANTEE: [&str; 6] = [
    "cannot guarantee",
    "can not guarantee",
    "can't guarantee",
    "could not guarantee",
    "no guarantee",
    "not guaranteed",
];

/// What the security of data is about: a place in a group may well not be guaranteed.
const AT_RISK: [&str; 17] = [
    "data",
    "information",
    "details",
    "records",
    "submit",
    "submitted",
    "send",
    "sent",
    "secure",
    "security",
    "safe",
    "safely",
    "safety",
    "internet",
    "website",
    "email",
    "intercepted",
];

fn guarantee(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        for sentence in notice.said.with_one_of(&GUARANTEEING) {
            let unsure = sentence
                .find(&NO_GUARANTEE)
                .filter(|_| sentence.says(&AT_RISK));
            let Some(words) = unsure.or_else(|| sentence.find(&["at your own risk"])) else {
                continue;
            };
            let written = sentence.written(&words);
            findings.push(warning(found(
                GUARANTEE_ID,
                &notice,
                sentence,
                &words,
                format!("`{written}` frightens and promises nothing"),
                "say what is done to protect the data, and what a family can do",
            )));
        }
    }
    findings
}
