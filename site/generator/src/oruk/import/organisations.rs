//! Organisations of a feed.

use site_model::contact::Contact;
use site_model::directory::organisation::Organisation;

use super::{Description, Reading, Told, html, kept, named, said};
use crate::import::incoming::{Entry, Kind};
use crate::oruk::contact;
use crate::oruk::export::BETWEEN_NAMES;
use crate::oruk::wire::{Id, Organization};

impl Reading {
    pub(super) fn organisations(&mut self, all: &[(Id, Organization<'static>)]) {
        let slugs = named(all, "organisation", |organisation| {
            (organisation.family_hub_slug.as_ref(), &*organisation.name)
        });
        for ((id, organisation), slug) in all.iter().zip(slugs) {
            let entry = match (&organisation.family_hub_slug, id) {
                (Some(_), Id::Uuid(uuid)) => {
                    let (contact, _) = contact::read(&organisation.contacts, *uuid);
                    own(organisation, contact)
                }
                _ => self.organisation_of_others(organisation),
            };
            let value = Organisation {
                oruk_id: kept(id),
                ..entry.value
            };
            self.organisations.insert(id.clone(), slug.clone());
            let entry = Entry { value, ..entry };
            self.incoming.organisations.insert(slug, entry);
        }
    }

    fn organisation_of_others(&mut self, organisation: &Organization<'_>) -> Entry<Organisation> {
        let name = html::plain(&organisation.name);
        let told = Told {
            kind: Kind::Organisation,
            name: &name,
        };
        self.tell_all(told, &[("logo", &organisation.logo)]);
        if let Some(parent) = &organisation.parent_organization_id {
            let why = "content does not say which organisation is part of which";
            self.tell(told, "parent_organization_id", &parent.to_string(), why);
        }
        for identifier in &organisation.organization_identifiers {
            self.tell_all(
                told,
                &[("organization_identifiers", &identifier.identifier)],
            );
        }
        for attribute in &organisation.attributes {
            let term = attribute
                .taxonomy_term
                .as_ref()
                .map(|term| term.name.clone());
            self.tell_all(told, &[("attributes", &term)]);
        }
        let (contact, others) = self.contacts_of_others(
            told,
            (&organisation.email, &organisation.website),
            &organisation.phones,
            &organisation.contacts,
        );
        for other in others {
            let who = [other.name, other.phone, other.email];
            let who: Vec<String> = who.into_iter().flatten().collect();
            let why = "an organisation has one contact";
            self.tell(told, "contacts", &who.join(", "), why);
        }
        let Description { summary, body } =
            Description::of_others(organisation.description.as_ref(), &name);
        let other_name = said(organisation.alternate_name.as_ref()).map(html::plain);
        Entry {
            value: Organisation {
                oruk_id: None,
                also_known_as: other_name.into_iter().collect(),
                summary,
                contact,
                waivers: Vec::new(),
                name,
            },
            body,
        }
    }
}

fn own(organisation: &Organization<'_>, contact: Contact) -> Entry<Organisation> {
    let Description { summary, body } = Description::own(organisation.description.as_ref());
    let names = organisation.alternate_name.as_deref();
    Entry {
        value: Organisation {
            name: organisation.name.to_string(),
            oruk_id: None,
            also_known_as: names
                .map(|names| names.split(BETWEEN_NAMES).map(str::to_owned).collect())
                .unwrap_or_default(),
            summary,
            contact,
            waivers: Vec::new(),
        },
        body,
    }
}
