//! Organisations of a feed.

use site_model::address;

use super::{Feed, Listed, described, one_line};
use crate::oruk::address::{email, uri};
use crate::oruk::contact::{self, Owner};
use crate::oruk::wire::{self, Text};

/// Between two other names in `alternate_name`.
pub(in crate::oruk) const BETWEEN_NAMES: &str = "; ";

impl<'a> Feed<'a> {
    /// What is said of an organisation in lists and inside of services.
    pub(super) fn short_organisation(&self, index: usize) -> wire::Organization<'_> {
        let Listed { id, document, .. } = &self.organisations[index];
        let says = &document.front_matter;
        wire::Organization {
            id: Some((*id).into()),
            name: says.name.as_str().into(),
            description: Some(Text(one_line(&says.summary))),
            email: says
                .contact
                .email
                .as_deref()
                .and_then(email)
                .map(Text::from),
            website: says.contact.url.as_deref().map(|url| Text(uri(url))),
            ..wire::Organization::default()
        }
    }

    /// An organisation with its parts, and its services in short.
    pub(super) fn organisation(&self, index: usize) -> wire::Organization<'_> {
        let Listed { slug, id, document } = &self.organisations[index];
        let says = &document.front_matter;
        let names = &says.also_known_as;
        let page = address::organisation(self.council, slug);
        wire::Organization {
            family_hub_slug: Some(slug.as_str().into()),
            alternate_name: (!names.is_empty()).then(|| names.join(BETWEEN_NAMES).into()),
            description: Some(Text(described(&says.summary, document.body()))),
            uri: self.page_address(&page).map(Text::from),
            contacts: contact::written(&says.contact, &[], Owner::Organisation(*id)),
            services: self.provided[index]
                .iter()
                .map(|service| self.short_service(*service))
                .collect(),
            ..self.short_organisation(index)
        }
    }
}
