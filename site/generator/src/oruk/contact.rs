//! Who answers, as contacts of a feed.

use site_model::contact::Contact;
use uuid::Uuid;

use super::ids;
use super::wire::{self, Text};

/// What a contact belongs to.
#[derive(Clone, Copy)]
pub(super) enum Owner {
    Service(Uuid),
    Organisation(Uuid),
}

impl Owner {
    fn id(self) -> Uuid {
        match self {
            Self::Service(id) | Self::Organisation(id) => id,
        }
    }
}

/// The id of the contact that stands first in content.
fn first_id(owner: Uuid) -> Uuid {
    ids::only(owner, "contact")
}

/// The first, if it says anything, and the others.
pub(super) fn written<'a>(
    first: &'a Contact,
    others: &'a [Contact],
    owner: Owner,
) -> Vec<wire::Contact<'a>> {
    let mut all = Vec::with_capacity(1 + others.len());
    if *first != Contact::default() {
        all.push(one(first, first_id(owner.id()), owner));
    }
    for (index, contact) in others.iter().enumerate() {
        all.push(one(
            contact,
            ids::named(owner.id(), "contact", index),
            owner,
        ));
    }
    all
}

fn one(contact: &Contact, id: Uuid, owner: Owner) -> wire::Contact<'_> {
    let (service_id, organization_id) = match owner {
        Owner::Service(id) => (Some(id.into()), None),
        Owner::Organisation(id) => (None, Some(id.into())),
    };
    wire::Contact {
        id: Some(id.into()),
        service_id,
        organization_id,
        name: contact.name.as_ref().map(Text::from),
        email: contact.email.as_ref().map(Text::from),
        url: contact.url.as_ref().map(Text::from),
        postal_address: contact.address.iter().map(Text::from).collect(),
        phones: contact
            .phone
            .iter()
            .map(|number| wire::Phone {
                id: Some(ids::only(id, "phone").into()),
                number: number.into(),
                ..wire::Phone::default()
            })
            .collect(),
        ..wire::Contact::default()
    }
}

/// The contacts of a feed of our own: the first, and the others.
pub(super) fn read(contacts: &[wire::Contact<'_>], owner: Uuid) -> (Contact, Vec<Contact>) {
    let mut first = Contact::default();
    let mut others = Vec::new();
    for contact in contacts {
        let said = said(contact);
        if contact.id == Some(first_id(owner).into()) {
            first = said;
        } else {
            others.push(said);
        }
    }
    (first, others)
}

fn said(contact: &wire::Contact<'_>) -> Contact {
    let owned = |text: &Option<Text<'_>>| text.as_ref().map(|text| text.to_string());
    Contact {
        name: owned(&contact.name),
        phone: contact.phones.first().map(|phone| phone.number.to_string()),
        email: owned(&contact.email),
        address: contact
            .postal_address
            .iter()
            .map(|line| line.to_string())
            .collect(),
        url: owned(&contact.url),
    }
}
