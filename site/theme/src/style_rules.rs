//! The rules of a style sheet that belong to the components in use.
//!
//! MoJ Frontend ships one style sheet for all of its components, with the icons of those that we
//! do not show. What is kept is chosen by class, rule by rule.

/// The rules of a minified style sheet that name one of these components' classes, with the at-rules
/// around them. A declaration that fetches a file is left out. `None` if its braces do not match.
pub(crate) fn of_components(css: &str, components: &[&str]) -> Option<String> {
    let mut kept = String::new();
    let mut rest = css;
    while let Some(open) = rest.find('{') {
        let end = end_of_block(&rest[open..])? + open;
        let (prelude, block) = (&rest[..open], &rest[open + 1..end]);
        // `@charset "UTF-8";` has no block of its own.
        let prelude = prelude.rsplit(';').next().unwrap_or(prelude);
        if prelude.starts_with("@media") || prelude.starts_with("@supports") {
            let inside = of_components(block, components)?;
            if !inside.is_empty() {
                kept.push_str(&format!("{prelude}{{{inside}}}"));
            }
        } else if components.iter().any(|name| names_class(prelude, name)) {
            let declarations: Vec<&str> = block
                .split(';')
                .filter(|declaration| !declaration.contains("url("))
                .collect();
            kept.push_str(&format!("{prelude}{{{}}}", declarations.join(";")));
        }
        rest = &rest[end + 1..];
    }
    (!rest.contains('}')).then_some(kept)
}

/// Where the block ends that the text begins with.
fn end_of_block(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    text.char_indices().find_map(|(at, character)| {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

/// Whether a selector has the component's class, or one of its elements' or modifiers'.
fn names_class(selector: &str, component: &str) -> bool {
    let class = format!(".{component}");
    selector.match_indices(&class).any(|(at, class)| {
        let after = &selector[at + class.len()..];
        let goes_on = |c: char| c.is_ascii_alphanumeric() || c == '-';
        after.starts_with("--") || !after.starts_with(goes_on)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_of_a_component_are_kept_with_what_is_around_them() {
        let css = "@charset \"UTF-8\";:root{--a:1}.m-tag{color:red}.m-tag-list{color:blue}\
                   @media print{.m-tag__part{margin:0}.m-other{margin:0}}@media print{.m-other{top:0}}\
                   .m-other,.x .m-tag--big:focus{color:green;background-image:url(/icon.svg);top:0}";
        assert_eq!(
            of_components(css, &["m-tag"]).as_deref(),
            Some(
                ".m-tag{color:red}@media print{.m-tag__part{margin:0}}\
                 .m-other,.x .m-tag--big:focus{color:green;top:0}"
            )
        );
    }

    #[test]
    fn braces_that_do_not_match_are_no_style_sheet() {
        assert_eq!(of_components("a{color:red", &["a"]), None);
        assert_eq!(of_components("a{color:red}}", &["a"]), None);
    }
}
