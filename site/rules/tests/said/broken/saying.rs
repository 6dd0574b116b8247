//! Paragraphs that break a rule.

/// One way to break one rule: a paragraph more, and the words at which the finding points.
pub(super) const SAYING: &[(&str, &str, &str)] = &[
    ("notice-text-period", "We keep it for 5 years.", "5 years"),
    (
        "notice-text-period",
        "Records are **deleted** after twenty-four months.",
        "twenty-four months",
    ),
    (
        "notice-text-period",
        "We hold it for a year. That is all.",
        "a year. That",
    ),
    (
        "notice-text-period",
        "It is processed until the child is 21 years old.",
        "21 years old",
    ),
    (
        "notice-text-period",
        "We store it until they are 18, then it goes.",
        "18, then",
    ),
    (
        "notice-text-period",
        "We keep it until your 21st birthday.",
        "21st birthday",
    ),
    (
        "notice-text-period",
        "We keep what is about a child under 5 years for 80 years.",
        "80 years",
    ),
    (
        "notice-text-period",
        "We keep it indefinitely.",
        "indefinitely",
    ),
    (
        "notice-text-period",
        "Your records are held for ever.",
        "for ever",
    ),
    (
        "notice-text-period",
        "We hold your details for 6 years.",
        "6 years",
    ),
    (
        "notice-text-end-date",
        "We store your file until March 2030.",
        "March 2030",
    ),
    (
        "notice-text-end-date",
        "It will be retained up until December 2021.",
        "December 2021.",
    ),
    (
        "notice-text-end-date",
        "We keep it up to 31 March 2026.",
        "31 March 2026",
    ),
    (
        "notice-text-end-date",
        "We delete it by the end of 2025.",
        "2025.",
    ),
    (
        "notice-text-end-date",
        "We delete it before 2026-11-21.",
        "2026-11-21",
    ),
    // Ahead, but no retention rule has it.
    (
        "notice-text-end-date",
        "We keep it until 31/12/2030.",
        "31/12/2030",
    ),
    (
        "notice-text-partner-name",
        "We work with Safer Families.",
        "Safer Families",
    ),
    (
        "notice-text-partner-name",
        "Talk to **Safe** Familes.",
        "Safe** Familes",
    ),
    (
        "notice-text-partner-name",
        "The Home Visitings Service comes.",
        "Home Visitings",
    ),
    (
        "notice-text-partner-name",
        "Mind Testshire Coast helps.",
        "Mind Testshire Coast",
    ),
    (
        "notice-text-two-names",
        "Our partners: Mind, Safe Families, Home Visiting Service.",
        // Said of the later one, in the list of who sees it.
        "Mind Testshire and Coast\n",
    ),
    (
        "notice-text-two-names",
        "• Safer Families\n• Toy Library",
        "Safe Families](",
    ),
    (
        "notice-text-not-a-recipient",
        "We share your address with the Toy Library.",
        "Toy Library",
    ),
    (
        "notice-text-phone",
        "Phone **020 7946 0001**.",
        "020 7946 0001",
    ),
    ("notice-text-phone", "é 07700 900123", "07700 900123"),
    (
        "notice-text-email",
        "Write to (hub@testshire.example).",
        "hub@testshire.example",
    ),
    (
        "notice-text-email",
        "Write to [us](mailto:hub@testshire.example?subject=Hello).",
        "[us](",
    ),
    (
        "notice-text-email",
        "Write to [email protected] please.",
        "[email protected]",
    ),
    (
        "notice-text-article",
        "We rely on article 9(1)(g) here.",
        "9(1)(g)",
    ),
    (
        "notice-text-article",
        "We rely on Article 6 (1) (z).",
        "6 (1) (z)",
    ),
    (
        "notice-text-article",
        "Your consent, Article 6(1)(a), counts.",
        "6(1)(a), counts",
    ),
    (
        "notice-text-article",
        "We also rely on Art. 9(2)(h).",
        "9(2)(h)",
    ),
    (
        "notice-text-european-law",
        "It is on the basis of Union or\nMember State law.",
        "Union or\nMember",
    ),
    (
        "notice-text-european-law",
        "Complain in any Member State.",
        "Member State",
    ),
    (
        "notice-text-european-law",
        "The EU GDPR gives you rights.",
        "EU GDPR",
    ),
    (
        "notice-text-european-law",
        "See Regulation (EU) 2016/679.",
        "Regulation (EU)",
    ),
    (
        "notice-text-european-law",
        "The European Commission approved it.",
        "European Commission",
    ),
    (
        "notice-text-open-recipients",
        "We collect, but are not limited to, your name.",
        "not limited to",
    ),
    (
        "notice-text-open-recipients",
        "Help comes from a number of other services.",
        "a number of other",
    ),
    (
        "notice-text-open-recipients",
        "We may disclose it to third parties.",
        "third parties",
    ),
    (
        "notice-text-open-recipients",
        "We share it with:\n\n- other Council services",
        "other Council services",
    ),
    (
        "notice-text-open-recipients",
        "### Sharing\n\nWe tell schools and other agencies.",
        "and other agencies",
    ),
    (
        "notice-text-open-recipients",
        "It is shared with services such as doctors.",
        "services such as",
    ),
    (
        "notice-text-open-recipients",
        "We may share it with relevant agencies.",
        "relevant agencies",
    ),
    (
        "notice-text-open-recipients",
        "It is disclosed to a range of partners.",
        "a range of partners",
    ),
    (
        "notice-text-open-recipients",
        "We share it with, among others, the police.",
        "among others",
    ),
    (
        "notice-text-open-recipients",
        "We share it with any other organisations but not with schools.",
        "any other organisations",
    ),
    (
        "notice-text-open-transfers",
        "Should data be transferred outside the UK, there are safeguards.",
        "outside the UK",
    ),
    (
        "notice-text-open-transfers",
        "If it ever has to leave the United Kingdom, it is safe.",
        "leave the United",
    ),
    (
        "notice-text-guarantee",
        "We cannot guarantee that it is safe.",
        "cannot guarantee",
    ),
    (
        "notice-text-guarantee",
        "Use of this website is at your own risk.",
        "at your own risk",
    ),
    (
        "notice-text-breaks-off",
        "### Keeping\n\nIt is kept for the following purposes:\n\n### More",
        "It is kept for",
    ),
    (
        "notice-text-breaks-off",
        "It is kept for the following purposes:\n\n**Your rights**",
        "It is kept for",
    ),
    (
        "notice-text-breaks-off",
        "We keep it. It is kept for the following purposes:",
        "It is kept for",
    ),
    (
        "notice-text-breaks-off",
        "**These services help:**\n\nOther text.",
        "**These",
    ),
    (
        "notice-text-breaks-off",
        "  It is kept for the following purposes:\nYour Individual Rights",
        "It is kept for",
    ),
    (
        "notice-text-cross-reference",
        "For how long, see section 7.",
        "section 7",
    ),
    (
        "notice-text-cross-reference",
        "The Children Act counts.\n\nSee section 47.",
        "section 47",
    ),
    (
        "notice-text-page-linked",
        "For more, see our privacy policy.",
        "see our",
    ),
    (
        "notice-text-page-linked",
        "Please go to our General Privacy Notice page.",
        "go to our",
    ),
    (
        "notice-text-page-linked",
        "There is more on our website. Here is [a link](https://hub.example/).",
        "on our website",
    ),
];
