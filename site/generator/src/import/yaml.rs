//! YAML as an editor would write it: short lists on a line, quotation marks only where the text would
//! be read as something else without them.

use std::fmt::Write as _;

use site_model::directory::oruk_id::OrukId;

use super::node::Node;

/// A list of short names is written on one line up to this many characters.
const LINE: usize = 80;

/// Words that some reader of YAML takes for a value other than text.
const OTHER_VALUES: [&str; 14] = [
    "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity",
];

/// The fields of a mapping, a line each or more.
pub(super) fn yaml(node: &Node) -> String {
    let mut text = String::new();
    fields(&mut text, node, 0, true);
    text
}

/// `first_is_indented`: whether the first line still needs its indent; it has it after `- `.
fn fields(text: &mut String, map: &Node, indent: usize, first_is_indented: bool) {
    for (index, (name, value)) in map.said().enumerate() {
        if index > 0 || first_is_indented {
            margin(text, indent);
        }
        text.push_str(name);
        text.push(':');
        match value {
            Node::Text(words) => {
                text.push(' ');
                text.push_str(&scalar(words, indent + 2));
                text.push('\n');
            }
            Node::Plain(word) => {
                let _ = writeln!(text, " {word}");
            }
            Node::List(entries) => list(text, entries, indent, name.len()),
            Node::Map(_) if value.said().next().is_none() => text.push_str(" {}\n"),
            Node::Map(_) => {
                text.push('\n');
                fields(text, value, indent + 2, true);
            }
        }
    }
}

fn list(text: &mut String, entries: &[Node], indent: usize, name: usize) {
    if let Some(line) = on_one_line(entries).filter(|line| indent + name + line.len() + 2 <= LINE) {
        let _ = writeln!(text, " {line}");
        return;
    }
    text.push('\n');
    let inner = indent + 2;
    for entry in entries {
        margin(text, inner);
        text.push_str("- ");
        match entry {
            Node::Text(words) => {
                text.push_str(&scalar(words, inner + 2));
                text.push('\n');
            }
            Node::Plain(word) => {
                let _ = writeln!(text, "{word}");
            }
            Node::Map(_) if entry.said().next().is_none() => text.push_str("{}\n"),
            Node::Map(_) => fields(text, entry, inner + 2, false),
            // No type of content has a list in a list.
            Node::List(_) => text.push_str("[]\n"),
        }
    }
}

/// `[monday, thursday]`, if all are short names.
fn on_one_line(entries: &[Node]) -> Option<String> {
    let names: Option<Vec<String>> = entries
        .iter()
        .map(|entry| match entry {
            Node::Text(word) if is_short_name(word) => Some(scalar(word, 0)),
            _ => None,
        })
        .collect();
    names.map(|names| format!("[{}]", names.join(", ")))
}

fn is_short_name(word: &str) -> bool {
    !word.is_empty()
        && word
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn margin(text: &mut String, indent: usize) {
    text.extend(std::iter::repeat_n(' ', indent));
}

/// A text: as it is, below its name if it has several lines, or in quotation marks. Lines below are
/// indented by `indent`.
pub(crate) fn scalar(words: &str, indent: usize) -> String {
    if can_be_plain(words) {
        words.to_owned()
    } else if can_be_block(words) {
        block(words, indent)
    } else {
        quoted(words)
    }
}

/// Whether the words alone are read as these words by every version of YAML.
fn can_be_plain(words: &str) -> bool {
    let starts_as_text = words.starts_with(|c: char| c.is_alphabetic() || "£(/".contains(c))
        || is_date(words)
        || OrukId::parse(words).is_some()
        || (words.starts_with(|c: char| c.is_ascii_digit())
            && words.contains(' ')
            && words.contains(|c: char| c.is_alphabetic()));
    starts_as_text
        && words.trim() == words
        && !words.contains(": ")
        && !words.contains(" #")
        && !words.ends_with(':')
        && !words.contains(is_invisible)
        && !OTHER_VALUES.contains(&words.to_ascii_lowercase().as_str())
}

/// `2026-11-21`, which content writes without quotation marks.
fn is_date(words: &str) -> bool {
    words.len() == 10 && words.parse::<jiff::civil::Date>().is_ok()
}

/// What cannot be seen in an editor, ends a line in some reader, or turns the direction of the text
/// around it.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00a0}' | '\u{00ad}' | '\u{180e}' | '\u{2000}'..='\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{fdd0}'..='\u{fdef}'
            | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e000}'..='\u{f8ff}')
        || u32::from(c) & 0xfffe == 0xfffe
        || u32::from(c) >= 0xe0000
}

/// Whether each of several lines can stand below the name as it is.
fn can_be_block(words: &str) -> bool {
    let lines = words.strip_suffix('\n').unwrap_or(words);
    lines.contains('\n')
        && !lines.starts_with('\n')
        && !lines.ends_with('\n')
        && lines
            .split('\n')
            .all(|line| line.trim() == line && !line.contains(is_invisible))
}

fn block(words: &str, indent: usize) -> String {
    let mut text = String::from(if words.ends_with('\n') { "|" } else { "|-" });
    for line in words.strip_suffix('\n').unwrap_or(words).split('\n') {
        text.push('\n');
        if !line.is_empty() {
            margin(&mut text, indent);
            text.push_str(line);
        }
    }
    text
}

fn quoted(words: &str) -> String {
    let mut text = String::from("\"");
    for c in words.chars() {
        let code = u32::from(c);
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            c if !is_invisible(c) => text.push(c),
            _ if code <= 0xff => drop(write!(text, "\\x{code:02x}")),
            _ if code <= 0xffff => drop(write!(text, "\\u{code:04x}")),
            _ => drop(write!(text, "\\U{code:08x}")),
        }
    }
    text.push('"');
    text
}
