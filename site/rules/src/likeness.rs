//! The name that was probably meant, where one is written that nothing has.

use site_model::Slug;

/// From here on two names are alike: a slip of the hand, not another name.
pub(crate) const ALIKE: f64 = 0.8;

/// How an unknown name is mended: by the known one most like it, by the only `kind` that there is,
/// or as `otherwise` says.
pub(crate) fn mend<'a>(
    written: &Slug,
    known: impl IntoIterator<Item = &'a Slug>,
    kind: &str,
    otherwise: &str,
) -> String {
    let known: Vec<&str> = known.into_iter().map(Slug::as_str).collect();
    let nearest = known
        .iter()
        .map(|name| (strsim::jaro_winkler(written.as_str(), name), name))
        .filter(|(likeness, _)| *likeness > ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match (nearest, &known[..]) {
        (Some((_, name)), _) => format!("did you mean `{name}`? Else {otherwise}"),
        (None, [only]) => format!("the only {kind} is `{only}`: {otherwise}"),
        (None, _) => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(name: &str) -> Slug {
        Slug::parse(name).expect("a slug")
    }

    #[test]
    fn a_slip_is_mended_by_the_name_most_like_it() {
        let known = ["family-lives", "family-line", "visitors"].map(slug);
        assert_eq!(
            mend(&slug("famly-lives"), &known, "organisation", "correct it"),
            "did you mean `family-lives`? Else correct it"
        );
        assert_eq!(
            mend(&slug("police"), &known, "organisation", "correct it"),
            "correct it"
        );
    }

    #[test]
    fn the_only_one_is_named_however_it_was_written() {
        assert_eq!(
            mend(&slug("south"), [&slug("central")], "hub", "correct it"),
            "the only hub is `central`: correct it"
        );
        assert_eq!(mend(&slug("south"), [], "hub", "add one"), "add one");
    }
}
