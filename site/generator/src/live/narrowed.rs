//! A council of no more than one thing and what its pages show of others: its pages are drawn from
//! that without the rest being sorted and counted first.

use std::collections::BTreeMap;

use site_model::content::{CouncilContent, Unread};
use site_model::{Content, Slug};

use crate::pages::Subject;

/// Hands `draw` content that has one council, and of it what the pages of `subject` show. Afterwards
/// `content` is whole again.
pub(super) fn to<R>(
    content: &mut Content,
    council: &Slug,
    subject: &Subject,
    draw: impl FnOnce(&Content) -> R,
) -> R {
    let mut narrow = Content::default();
    let Some(whole) = content.councils.get_mut(council) else {
        return draw(&narrow);
    };
    narrow
        .councils
        .insert(council.clone(), part(whole, subject));
    let drawn = draw(&narrow);
    if let Some(part) = narrow.councils.remove(council) {
        put_back(whole, part);
    }
    drawn
}

/// Takes out what the pages of `subject` show.
fn part(whole: &mut CouncilContent, subject: &Subject) -> CouncilContent {
    let mut part = CouncilContent {
        slug: whole.slug.clone(),
        council: whole.council.clone(),
        source: whole.source.clone(),
        notices: BTreeMap::new(),
        published_texts: whole.published_texts.clone(),
        services: BTreeMap::new(),
        locations: BTreeMap::new(),
        taxonomies: std::mem::take(&mut whole.taxonomies),
        organisations: BTreeMap::new(),
        forms: std::mem::take(&mut whole.forms),
        messages: BTreeMap::new(),
        pages: BTreeMap::new(),
        images: std::mem::take(&mut whole.images),
        unread: Unread::default(),
        language: None,
        translations: std::mem::take(&mut whole.translations),
    };
    match subject {
        Subject::Service(_, slug) => {
            let organisation = whole
                .services
                .get(slug)
                .map(|service| service.front_matter.organisation.clone());
            part.services = take(&mut whole.services, |_, service| {
                Some(&service.front_matter.organisation) == organisation.as_ref()
            });
        }
        Subject::Organisation(_, slug) => {
            part.services = take(&mut whole.services, |_, service| {
                service.front_matter.organisation == *slug
            });
            part.notices = take(&mut whole.notices, |_, texts| {
                texts.last().is_some_and(|text| {
                    let mut recipients = text.front_matter().recipients.iter();
                    recipients.any(|to| to.organisation == *slug)
                })
            });
        }
        Subject::Location(_, slug) => {
            part.services = take(&mut whole.services, |_, service| {
                service.front_matter.locations.contains(slug)
            });
        }
        Subject::Notice(_, slug) => {
            part.notices = take(&mut whole.notices, |notice, _| notice == slug);
        }
        Subject::Many => {}
    }
    // Names of whoever provides, receives or hosts something; there are fewer of them.
    part.organisations = std::mem::take(&mut whole.organisations);
    part.locations = take(&mut whole.locations, |location, _| {
        matches!(subject, Subject::Location(_, slug) if slug == location)
            || part
                .services
                .values()
                .any(|service| service.front_matter.locations.contains(location))
    });
    part
}

fn put_back(whole: &mut CouncilContent, part: CouncilContent) {
    whole.notices.extend(part.notices);
    whole.services.extend(part.services);
    whole.locations.extend(part.locations);
    whole.organisations = part.organisations;
    whole.taxonomies = part.taxonomies;
    whole.forms = part.forms;
    whole.images = part.images;
    whole.translations = part.translations;
}

fn take<T>(
    from: &mut BTreeMap<Slug, T>,
    is_wanted: impl Fn(&Slug, &T) -> bool,
) -> BTreeMap<Slug, T> {
    from.extract_if(.., |slug, one| is_wanted(slug, one))
        .collect()
}
