//! Lists: one page each, for a static host takes no notice of a query.

use serde::{Serialize, Serializer};
use uuid::Uuid;

use crate::oruk::wire::Page;

/// Objects that are made one by one while the list is written.
pub(super) struct Lazily<F>(pub(super) F);

impl<F, I> Serialize for Lazily<F>
where
    F: Fn() -> I,
    I: IntoIterator,
    I::Item: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// The only page of a list.
pub(super) fn page<C>(count: usize, contents: C) -> Page<C> {
    Page {
        id: None,
        name: None,
        description: None,
        total_items: count,
        total_pages: 1,
        page_number: 1,
        size: count,
        first_page: true,
        last_page: true,
        empty: count == 0,
        contents,
    }
}

/// The list of organisations also says what its schema asks for: what the list itself is.
pub(super) fn of_organisations<C>(page: Page<C>, id: Uuid) -> Page<C> {
    Page {
        id: Some(id.into()),
        name: Some("Organisations".to_owned()),
        description: Some("The organisations of this directory.".to_owned()),
        ..page
    }
}
