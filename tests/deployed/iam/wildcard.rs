//! Wildcards of IAM: `*` stands for any characters, also none, and `?` for one.

/// Whether `text` is what `pattern` describes.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    let (mut at, mut from) = (0, 0);
    // The last `*`, and how far it reaches so far: what comes after it is tried again one further.
    let mut star: Option<(usize, usize)> = None;
    while from < text.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, from));
                at += 1;
            }
            Some(sign) if *sign == '?' || *sign == text[from] => {
                at += 1;
                from += 1;
            }
            _ => {
                let Some((place, reached)) = star else {
                    return false;
                };
                star = Some((place, reached + 1));
                at = place + 1;
                from = reached + 1;
            }
        }
    }
    pattern[at..].iter().all(|sign| *sign == '*')
}

/// Whether an ARN is what a pattern describes. The five parts before the resource are compared one
/// by one, as `ArnLike` does, so that a `*` in one of them does not reach into the next.
///
/// IAM User Guide, "IAM JSON policy elements: Resource" and "Condition operators" (ARN).
pub(super) fn matches_arn(pattern: &str, arn: &str) -> bool {
    if pattern == "*" {
        return true;
    }
    let mut patterns = pattern.splitn(6, ':');
    let mut parts = arn.splitn(6, ':');
    loop {
        match (patterns.next(), parts.next()) {
            (None, None) => return true,
            (Some(pattern), Some(part)) if matches(pattern, part) => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition itself, slowly.
    fn by_definition(pattern: &[char], text: &[char]) -> bool {
        match pattern.split_first() {
            None => text.is_empty(),
            Some(('*', rest)) => {
                (0..=text.len()).any(|skipped| by_definition(rest, &text[skipped..]))
            }
            Some((sign, rest)) => text.split_first().is_some_and(|(first, text)| {
                (*sign == '?' || sign == first) && by_definition(rest, text)
            }),
        }
    }

    proptest! {
        #[test]
        fn a_wildcard_matches_what_its_definition_says(pattern in "[ab*?]{0,8}", text in "[ab]{0,10}") {
            let definition = by_definition(
                &pattern.chars().collect::<Vec<_>>(),
                &text.chars().collect::<Vec<_>>(),
            );
            prop_assert_eq!(matches(&pattern, &text), definition);
        }

        #[test]
        fn text_without_wildcards_matches_itself_alone(one in "[a-z:/-]{0,12}", other in "[a-z:/-]{0,12}") {
            prop_assert_eq!(matches(&one, &other), one == other);
        }
    }

    #[test]
    fn a_wildcard_of_an_arn_stays_in_its_part() {
        let table = "arn:aws:dynamodb:eu-west-2:123456789012:table/hub-public";
        assert!(matches_arn(table, table));
        assert!(matches_arn("arn:aws:dynamodb:*:*:table/hub-*", table));
        assert!(!matches_arn("arn:aws:dynamodb:*:table/hub-public", table));
        assert!(!matches_arn("arn:*", table));
        assert!(!matches_arn(
            "arn:aws:dynamodb:eu-west-2:123456789012:table/hub-publi",
            table
        ));
        let index = format!("{table}/index/by-status");
        assert!(!matches_arn(table, &index));
        assert!(matches_arn("arn:aws:dynamodb:*:*:table/*/index/*", &index));
    }
}
