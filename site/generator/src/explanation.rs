//! What a rule wants and why, in words: for a terminal, and for tools that show Markdown.

use site_rules::{Check, Rule};

/// One rule, explained.
pub struct Explanation {
    rule: &'static Rule,
    parts: Vec<(&'static str, Part)>,
}

/// What stands under a heading.
enum Part {
    Words(String),
    /// Addresses.
    Links(&'static [&'static str]),
    /// Lines of a file.
    Lines(String),
}

/// A waiver of a rule, as a file has it.
pub(crate) fn waiver_of(rule: &Rule) -> String {
    format!(
        "waivers:\n  - rule: {}\n    reason: What the council has not decided yet.\n    \
         owner: Who decides it\n    until: 2027-05-31",
        rule.id
    )
}

/// Whether a file may break this rule for a time. What reading finds is no promise that a council
/// could put off: the file, or what families were shown, is not as it has to be.
pub(crate) fn may_be_waived(rule: &Rule) -> bool {
    matches!(rule.check, Check::Council(_))
}

impl Explanation {
    /// What the table says of a rule.
    pub fn of(rule: &'static Rule) -> Self {
        let words = |text: &str| Part::Words(text.to_owned());
        let lines = |text: &str| Part::Lines(text.to_owned());
        let mut parts = vec![("Source", words(rule.source))];
        if !rule.read.is_empty() {
            parts.push(("Read it at", Part::Links(rule.read)));
        }
        parts.push(("Why", words(rule.why)));
        parts.extend(rule.looks.map(|looks| ("How it looks", words(looks))));
        parts.push(("To mend it", words(rule.mend)));
        parts.push(("This breaks it", lines(rule.example.breaks)));
        parts.push(("This keeps it", lines(rule.example.keeps)));
        parts.push(if may_be_waived(rule) {
            (
                "To waive it for a time, in the file that breaks it",
                Part::Lines(waiver_of(rule)),
            )
        } else {
            ("To waive it", words("No waiver covers it."))
        });
        Self { rule, parts }
    }

    /// For a terminal.
    pub fn to_text(&self) -> String {
        let mut text = format!("{}\n{}\n", self.rule.id, self.rule.title);
        for (heading, part) in &self.parts {
            text += &format!("\n{heading}:\n");
            match part {
                Part::Words(words) => text += &indented(words),
                Part::Links(links) => text.extend(links.iter().map(|link| indented(link))),
                Part::Lines(lines) => text += &indented(lines),
            }
        }
        text
    }

    /// For tools that show Markdown.
    pub fn to_markdown(&self) -> String {
        let mut text = format!("{}\n", self.rule.title);
        for (heading, part) in &self.parts {
            text += &format!("\n**{heading}**\n\n");
            match part {
                Part::Words(words) => text += &format!("{words}\n"),
                Part::Links(links) => {
                    text.extend(links.iter().map(|link| format!("- <{link}>\n")));
                }
                Part::Lines(lines) => text += &format!("```yaml\n{lines}\n```\n"),
            }
        }
        text
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}
