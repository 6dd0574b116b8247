//! What the end-to-end suite needed, after it ran through the gateways of the deployed shape: every
//! request was allowed, and nothing was granted in vain.
//!
//! `tests/run` runs the suite with a ledger folder, and then this.

use std::path::Path;

use deployed::iam::Seen;
use deployed::iam::grants::unused;

use crate::stack;

/// What the gateways of the suite's processes wrote; `None` when none ran.
fn seen() -> Option<Seen> {
    let folder = std::env::var_os(deployed::LEDGER)?;
    let seen = Seen::read(Path::new(&folder)).expect("the suite's ledgers");
    assert!(
        !seen.uses.is_empty(),
        "the suite did not run through a gateway"
    );
    Some(seen)
}

#[test]
fn the_suite_asked_for_nothing_that_it_may_not() {
    let Some(seen) = seen() else { return };
    assert_eq!(seen.denials, [].into());
}

#[test]
fn every_grant_was_needed() {
    let (Some(seen), Some(stack)) = (seen(), stack()) else {
        return;
    };
    let granted = crate::granted::authority(&stack).grants();
    let unused = unused(&granted, &seen.uses);
    let unused: Vec<String> = unused.into_iter().map(ToString::to_string).collect();
    assert!(
        unused.is_empty(),
        "granted, and no request needed it:\n{}",
        unused.join("\n")
    );
}
