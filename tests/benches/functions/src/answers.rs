//! What a family answers: every long field filled in to the end.

use clap::ValueEnum;

/// How a family can be contacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Contact {
    /// By phone.
    Phone,
    /// By phone and by email.
    PhoneAndEmail,
}

/// The answers of one page, as a browser posts them.
pub(crate) struct Post {
    /// The page's id; none for the form's first.
    pub(crate) page: Option<&'static str>,
    pub(crate) body: String,
}

/// The answers of every page.
pub(crate) fn answers(contact: Contact) -> [Post; 3] {
    let mut you = vec![
        ("full-name", "Nasrin Abdullahi-Featherstonehaugh".to_owned()),
        ("contact-by", "phone".to_owned()),
        ("phone", "020 7946 0018".to_owned()),
    ];
    if contact == Contact::PhoneAndEmail {
        you.push(("contact-by", "email".to_owned()));
        you.push(("email", "nasrin.abdullahi@example.org".to_owned()));
    }
    let safe_contact = [
        ("phone-safety", "text".to_owned()),
        ("contact-notes", words(500)),
        (
            "language",
            "Somali, and English when it is about letters".to_owned(),
        ),
        ("interpreter", "yes".to_owned()),
    ];
    let help = [
        ("topics", "housing".to_owned()),
        ("topics", "feelings".to_owned()),
        ("what-would-help", words(2000)),
        ("urgent", "yes".to_owned()),
        ("urgent-why", words(1000)),
    ];
    [
        post(None, &you),
        post(Some("safe-contact"), &safe_contact),
        post(Some("help"), &help),
    ]
}

fn post(page: Option<&'static str>, fields: &[(&str, String)]) -> Post {
    let mut body = form_urlencoded::Serializer::new(String::new());
    Post {
        page,
        body: body.extend_pairs(fields).finish(),
    }
}

/// So many characters of text.
fn words(length: usize) -> String {
    let text = "We have lived in one room since March, and the children share a bed. ";
    let mut words: String = text.chars().cycle().take(length).collect();
    // A field is trimmed.
    words.replace_range(length - 1.., ".");
    words
}
