//! Privacy notices: a full promise, and a text that says the same.

use std::fmt::Write as _;

use jiff::civil::{Date, date};

use super::place::Organisation;
use super::sentences::{paragraph, points};
use super::yaml::{list, quoted};
use super::{COUNCIL, COUNCIL_NAME, EMAIL, FORM, HUBS, phone};
use crate::dice::Dice;

/// What a notice is about: its name in titles, and in sentences.
const ABOUT: [(&str, &str); 12] = [
    ("Toddler group", "toddler group"),
    ("Baby massage", "baby massage class"),
    ("Story time", "story time"),
    ("Cooking club", "cooking club"),
    ("Dads' group", "dads' group"),
    ("Homework club", "homework club"),
    ("Parent course", "course for parents"),
    ("Play outdoors", "outdoor play group"),
    ("Feeding help", "feeding help"),
    ("Sleep clinic", "sleep clinic"),
    ("Young parents", "young parents' group"),
    ("Music group", "music group"),
];

/// Short names and labels of purposes.
const PURPOSES: [(&str, &str); 8] = [
    ("run-it", "To run the group, and to know who is there"),
    ("call-you", "To call you if your child needs you"),
    ("find-help", "To find the help that your family needs"),
    (
        "work-together",
        "So that the services that help you can work together, if you agree",
    ),
    (
        "invite-you",
        "To tell you what else there is for your family",
    ),
    (
        "plan",
        "To plan services with numbers that do not show who you are",
    ),
    ("keep-safe", "To keep children safe while they are with us"),
    ("your-language", "To speak with you in your language"),
];

/// Short names and labels of what is collected; whether it is special-category data; how the text
/// says it.
const CATEGORIES: [(&str, &str, bool, &str); 14] = [
    (
        "name",
        "Your name and your child's name",
        false,
        "your name and your child's name",
    ),
    ("phone", "Your phone number", false, "your phone number"),
    ("email", "Your email address", false, "your email address"),
    ("address", "Your home address", false, "your home address"),
    (
        "birth",
        "Your child's date of birth",
        false,
        "your child's date of birth",
    ),
    (
        "allergies",
        "Allergies and other health needs",
        true,
        "allergies and other health needs",
    ),
    (
        "school",
        "Your child's school or nursery",
        false,
        "your child's school or nursery",
    ),
    (
        "languages",
        "The languages you speak",
        false,
        "the languages you speak",
    ),
    (
        "visits",
        "The days on which you came",
        false,
        "the days on which you came",
    ),
    (
        "household",
        "Who lives with you",
        false,
        "who lives with you",
    ),
    ("ethnicity", "Your ethnicity", true, "your ethnicity"),
    (
        "needs",
        "What your family needs, in your own words",
        true,
        "what your family needs, in your own words",
    ),
    (
        "pictures",
        "Photos, if you say yes to them",
        false,
        "photos, if you say yes to them",
    ),
    (
        "collect",
        "Who may take your child home",
        false,
        "who may take your child home",
    ),
];

/// Who else tells.
const SOURCES: [&str; 4] = [
    "Health Visiting, about a new birth",
    "Your child's school, about who may need more help",
    "Your doctor, about who may need more help",
    "Another service that contacts us for you",
];

/// How long what staff keep about a family is kept, in years.
const YEARS: [u16; 4] = [1, 2, 3, 6];

/// The days of the texts: the last of them is before [`TODAY`](super::TODAY).
const FIRST_DAY: Date = date(2026, 1, 5);

/// A notice with its one text.
pub struct Notice {
    /// Its folder's name.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// The day of its text.
    pub updated: Date,
    /// When it is looked at again.
    pub review_by: Date,
    /// Its hub.
    pub hub: usize,
    /// Whether the council's one form is sent under it.
    pub covers_form: bool,
    /// The controller's number.
    pub phone: String,
    /// Labels of its purposes.
    pub purposes: Vec<&'static str>,
    /// Labels of what is collected, and whether it is special-category data.
    pub categories: Vec<(&'static str, bool)>,
    /// Who else tells.
    pub sources: Vec<&'static str>,
    /// Numbers of the organisations that may see it, if the family agrees.
    pub recipients: Vec<usize>,
    /// How many years after the last contact it is deleted.
    pub years: u16,
    /// What happens without it.
    pub if_you_refuse: String,
    /// Its headings of the second level.
    pub headings: Vec<String>,
    /// Its text: Markdown.
    pub body: String,
    /// Its file.
    pub markdown: String,
}

/// The rights that every notice gives: words of content.
pub const RIGHTS: [&str; 6] = [
    "withdraw-agreement",
    "access",
    "rectification",
    "erasure",
    "restriction",
    "objection",
];

/// The law behind its lawful basis.
pub const LAW: &str = "Childcare Act 2006";

/// The paragraph of Schedule 1 behind the condition for special-category data.
pub const SCHEDULE_1: &str = "paragraph 2 (health or social care purposes)";

/// Who processes it for the council, and as what.
pub const PROCESSOR: (&str, &str) = (
    "Amazon Web Services",
    "Stores what we keep, encrypted, in its London region",
);

/// Where it is kept.
pub const TRANSFERS: &str = "Your information stays in the United Kingdom.";

/// What no computer does.
pub const AUTOMATED: &str = "No computer decides about you. People make every decision.";

/// Who sees to how long it is kept.
pub const OWNER: &str = "Hub manager";

impl Notice {
    /// The `number`th; its recipients are among `organisations`.
    pub fn new(number: usize, organisations: &[Organisation]) -> Self {
        let mut dice = Dice::for_the(number, "notice");
        let (name, in_text) = ABOUT[dice.below(ABOUT.len())];
        let hub = number % HUBS.len();
        let title = format!("{name} {} privacy notice", number + 1);
        let covers_form = number == 0;

        let purposes = 3 + dice.below(4);
        let purposes = dice.some(purposes, PURPOSES.len());
        let mut categories = 6 + dice.below(6);
        if covers_form {
            categories = CATEGORIES.len();
        }
        let mut categories = dice.some(categories, CATEGORIES.len());
        // A name is always asked for, so that the text has somebody to speak of.
        if categories.first() != Some(&0) {
            categories.insert(0, 0);
        }
        let sources = 1 + dice.below(3);
        let sources = dice.some(sources, SOURCES.len());
        let recipients = 1 + dice.below(3);
        let recipients = dice.some(recipients, organisations.len());
        let years = YEARS[dice.below(YEARS.len())];
        let day = i32::try_from(dice.below(300)).unwrap_or_default();
        let updated = FIRST_DAY.saturating_add(jiff::Span::new().days(day));

        let mut notice = Self {
            slug: format!("notice-{number:05}"),
            summary: format!(
                "What the {in_text} in {} knows about your family, why, who sees it and for how long.",
                HUBS[hub].2
            ),
            title,
            updated,
            review_by: updated.saturating_add(jiff::Span::new().days(364)),
            hub,
            covers_form,
            phone: phone(number),
            purposes: purposes.iter().map(|one| PURPOSES[*one].1).collect(),
            categories: categories
                .iter()
                .map(|one| (CATEGORIES[*one].1, CATEGORIES[*one].2))
                .collect(),
            sources: sources.iter().map(|one| SOURCES[*one]).collect(),
            recipients,
            years,
            if_you_refuse: format!(
                "Your child can still come to the {in_text}. But we cannot call you."
            ),
            headings: Vec::new(),
            body: String::new(),
            markdown: String::new(),
        };
        let said: Vec<&str> = categories.iter().map(|one| CATEGORIES[*one].3).collect();
        notice.body = notice.text(&mut dice, in_text, &said, organisations);
        notice.headings = headings(&notice.body);
        let purposes: Vec<_> = purposes.iter().map(|one| PURPOSES[*one]).collect();
        let categories: Vec<_> = categories.iter().map(|one| CATEGORIES[*one]).collect();
        notice.markdown = format!(
            "---\n{}---\n\n{}",
            notice.front_matter(&purposes, &categories, organisations),
            notice.body
        );
        notice
    }

    /// Whether any of it is special-category data.
    pub fn is_sensitive(&self) -> bool {
        self.categories.iter().any(|(_, special)| *special)
    }

    fn front_matter(
        &self,
        purposes: &[(&str, &str)],
        categories: &[(&str, &str, bool, &str)],
        organisations: &[Organisation],
    ) -> String {
        let mut yaml = format!(
            "title: {}\nsummary: {}\npublished: {}\nupdated: {}\nreview_by: {}\nhubs: [{}]\n",
            quoted(&self.title),
            quoted(&self.summary),
            self.updated,
            self.updated,
            self.review_by,
            HUBS[self.hub].0,
        );
        let _ = write!(
            yaml,
            "{}controller:\n  name: {COUNCIL_NAME}\n  phone: {}\ndata_protection_officer:\n  email: dpo@{EMAIL}\n",
            if self.covers_form {
                format!("forms: [{FORM}]\n")
            } else {
                String::new()
            },
            quoted(&self.phone),
        );
        yaml.push_str("purposes:\n");
        for (id, label) in purposes {
            let _ = write!(yaml, "  - id: {id}\n    label: {}\n", quoted(label));
        }
        let _ = write!(
            yaml,
            "lawful_basis:\n  - article: 6(1)(e)\n    law: [{LAW}]\n"
        );
        if self.is_sensitive() {
            let _ = write!(
                yaml,
                "special_category_conditions:\n  - article: 9(2)(h)\n    schedule_1: {}\n",
                quoted(SCHEDULE_1)
            );
        }
        yaml.push_str("categories:\n");
        for (id, label, special, _) in categories {
            let special = if *special { "    special: true\n" } else { "" };
            let _ = write!(
                yaml,
                "  - id: {id}\n    label: {}\n{special}",
                quoted(label)
            );
        }
        yaml.push_str("sources:\n");
        for source in &self.sources {
            let _ = writeln!(yaml, "  - {source}");
        }
        yaml.push_str("recipients:\n");
        let all = list(purposes.iter().map(|(id, _)| id));
        for one in &self.recipients {
            let _ = write!(
                yaml,
                "  - organisation: {}\n    purposes: {all}\n    if_you_agree: true\n",
                organisations[*one].slug
            );
        }
        let _ = write!(
            yaml,
            "processors:\n  - name: {}\n    role: {}\ntransfers: {TRANSFERS}\nretention:\n",
            PROCESSOR.0,
            quoted(PROCESSOR.1),
        );
        if self.covers_form {
            let _ = write!(
                yaml,
                "  - record: draft\n    from: last-change\n    period: 7 days\n    then: delete\n    owner: {OWNER}\n\
                 \x20 - record: submission\n    from: last-contact\n    period: {}\n    then: delete\n    owner: {OWNER}\n",
                years(self.years)
            );
        }
        let _ = write!(
            yaml,
            "  - record: family\n    from: last-contact\n    period: {}\n    then: delete\n    owner: {OWNER}\n",
            years(self.years)
        );
        let _ = write!(
            yaml,
            "obligation: none\nif_you_refuse: {}\nrights: {}\nautomated_decisions: {}\ncomplaints:\n  email: complaints@{EMAIL}\n\
             complaints_acknowledged_within: 30 days\n",
            quoted(&self.if_you_refuse),
            list(RIGHTS),
            quoted(AUTOMATED),
        );
        yaml
    }

    fn text(
        &self,
        dice: &mut Dice,
        in_text: &str,
        said: &[&str],
        organisations: &[Organisation],
    ) -> String {
        let hub = HUBS[self.hub].1;
        let list: String = said.iter().map(|one| format!("- {one}\n")).collect();
        let sources: String = self
            .sources
            .iter()
            .map(|one| format!("- {one}\n"))
            .collect();
        let partners: String = self
            .recipients
            .iter()
            .map(|one| &organisations[*one])
            .map(|to| format!("- [{}](/{COUNCIL}/organisations/{}/)\n", to.name, to.slug))
            .collect();
        let draft = if self.covers_form {
            "\nIf you start a form and do not send it, we delete it 7 days after you last changed it.\n"
        } else {
            ""
        };
        format!(
            "{COUNCIL_NAME} runs the {in_text} at the {hub}. This page says what we know about your family. \
             It says why, who sees it and how long we keep it.\n\n\
             ## What we do\n\n{}\n\n{}\n\n### On the day\n\nOn a usual day, you can:\n\n{}\n{}\n\n\
             ## What we know about you\n\nWe ask you for:\n\n{list}\n\
             You do not have to give us this. {}\n\n\
             ## Who else tells us\n\nWe may hear from:\n\n{sources}\n\
             ## Why the law lets us do this\n\nIt is our task as a council to help families early. The law for this is the {LAW}.\n\n\
             ## Who sees your information\n\nPeople who work at the hub see it. If you agree, these partners see it too:\n\n{partners}\n\
             You can change your mind at any time. Tell us, and we stop.\n\n\
             {} stores what we keep for us, encrypted, in London. {TRANSFERS}\n\n\
             ## How long we keep it\n\nWe keep your family's details for **{} after our last contact with you**. Then we delete them.\n{draft}\n\
             ## Your rights\n\nYou can ask for a copy of what we know about you. You can ask us to correct or delete it. \
             Here is [how to use your rights](/{COUNCIL}/your-rights/).\n\n\
             ## Questions and complaints\n\nYou can complain to the council. Write to <complaints@{EMAIL}>. \
             If you are not happy with the answer, you can complain to the [Information Commissioner](https://ico.org.uk/make-a-complaint/).\n\n\
             ## More about us\n\n{}\n\n{}\n",
            paragraph(dice, 5),
            paragraph(dice, 6),
            points(dice, 4),
            paragraph(dice, 3),
            self.if_you_refuse,
            PROCESSOR.0,
            years(self.years),
            paragraph(dice, 6),
            paragraph(dice, 5),
        )
    }
}

/// A period of content: `1 year`, `3 years`.
pub fn years(count: u16) -> String {
    format!("{count} year{}", if count == 1 { "" } else { "s" })
}

/// Headings of the second level.
pub(super) fn headings(body: &str) -> Vec<String> {
    let lines = body.lines().filter_map(|line| line.strip_prefix("## "));
    lines.map(str::to_owned).collect()
}
