//! What the council's provider says in `groups`, as a role and hubs, or a partner.

use record::Post;
use record::staff::Role;
use site_model::{Council, Slug};

/// Before the name of a hub.
const HUB: &str = "hub:";
/// Before the name of an organisation that is told what families agree to.
const PARTNER: &str = "partner:";

/// Of several roles, the one that answers for most: whoever manages a hub may also work in it.
const ORDER: [Role; 5] = [
    Role::HubManager,
    Role::FamilyNavigator,
    Role::TriageWorker,
    Role::InformationGovernanceOfficer,
    Role::PartnerPractitioner,
];

/// What `groups` gives someone at `council`; `None` without a role, without a hub that the council has where the
/// role needs one, or without exactly one of its `partners` where it needs that. Other groups of the council's are
/// nothing to us.
pub(crate) fn post<'a>(
    groups: &[String],
    council: &Council,
    partners: impl Iterator<Item = &'a Slug>,
) -> Option<Post> {
    let role = ORDER
        .into_iter()
        .find(|role| groups.iter().any(|group| group == role.as_str()))?;
    let named = |before: &str, id: &Slug| {
        let mut named = groups.iter().filter_map(|group| group.strip_prefix(before));
        named.any(|name| name == id.as_str())
    };
    let mut post = Post {
        role,
        hubs: Vec::new(),
        partner: None,
    };
    if role.works_in_a_hub() {
        let hubs = council.hubs.iter().map(|hub| &hub.id);
        post.hubs = hubs.filter(|hub| named(HUB, hub)).cloned().collect();
        return (!post.hubs.is_empty()).then_some(post);
    }
    if role == Role::PartnerPractitioner {
        let mut theirs: Vec<&Slug> = partners.filter(|partner| named(PARTNER, partner)).collect();
        theirs.sort();
        theirs.dedup();
        let [partner] = theirs[..] else { return None };
        post.partner = Some(partner.clone());
    }
    Some(post)
}

#[cfg(test)]
mod tests {
    use site_model::Hub;

    use super::*;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).expect("a slug")
    }

    fn read(groups: &[&str]) -> Option<Post> {
        let hub = |id: &str| Hub {
            id: slug(id),
            name: id.to_owned(),
            contact: Default::default(),
            opening_hours: Vec::new(),
            contact_within: None,
        };
        let council = Council {
            name: "Westminster City Council".to_owned(),
            short_name: "Westminster".to_owned(),
            demonstration: true,
            logo_text: None,
            website: None,
            site_name: "Westminster family hubs".to_owned(),
            strapline: String::new(),
            contact: Default::default(),
            hubs: vec![hub("bessborough"), hub("queens-park")],
            emergency: Vec::new(),
            colours: Default::default(),
            accessibility: None,
            security: None,
            postcode_districts: Vec::new(),
            closed_on: Vec::new(),
            social_care: Default::default(),
            abbreviations: Default::default(),
            waivers: Vec::new(),
        };
        let groups: Vec<String> = groups.iter().map(|group| (*group).to_owned()).collect();
        let partners = [slug("a-charity"), slug("another-charity")];
        post(&groups, &council, partners.iter())
    }

    #[test]
    fn a_role_and_hubs_of_the_council_are_read_among_other_groups() {
        let post = read(&[
            "everyone",
            "hub:queens-park",
            "family-navigator",
            "hub:bessborough",
        ]);
        assert_eq!(
            post,
            Some(Post {
                role: Role::FamilyNavigator,
                hubs: vec![slug("bessborough"), slug("queens-park")],
                partner: None,
            })
        );
    }

    #[test]
    fn every_role_is_known_by_its_name() {
        for role in Role::ALL {
            let groups = [role.as_str(), "hub:bessborough", "partner:a-charity"];
            let post = read(&groups).expect("a post");
            assert_eq!(post.role, role);
        }
        assert_eq!(ORDER.len(), Role::ALL.len());
    }

    #[test]
    fn without_a_known_role_or_a_known_hub_there_is_no_post() {
        for groups in [
            &[][..],
            &["family-navigator"],
            &["triage-worker"],
            &["hub-manager"],
            &["hub:bessborough"],
            &["Family-Navigator", "hub:bessborough"],
            &["family-navigator", "hub:nowhere"],
            &["family-navigator", "bessborough"],
            &["family-navigator", "hub:"],
            &["partner-practitioner"],
            &["partner-practitioner", "partner:nobody-we-name"],
            &["partner-practitioner", "hub:bessborough"],
            // Whose would it be that they see?
            &[
                "partner-practitioner",
                "partner:a-charity",
                "partner:another-charity",
            ],
        ] {
            assert_eq!(read(groups), None, "{groups:?}");
        }
    }

    #[test]
    fn an_officer_is_the_councils_and_needs_no_hub() {
        let post = read(&["information-governance-officer"]).expect("a post");
        assert_eq!(post.role, Role::InformationGovernanceOfficer);
        assert!(post.hubs.is_empty());
    }

    #[test]
    fn a_practitioner_is_a_partners_and_of_no_hub() {
        let post = read(&[
            "partner-practitioner",
            "partner:a-charity",
            "hub:bessborough",
        ]);
        let post = post.expect("a post");
        assert_eq!(post.partner, Some(slug("a-charity")));
        assert!(post.hubs.is_empty());
    }

    #[test]
    fn of_several_roles_the_one_that_answers_for_most_counts() {
        let post = read(&["family-navigator", "hub-manager", "hub:bessborough"]);
        assert_eq!(post.map(|post| post.role), Some(Role::HubManager));
    }
}
