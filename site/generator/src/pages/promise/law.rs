//! What makes it lawful: UK GDPR Articles 6 and 9, and the Data Protection Act 2018, Schedule 1.

use std::collections::BTreeSet;

use site_model::Slug;
use site_model::lawful_basis::{
    LawfulBasis, Provision, SpecialCategoryCondition, article_6_basis, article_9_condition,
};
use site_theme::Argument;

use super::{Line, Telling, line, link};

impl Telling<'_, '_> {
    /// The bases of Article 6, each with its law and, where it is not for all of them, its purposes.
    pub(super) fn bases(&self) -> Vec<Line> {
        let mut bases: Vec<&LawfulBasis> = self.says.lawful_basis.iter().collect();
        // "Everything else" is understood after what it is not.
        bases.sort_by_key(|basis| self.is_the_rest(basis));
        let mut lines: Vec<Line> = bases
            .into_iter()
            .map(|basis| line(&self.basis(basis)))
            .collect();
        if let Some(interests) = &self.says.legitimate_interests {
            let interests = [("interests", Argument::from(interests))];
            lines.push(line(&self.frame.say("promise-interests", &interests)));
        }
        lines
    }

    fn basis(&self, basis: &LawfulBasis) -> String {
        let Some(mut arguments) = self.cited(article_6_basis(&basis.article)) else {
            return self.unknown(&basis.article);
        };
        let said = if basis.law.is_empty() {
            self.frame.say("promise-article", &arguments)
        } else {
            arguments.push(("law", basis.law.join(", ").into()));
            self.frame.say("promise-article-law", &arguments)
        };
        let purposes = self.says.purposes.iter();
        let named: Vec<&str> = purposes
            .filter(|purpose| basis.purposes.contains(&purpose.id))
            .map(|purpose| purpose.label.as_str())
            .collect();
        if named.is_empty() || self.is_every_purpose(&basis.purposes) {
            return said;
        }
        if self.is_the_rest(basis) {
            return self
                .frame
                .say("promise-basis-for-the-rest", &[("basis", said.into())]);
        }
        let arguments = [
            ("basis", Argument::from(said)),
            ("purposes", named.join("; ").into()),
        ];
        self.frame.say("promise-basis-for", &arguments)
    }

    fn is_every_purpose(&self, named: &[Slug]) -> bool {
        let mut purposes = self.says.purposes.iter();
        purposes.all(|purpose| named.contains(&purpose.id))
    }

    /// Whether a basis is for most purposes, and the other bases name all that it is not for: a long
    /// list that nobody would read is "everything else".
    fn is_the_rest(&self, basis: &LawfulBasis) -> bool {
        let others = self
            .says
            .lawful_basis
            .iter()
            .filter(|other| *other != basis);
        let elsewhere: BTreeSet<&Slug> = others.flat_map(|other| &other.purposes).collect();
        let own: BTreeSet<&Slug> = basis.purposes.iter().collect();
        let all: BTreeSet<&Slug> = self.says.purposes.iter().map(|one| &one.id).collect();
        let is_all = &own | &elsewhere == all;
        is_all && own.is_disjoint(&elsewhere) && own.len() > elsewhere.len()
    }

    /// The conditions of Article 9, each with where its policy document can be read.
    pub(super) fn conditions(&self) -> Vec<Line> {
        let conditions = self.says.special_category_conditions.iter();
        conditions
            .flat_map(|condition| {
                let policy = condition.policy_document.as_ref();
                let policy = policy.map(|document| self.policy(document));
                [line(&self.condition(condition))].into_iter().chain(policy)
            })
            .collect()
    }

    fn condition(&self, condition: &SpecialCategoryCondition) -> String {
        let Some(mut arguments) = self.cited(article_9_condition(&condition.article)) else {
            return self.unknown(&condition.article);
        };
        let Some(schedule) = &condition.schedule_1 else {
            return self.frame.say("promise-article", &arguments);
        };
        arguments.push(("schedule", schedule.into()));
        self.frame.say("promise-article-schedule", &arguments)
    }

    /// A web address or a page of this site is a link; else it says whom to ask.
    fn policy(&self, document: &str) -> Line {
        let leads = ["https://", "http://", "/"];
        if leads.iter().any(|start| document.starts_with(start)) {
            return link(self.say("promise-policy-link"), document);
        }
        let document = [("document", Argument::from(document))];
        line(&self.frame.say("promise-policy", &document))
    }

    /// A provision and its meaning as a message takes them.
    fn cited(&self, provision: Option<&Provision>) -> Option<Vec<(&'static str, Argument)>> {
        let article = provision?.article;
        let meaning = self.say(&format!("basis-{}", article_id(article)));
        Some(vec![
            ("meaning", meaning.into()),
            ("article", article.into()),
        ])
    }

    /// An article that is no basis: older texts and waived ones may cite it, and it has no meaning.
    fn unknown(&self, article: &str) -> String {
        let article = [("article", Argument::from(article))];
        self.frame.say("promise-article-unknown", &article)
    }
}

/// `6(1)(ea)` as `6-1-ea`: what a Fluent message can be called.
fn article_id(article: &str) -> String {
    let parts: Vec<&str> = article
        .split(['(', ')'])
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("-")
}
