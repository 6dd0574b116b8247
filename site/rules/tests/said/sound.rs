//! What must not be found: a false finding costs the trust in every other one.

use crate::council::Text;

#[test]
fn a_text_that_keeps_every_rule_has_no_finding() {
    let found = Text::sound().found();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Each is a paragraph that a council may well write.
const RIGHT: &[&str] = &[
    // Periods that are not of keeping.
    "We keep the results of the checks at 8 months and 2 years.",
    "Childcare for 2 year olds: we hold a list of places.",
    "We started to keep records 10 years ago.",
    "You get an answer within one month of your request, even if we delete nothing.",
    "We acknowledge your complaint within 30 days, and keep it with your records.",
    "We visit you for 6 weeks.",
    "Once a year we look at what we keep.",
    "We keep it for 36 months after our last contact.",
    "We keep it until your child's 25th birthday.",
    "We keep it until they reach the age of 25 years.",
    "A form is deleted after 7 days. A form is deleted after a week.",
    "We keep 1.5 years of nothing.",
    "We keep a list of 25 children until the 25 children have a place.",
    "The hub is held every 2 weeks. Sessions are held for 10 weeks. Our hall can store prams for 2 days.",
    "We look at your records every 6 weeks, and delete what is wrong.",
    "You can use the hub until your child is 19. We help parents until the baby is 6 months old.",
    "We can extend this by two months if the request is hard, and tell you that we hold it. We keep your reply a further two months if you complain.",
    "The scan is yours forever. We do not keep your details indefinitely.",
    // Dates that are no end.
    "We hold a clinic until March 2027.",
    "We have kept records since December 2015.",
    "The hub has been open until now. It was built before 2018.",
    // Names.
    "Families are safe. Safe families make a safe town.",
    "SAFE FAMILIES and Mind Testshire & Coast are charities.",
    "Mind the step. Home visiting is a service.",
    "The North Family Hub is a family hub.",
    "You can borrow toys from the Toy Library.",
    "We work with Health, Housing and Schools. Toys, Games and Books are free.",
    "Safe Families (a charity), Mind Testshire and Coast, Home Visiting Service and Toy Library are near you.",
    "- Name\n- Name and address\n- Safe Families",
    "Safe Families, Mind Testshire and Coast and Home Visiting Service are our partners.",
    // Numbers and addresses.
    // Nobody has to be a recipient to be phoned.
    "You can borrow toys: phone 020 7946 0027.",
    "Call 111 or 101, Childline on 0800 1111, or the hub on (020) 7946 0000.",
    "Write to HUBS@testshire.example. Write to casework@ico.org.uk.",
    "Find us @testshire, from 08:00 to 20:00 on 2026-12-01.",
    // Articles and laws.
    "Article 6(1) has seven bases. Articles 13(1)(e) and 77 are for you. Paragraph 6(1)(b) of Schedule 2 is not.",
    "The United Kingdom left the European Union. A union is open to its members and states its rules.",
    "We use the contract clauses of the European Commission with the UK addendum.",
    "UK GDPR is Regulation (EU) 2016/679 as it is the law of the United Kingdom.",
    // Sharing and transfers.
    "We share toys such as cars. We use it if the law says so, such as to prevent a crime.",
    "You may not want us to share it with other services. That is fine.",
    "We never share it with third parties or sell it to others.",
    "You can use this website when you are outside the UK.",
    "If data goes to Ireland, outside the UK, adequacy regulations protect it.",
    "We do not share it with any other organisations. It is not shared with the police or other agencies.",
    "We tell you about relevant services, groups, play days etc.",
    "If your child was born outside the UK, it helps to tell us. If you travel outside the UK, you can still see your information.",
    "We cannot guarantee a place in each group.",
    // Lines that end in a colon.
    "We promise the following:\n\n**Respect.** We listen.\n\n**Care.** We help.",
    "We share what is ours with the following:\n\n[Safe Families](https://families.example/)",
    "These are the reasons:\n\n### Health\n\nWe help you to be well.",
    "Bring the following:\n\n* your form\n* a pen",
    "These are the days:\n\n| Day | Hour |\n|---|---|\n| Monday | 9 |",
    "The notice says the following:\n\n> We keep it.",
    "Do these:\n1. Call.\n2. Come.",
    "We help with the following:\n• sleep\n• food",
    "Write to us at:\n\nTown Hall, Testshire",
    "We keep the following:\nyour name and your address.",
    "```\nfollowing:\n```",
    // References.
    "See section 4 of the Children Act 1989. The north section 2 is closed.",
    "In section 17 of the Children Act 1989, a child in need is described. See section 47 too.",
    "Come and see our new play room. Please visit our hub, read our leaflet at the desk, and see our staff.",
    "What we keep is listed below. More is on our website: [the hub](https://hub.example/).",
    "Please go to our [General Privacy Notice](https://privacy.example/) page.",
];

#[test]
fn what_a_council_may_write_is_not_found() {
    let mut wrong = Vec::new();
    for paragraph in RIGHT {
        let found = Text::sound().saying(paragraph).found();
        if !found.is_empty() {
            wrong.push(format!("{paragraph:?}\n  {}", found.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_sentence_can_name_both_ways_to_complain() {
    let complaint = "Complain to us at complaints@testshire.example, or write to <dpo@testshire.example>. If our answer does not help, complain to the Information Commissioner.";
    let found = |said: &str| Text::sound().replace(complaint, said).found();
    let both = found("Complain to the council, and then to the Information Commissioner.");
    assert_eq!(both, [""; 0]);
    let one =
        found("If you dislike the council's answer, complain to the Information Commissioner.");
    assert_eq!(one.len(), 1, "{one:#?}");
    assert!(one[0].contains("notice-text-complaint-to-council"));
}

#[test]
fn a_complaint_may_go_to_the_address_that_the_front_matter_gives() {
    let found = |said: &str| {
        Text::sound()
            .replace(
                "Complain to us at complaints@testshire.example, or write",
                said,
            )
            .found()
    };
    let declared = found("To complain, email complaints@testshire.example. Or write");
    assert_eq!(declared, [""; 0]);
    let another = found("To complain, email casework@ico.org.uk. Or write");
    assert_eq!(another.len(), 1, "{another:#?}");
    assert!(another[0].contains("notice-text-complaint-to-council"));
}

#[test]
fn rights_are_explained_in_everyday_words() {
    let found = Text::sound()
        .replace("ask us to correct it", "have mistakes put right")
        .replace("move it to another council", "take your data with you")
        .found();
    assert_eq!(found, [""; 0]);
}

/// What the mend of `notice-text-withdrawing` says, and how councils say it.
#[test]
fn an_agreement_is_taken_back_in_many_words() {
    for said in [
        "Your agreement can be taken back",
        "You can take it back",
        "You can withdraw your consent",
        "You can opt out",
        "Tell us if you have changed your mind",
    ] {
        let found = Text::sound()
            .replace(
                "You can change your mind at any time: phone",
                &format!("{said}: phone"),
            )
            .found();
        assert_eq!(found, [""; 0], "{said}");
    }
}

#[test]
fn a_link_to_the_page_about_rights_explains_them() {
    let without = |link: &str| {
        Text::of(&format!(
            "We are Testshire Council. We delete forms after 7 days, records after 3 years and at 25 years. \
             We keep a form for 7 days, a record for 3 years, a child's for 25 years. You can change your mind. \
             Complain to us. Complain to the ICO.\n\n{link}\n"
        ))
        .found()
    };
    assert_eq!(without("Read [more](/testshire/your-rights/)."), [""; 0]);
    assert_eq!(without("Read [more](/testshire/privacy/#rights)."), [""; 0]);
    let elsewhere = without("Read [more](/othershire/your-rights/).");
    assert_eq!(elsewhere.len(), 1, "{elsewhere:#?}");
    assert!(
        elsewhere[0].contains("notice-text-rights"),
        "{elsewhere:#?}"
    );
}
