//! HTML in the texts of feeds, as text.

/// A summary is a sentence; one longer than this is cut after a word. In characters.
const LONGEST_SUMMARY: usize = 200;

/// What is shown apart from what stands before it.
const BLOCKS: [&str; 16] = [
    "address",
    "article",
    "blockquote",
    "br",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "p",
    "section",
    "table",
    "tr",
];

/// Names of characters that stand in feeds often.
const ENTITIES: [(&str, &str); 16] = [
    ("amp", "&"),
    ("apos", "'"),
    ("eacute", "é"),
    ("gt", ">"),
    ("hellip", "…"),
    ("ldquo", "“"),
    ("lsquo", "‘"),
    ("lt", "<"),
    ("mdash", "—"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("pound", "£"),
    ("quot", "\""),
    ("rdquo", "”"),
    ("rsquo", "’"),
    ("shy", ""),
];

/// A text on one line, without tags, with its characters as they are read.
pub(super) fn plain(text: &str) -> String {
    let text = if has_tags(text) {
        without_tags(text, false)
    } else {
        text.to_owned()
    };
    let words = decoded(&text);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as Markdown: paragraphs, list items and links of HTML; else as it is.
pub(super) fn markdown(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if !has_tags(&text) {
        return text.trim().to_owned();
    }
    let marked = without_tags(&text, true);
    // One empty line between paragraphs, none inside of a list.
    let mut lines: Vec<&str> = Vec::new();
    for line in marked.lines().map(str::trim) {
        let after_empty = lines.last().is_none_or(|last| last.is_empty());
        if !(line.is_empty() && after_empty) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

/// The first sentence of a text on one line.
pub(super) fn first_sentence(text: &str) -> String {
    let end = text
        .match_indices(['.', '!', '?'])
        .map(|(at, _)| at + 1)
        .find(|end| text[*end..].starts_with(' '))
        .unwrap_or(text.len());
    let sentence = &text[..end];
    if sentence.chars().count() <= LONGEST_SUMMARY {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(LONGEST_SUMMARY).collect();
    let words = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{words}…")
}

fn has_tags(text: &str) -> bool {
    text.match_indices('<')
        .any(|(at, _)| tag(&text[at..]).is_some())
}

/// A tag at the beginning of a text: its name in small letters with a slash where it ends something,
/// its attributes, and its length.
fn tag(text: &str) -> Option<(String, &str, usize)> {
    let inside = text.strip_prefix('<')?;
    let end = inside.find('>')?;
    let inside = &inside[..end];
    let length = end + 2;
    if let Some(comment) = text.strip_prefix("<!--") {
        let end = comment.find("-->").map_or(text.len(), |end| end + 7);
        return Some((String::new(), "", end));
    }
    let name_end = inside
        .char_indices()
        .skip(1)
        .find(|(_, c)| !c.is_ascii_alphanumeric())
        .map_or(inside.len(), |(at, _)| at);
    let (name, attributes) = inside.split_at(name_end);
    let is_name = name
        .trim_start_matches('/')
        .starts_with(|c: char| c.is_ascii_alphabetic());
    is_name.then(|| (name.to_ascii_lowercase(), attributes, length))
}

fn without_tags(text: &str, marked: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut link = None;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        push_text(&mut out, &rest[..at]);
        rest = &rest[at..];
        let Some((name, attributes, length)) = tag(rest) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        rest = &rest[length..];
        match name.as_str() {
            "script" | "style" => {
                let close = rest.to_ascii_lowercase().find(&format!("</{name}"));
                rest = close.map_or("", |at| &rest[at..]);
            }
            "li" => out.push_str(if marked { "\n- " } else { " " }),
            "ul" | "ol" | "/ul" | "/ol" => out.push_str("\n\n"),
            "br" => out.push('\n'),
            "a" if marked => {
                link = href(attributes);
                if link.is_some() {
                    out.push('[');
                }
            }
            "/a" => {
                if let Some(href) = link.take() {
                    out.push_str(&format!("]({href})"));
                }
            }
            name if BLOCKS.contains(&name.trim_start_matches('/')) => out.push_str("\n\n"),
            _ => {}
        }
    }
    push_text(&mut out, rest);
    out
}

/// White space in HTML is one space.
fn push_text(out: &mut String, text: &str) {
    let text = text.replace("&nbsp;", " ");
    if text.starts_with(char::is_whitespace) && !out.ends_with(char::is_whitespace) {
        out.push(' ');
    }
    out.push_str(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    if text.ends_with(char::is_whitespace) && !out.ends_with(char::is_whitespace) {
        out.push(' ');
    }
}

/// Where a link leads, if that is on the web or an address.
fn href(attributes: &str) -> Option<String> {
    let (_, value) = attributes.split_once("href=")?;
    let quote = value.chars().next().filter(|c| ['"', '\''].contains(c));
    let value = match quote {
        Some(quote) => value[1..].split(quote).next(),
        None => value.split_whitespace().next(),
    }?;
    let value = decoded(value.trim());
    let leads = ["http://", "https://", "mailto:", "tel:"];
    let is_whole = leads.iter().any(|scheme| value.starts_with(scheme))
        && !value.contains(|c: char| c.is_whitespace() || "()<>".contains(c));
    is_whole.then_some(value)
}

/// `&amp;` and its like as the characters that they name.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let named = rest[1..].split_once(';').and_then(|(name, after)| {
            let character = character(name)?;
            Some((character, after))
        });
        match named {
            Some((character, after)) => {
                out.push_str(&character);
                rest = after;
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    let (_, character) = ENTITIES.iter().find(|(known, _)| *known == name)?;
    Some((*character).to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn html_becomes_paragraphs_lists_and_links() {
        let html = "<p>Come &amp; play.&nbsp;All\nwelcome</p><ul><li>Toys</li><li>Tea <b>and</b> cake</li></ul>\
                    <p>See <a class=x href=\"https://a.example/?b&amp;c\">our page</a>.</p><script>alert(1)</script>";
        assert_eq!(
            markdown(html),
            "Come &amp; play. All welcome\n\n- Toys\n- Tea and cake\n\nSee [our page](https://a.example/?b&c)."
        );
        assert_eq!(
            plain(html),
            "Come & play. All welcome Toys Tea and cake See our page."
        );
    }

    #[test]
    fn a_text_without_tags_stays() {
        for text in ["1 < 2 and 3 > 2", "a <3 b", "- a\n- b\n\nc"] {
            assert_eq!(markdown(text), text);
        }
        assert_eq!(
            plain("Mums &amp; Dads &#x26; &unknown; R&B"),
            "Mums & Dads & &unknown; R&B"
        );
    }

    #[test]
    fn a_summary_is_the_first_sentence() {
        assert_eq!(first_sentence("Stay and play. For all!"), "Stay and play.");
        assert_eq!(first_sentence("No. 5 is www.a.example"), "No.");
        let long = "word ".repeat(100);
        assert!(first_sentence(&long).chars().count() <= LONGEST_SUMMARY + 1);
        assert!(first_sentence(&long).ends_with("word…"));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "[<>/a-z &;#!\"='\\-é\n]{0,200}") {
            let _ = (markdown(&text), first_sentence(&plain(&text)));
        }
    }
}
