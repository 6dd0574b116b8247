//! Made-up people who can sign in on one machine: one of each role for every council.

use record::staff::Role;
use site_model::Published;

use crate::embedded::sign_in::SampleStaff;

/// Names that no real colleague has to share: role by role, for two councils and any further one.
const NAMES: [(Role, [&str; 3]); 5] = [
    (
        Role::TriageWorker,
        ["Tess Sample", "Tariq Sample", "Toni Sample"],
    ),
    (
        Role::FamilyNavigator,
        ["Nadia Sample", "Neil Sample", "Noor Sample"],
    ),
    (
        Role::HubManager,
        ["Hana Sample", "Harvey Sample", "Hope Sample"],
    ),
    (
        Role::InformationGovernanceOfficer,
        ["Ines Sample", "Idris Sample", "Isla Sample"],
    ),
    (
        Role::PartnerPractitioner,
        ["Petra Sample", "Paul Sample", "Priya Sample"],
    ),
];

/// The sample staff of every council, each for all its hubs where the role works in one, and a practitioner of the
/// first partner that its notices name.
pub fn sample_staff(content: &Published) -> Vec<SampleStaff> {
    let mut staff = Vec::new();
    for (place, council) in content.councils.values().enumerate() {
        let notices = council.notices.values().flatten();
        let mut recipients = notices.flat_map(|permit| &permit.recipients);
        let partner = recipients.find(|to| to.if_you_agree);
        for (role, names) in NAMES {
            let mut groups = vec![role.as_str().to_owned()];
            if role == Role::PartnerPractitioner {
                let Some(partner) = partner else { continue };
                groups.push(format!("partner:{}", partner.organisation));
            }
            if role.works_in_a_hub() {
                let hubs = council.council.hubs.iter();
                groups.extend(hubs.map(|hub| format!("hub:{}", hub.id)));
            }
            staff.push(SampleStaff {
                council: council.slug.to_string(),
                sub: format!("sample-{}-{}", council.slug, role.as_str()),
                name: names[place % names.len()].to_owned(),
                groups,
            });
        }
    }
    staff
}
