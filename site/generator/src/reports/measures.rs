//! What this software does to keep personal data secure: UK GDPR Articles 30(1)(g) and 32(1).
//!
//! One list for both drafts. It says what the software itself does; how a council's own staff,
//! rooms and devices are kept secure, a person adds.

use super::cell::Cell;
use super::said::Said;

/// The measures, by their messages; each is what the code of `functions/` does and its tests hold.
const MEASURES: [&str; 9] = [
    // Article 32(1)(a).
    "report-measure-encryption",
    "report-measure-transport",
    // Article 32(1)(b).
    "report-measure-no-reading",
    "report-measure-roles",
    "report-measure-sessions",
    "report-measure-integrity",
    "report-measure-audit",
    "report-measure-third-parties",
    "report-measure-separation",
];

/// The measures, and what a person has to add.
///
/// Under a notice that covers no form this software keeps nothing, so it protects nothing: what the
/// council does is not said yet.
pub(super) fn measures(said: &Said<'_>) -> Cell {
    let voice = said.voice;
    if said.forms().is_empty() {
        let none = Cell::line(voice.say("report-measure-none"));
        return Cell {
            not_said: Some(voice.say("report-not-said")),
            ..none.and_ask(voice.say("report-measure-none-prompt"))
        };
    }
    Cell::of(MEASURES.map(|id| voice.say(id))).and_ask(voice.say("report-measure-prompt"))
}
