//! Who answers, as feeds of others say it: on the thing itself, on its contacts, on its phones.

use site_model::contact::Contact;
use site_model::form::validation::is_email;
use site_model::phone_number::is_phone_number;

use super::{Reading, Told, html, said};
use crate::oruk::wire::{self, Text};

impl Reading {
    /// The first contact, and the others. What nobody could use is told.
    pub(super) fn contacts_of_others(
        &mut self,
        told: Told<'_>,
        (email, url): (&Option<Text<'_>>, &Option<Text<'_>>),
        phones: &[wire::Phone<'_>],
        contacts: &[wire::Contact<'_>],
    ) -> (Contact, Vec<Contact>) {
        let mut first = Contact {
            email: self.email(told, email),
            url: self.url(told, url),
            ..Contact::default()
        };
        let mut others = Vec::new();
        for contact in contacts {
            let numbers = self.numbers(told, &contact.phones);
            let (number, more) = split(numbers);
            let who = [&contact.name, &contact.title, &contact.department];
            let who: Vec<String> = who
                .into_iter()
                .filter_map(|text| said(text.as_ref()))
                .map(html::plain)
                .collect();
            let read = Contact {
                name: (!who.is_empty()).then(|| who.join(", ")),
                phone: number.map(|(number, _)| number),
                email: self.email(told, &contact.email),
                address: contact
                    .postal_address
                    .iter()
                    .map(|line| html::plain(line))
                    .collect(),
                url: self.url(told, &contact.url),
            };
            others.push(read);
            others.extend(more);
        }
        // The first of them is the same person as the thing's own address, unless it says another.
        if let Some(contact) = others.first()
            && (contact.email.is_none() || first.email.is_none() || contact.email == first.email)
        {
            let contact = others.remove(0);
            first = Contact {
                email: first.email.or(contact.email),
                url: first.url.or(contact.url),
                ..contact
            };
        }
        let (number, more) = split(self.numbers(told, phones));
        match (number, &first.phone) {
            (Some((number, _)), None) => first.phone = Some(number),
            (Some((number, what)), Some(known)) if number != *known => others.push(Contact {
                name: what,
                phone: Some(number),
                ..Contact::default()
            }),
            _ => {}
        }
        others.extend(more);
        others.retain(|contact| contact.reaches_someone() && *contact != first);
        (first, others)
    }

    fn email(&mut self, told: Told<'_>, email: &Option<Text<'_>>) -> Option<String> {
        let email = said(email.as_ref())?;
        if is_email(email) {
            return Some(email.to_owned());
        }
        self.tell(told, "email", email, "it is no email address");
        None
    }

    fn url(&mut self, told: Told<'_>, url: &Option<Text<'_>>) -> Option<String> {
        let url = said(url.as_ref())?;
        let is_usable = ["http://", "https://"]
            .iter()
            .any(|scheme| url.starts_with(scheme))
            && !url.contains(char::is_whitespace);
        if is_usable {
            return Some(url.to_owned());
        }
        self.tell(told, "url", url, "it is no whole web address");
        None
    }

    /// The numbers that can be dialled, with what each is for.
    fn numbers(
        &mut self,
        told: Told<'_>,
        phones: &[wire::Phone<'_>],
    ) -> Vec<(String, Option<String>)> {
        let mut numbers = Vec::new();
        for phone in phones {
            let Some(number) = said(Some(&phone.number)) else {
                continue;
            };
            self.tell_all(told, &[("phones.extension", &phone.extension)]);
            if is_phone_number(number) {
                let what = said(phone.description.as_ref()).map(html::plain);
                numbers.push((number.to_owned(), what));
            } else {
                self.tell(told, "phones", number, "it is no telephone number");
            }
        }
        numbers
    }
}

type Number = (String, Option<String>);

/// The first number, and the others as contacts of their own.
fn split(numbers: Vec<Number>) -> (Option<Number>, Vec<Contact>) {
    let mut numbers = numbers.into_iter();
    let first = numbers.next();
    let others = numbers.map(|(number, what)| Contact {
        name: what,
        phone: Some(number),
        ..Contact::default()
    });
    (first, others.collect())
}
