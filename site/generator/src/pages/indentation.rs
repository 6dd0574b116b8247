//! Pages without the indentation of their templates: a family pays for each byte.

/// Elements in which white space is shown, or counted in a hash: their start and end tags.
const AS_THEY_ARE: [(&str, &str); 3] = [
    ("<pre", "</pre"),
    ("<textarea", "</textarea"),
    ("<script", "</script"),
];

/// The page without white space around its lines and without empty lines, but for what stands in elements
/// in which it matters. A line's end stays: between words it is a space.
pub(super) fn without_indentation(html: &str) -> String {
    let mut page = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((start, end)) = next_as_it_is(rest) {
        push_lines(&mut page, &rest[..start]);
        page.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    push_lines(&mut page, rest);
    page
}

/// Where the next element begins that stays as it is, and where it ends.
fn next_as_it_is(html: &str) -> Option<(usize, usize)> {
    html.match_indices('<').find_map(|(at, _)| {
        let rest = &html[at..];
        let (_, end) = AS_THEY_ARE
            .iter()
            .find(|(start, _)| rest.starts_with(start))?;
        Some((at, at + rest.find(end).unwrap_or(rest.len())))
    })
}

fn push_lines(page: &mut String, text: &str) {
    for line in text.split_inclusive('\n') {
        let at_start = page.is_empty() || page.ends_with('\n');
        let shown = if at_start { line.trim_start() } else { line };
        if shown.is_empty() {
            continue;
        }
        match shown.strip_suffix('\n') {
            Some(shown) => {
                page.push_str(shown.trim_end());
                page.push('\n');
            }
            None => page.push_str(shown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::without_indentation;

    #[test]
    fn indentation_and_empty_lines_are_left_out() {
        assert_eq!(
            without_indentation("  <ul>\n\n    <li>One \n      and two</li>\n  </ul>\n"),
            "<ul>\n<li>One\nand two</li>\n</ul>\n"
        );
    }

    #[test]
    fn what_shows_its_white_space_stays_as_it_is() {
        let page = "<p>a</p>\n<pre>one\n\n  two</pre>\n<textarea>\n  three\n</textarea>\n";
        assert_eq!(without_indentation(page), page);
    }

    #[test]
    fn a_space_between_words_and_such_an_element_stays() {
        assert_eq!(
            without_indentation("  <script>a\n  b</script> <pre>c</pre> d \n  <p>e\n"),
            "<script>a\n  b</script> <pre>c</pre> d\n<p>e\n"
        );
    }
}
