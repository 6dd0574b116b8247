//! What rules look up in a whole council while they judge one file: made once, when first asked for,
//! and shared by all who check.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use site_model::Slug;
use site_model::content::CouncilContent;
use site_model::directory::oruk_id::OrukId;

use crate::directory::{self, Named, SameIds, SameNames, Terms, WithId};
use crate::prose::Prose;
use crate::reading::KnownNames;
use crate::said::{DeclaredContacts, DirectoryNames};

/// Look-ups in one council. What is made late owns what it holds, so that an index can be lent for as
/// short as the prose of some files is there.
pub(crate) struct Index<'a> {
    pub(crate) council: &'a CouncilContent,
    /// Whether one file alone is judged. It has a name and an id: going through all for them takes less
    /// than to make look-ups that serve once.
    is_for_one: bool,
    names: OnceLock<DirectoryNames>,
    contacts: OnceLock<DeclaredContacts>,
    known_names: OnceLock<KnownNames>,
    terms: OnceLock<Terms>,
    same_names: [OnceLock<SameNames>; 3],
    same_ids: OnceLock<SameIds>,
    unpublished: OnceLock<HashSet<PathBuf>>,
    addresses: OnceLock<Vec<String>>,
    meant: Mutex<BTreeMap<String, Option<String>>>,
    headings: Mutex<HashMap<PathBuf, Arc<BTreeSet<String>>>>,
}

impl<'a> Index<'a> {
    /// Nothing is looked at before it is asked for.
    pub(crate) fn of(council: &'a CouncilContent) -> Self {
        Self {
            council,
            is_for_one: false,
            names: OnceLock::new(),
            contacts: OnceLock::new(),
            known_names: OnceLock::new(),
            terms: OnceLock::new(),
            same_names: Default::default(),
            same_ids: OnceLock::new(),
            unpublished: OnceLock::new(),
            addresses: OnceLock::new(),
            meant: Mutex::default(),
            headings: Mutex::default(),
        }
    }

    /// The same for one file alone.
    pub(crate) fn for_one(council: &'a CouncilContent) -> Self {
        Self {
            is_for_one: true,
            ..Self::of(council)
        }
    }

    /// The names of organisations and services.
    pub(crate) fn names(&self) -> &DirectoryNames {
        self.names.get_or_init(|| DirectoryNames::of(self.council))
    }

    /// The ways to reach someone.
    pub(crate) fn contacts(&self) -> &DeclaredContacts {
        self.contacts
            .get_or_init(|| DeclaredContacts::of(self.council))
    }

    /// The proper names that a family may know.
    pub(crate) fn known_names(&self) -> &KnownNames {
        self.known_names
            .get_or_init(|| KnownNames::of(self.council))
    }

    /// The terms of all taxonomies.
    pub(crate) fn terms(&self) -> &Terms {
        self.terms.get_or_init(|| Terms::of(self.council))
    }

    /// Who of a kind has this name first, whatever its capitals.
    pub(crate) fn first_of_name(&self, kind: Named, name: &str) -> Option<&Slug> {
        if self.is_for_one {
            return directory::first_of_name(self.council, kind, name);
        }
        let names = &self.same_names[kind as usize];
        names
            .get_or_init(|| SameNames::of(self.council, kind))
            .first(name)
    }

    /// What has this id of Open Referral UK first.
    pub(crate) fn first_of_id(&self, id: &OrukId) -> Option<WithId<'_>> {
        if self.is_for_one {
            return directory::first_of_id(self.council, id);
        }
        let ids = self.same_ids.get_or_init(|| SameIds::of(self.council));
        ids.first(id)
    }

    /// The files of notices' texts that are not recorded as published.
    pub(crate) fn unpublished(&self) -> &HashSet<PathBuf> {
        self.unpublished.get_or_init(|| {
            let unpublished = self.council.published_texts.missing(&self.council.notices);
            unpublished
                .map(|text| text.document.source.file.clone())
                .collect()
        })
    }

    /// The addresses of all pages.
    pub(crate) fn addresses(&self) -> &[String] {
        self.addresses
            .get_or_init(|| crate::links::addresses(self.council))
    }

    /// What was meant by an address that leads nowhere: looked for once, however often it stands.
    pub(crate) fn meant(
        &self,
        written: &str,
        look: impl FnOnce() -> Option<String>,
    ) -> Option<String> {
        let known = |meant: &BTreeMap<String, Option<String>>| meant.get(written).cloned();
        let lock = || self.meant.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(meant) = known(&lock()) {
            return meant;
        }
        let meant = look();
        lock().insert(written.to_owned(), meant.clone());
        meant
    }

    /// The ids of the headings of a page that something links into: read once, however often it is
    /// linked.
    pub(crate) fn headings(&self, page: &crate::links::PageText<'_>) -> Arc<BTreeSet<String>> {
        let lock = || self.headings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ids) = lock().get(page.file) {
            return Arc::clone(ids);
        }
        let ids = Arc::new(Prose::read(page.body, 0).heading_ids);
        lock().insert(page.file.to_owned(), Arc::clone(&ids));
        ids
    }
}
