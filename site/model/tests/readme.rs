//! The tables of content/README.md list every name and value that content can have, and no other.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_saphyr::Error;
use site_model::contact::Contact;
use site_model::council::{Accessibility, Colours, Compliance, Council, Hub, SecurityContact};
use site_model::directory::age::Ages;
use site_model::directory::cost::CostOption;
use site_model::directory::location::{self, Location};
use site_model::directory::organisation::Organisation;
use site_model::directory::schedule::{Exception, Schedule, WeekOfMonth, Weekday};
use site_model::directory::service::{Access, Reach, SendKind, SendSupport, Service};
use site_model::directory::taxonomy::{Taxonomy, Term};
use site_model::form::date::When;
use site_model::form::question::{Between, Choice, Question, QuestionKind, ShowWhen};
use site_model::form::{Form, FormPage, ListOf, NationalSet, People, SubmissionKind};
use site_model::lawful_basis::{LawfulBasis, SpecialCategoryCondition};
use site_model::message::{EmailWording, MessageKind, MessageWording};
use site_model::notice::{
    Category, FrontMatter, Obligation, Processor, Purpose, Recipient, Right, Transfer,
};
use site_model::page::Page;
use site_model::retention::{RecordKind, RetentionEnd, RetentionEvent, RetentionRule};
use site_model::waiver::Waiver;

const README: &str = include_str!("../../../content/README.md");

/// The names in the first column of the table under a heading.
fn table(heading: &str) -> BTreeSet<String> {
    let (_, section) = README
        .split_once(&format!("\n### {heading}\n"))
        .unwrap_or_else(|| panic!("the README has no {heading}"));
    section
        .lines()
        .take_while(|line| !line.starts_with('#'))
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect()
}

/// What a type's reader says it would have expected instead of nonsense.
fn expected<T: DeserializeOwned>(nonsense: &str) -> BTreeSet<String> {
    let Err(error) = serde_saphyr::from_str::<T>(nonsense) else {
        panic!("{nonsense} was read");
    };
    match error.without_snippet() {
        Error::SerdeUnknownField { expected, .. } | Error::SerdeUnknownVariant { expected, .. } => {
            expected.iter().map(|name| (*name).to_owned()).collect()
        }
        other => panic!("{other}"),
    }
}

fn names<T: DeserializeOwned>() -> BTreeSet<String> {
    expected::<T>("no-such-name: 1\n")
}

fn values<T: DeserializeOwned>() -> BTreeSet<String> {
    expected::<T>("no-such-value\n")
}

#[test]
fn every_name_of_content_stands_in_its_table() {
    for (heading, names) in [
        ("council.yaml", names::<Council>()),
        ("A hub, under `hubs`", names::<Hub>()),
        (
            "An accessibility statement, under `accessibility`",
            names::<Accessibility>(),
        ),
        ("A contact", names::<Contact>()),
        ("A notice", names::<FrontMatter>()),
        (
            "A retention rule, under `retention`",
            names::<RetentionRule>(),
        ),
        ("A service", names::<Service>()),
        ("Ages, under `ages`", names::<Ages>()),
        ("SEND support, under `send`", names::<SendSupport>()),
        ("A price, under `cost`", names::<CostOption>()),
        ("A schedule, under `schedules`", names::<Schedule>()),
        ("An exception, under `except`", names::<Exception>()),
        ("A location", names::<Location>()),
        ("An organisation", names::<Organisation>()),
        ("A taxonomy", names::<Taxonomy>()),
        ("A term, under `terms`", names::<Term>()),
        ("A page", names::<Page>()),
        ("Messages", names::<MessageWording>()),
        ("A form", names::<Form>()),
        ("A page of a form, under `pages`", names::<FormPage>()),
        ("A list, under `list`", names::<ListOf>()),
        ("People, under `people`", names::<People>()),
        ("A question, under `questions`", names::<Question>()),
        ("Question types", values::<QuestionKind>()),
        ("National sets", values::<NationalSet>()),
        ("A waiver, under `waivers`", names::<Waiver>()),
    ] {
        assert_eq!(table(heading), names, "{heading}");
    }
}

/// What is too small for a table of its own is named in the row where it is used.
#[test]
fn every_smaller_name_and_value_stands_in_the_readme() {
    for names in [
        names::<Colours>(),
        names::<Purpose>(),
        names::<LawfulBasis>(),
        names::<SpecialCategoryCondition>(),
        names::<Category>(),
        names::<Recipient>(),
        names::<Processor>(),
        names::<Transfer>(),
        names::<SecurityContact>(),
        values::<Obligation>(),
        values::<Compliance>(),
        names::<Choice>(),
        names::<EmailWording>(),
        values::<MessageKind>(),
        names::<ShowWhen>(),
        names::<Between>(),
        values::<When>(),
        values::<Right>(),
        values::<RecordKind>(),
        values::<RetentionEvent>(),
        values::<RetentionEnd>(),
        values::<SubmissionKind>(),
        values::<Reach>(),
        values::<Access>(),
        values::<SendKind>(),
        values::<Weekday>(),
        values::<WeekOfMonth>(),
        values::<location::Access>(),
    ] {
        for name in names {
            assert!(README.contains(&format!("`{name}`")), "`{name}`");
        }
    }
}
