//! What one notice says, answer by answer, in the words of an officer's draft.

use site_model::contact::Contact;
use site_model::content::CouncilContent;
use site_model::form::agreements::with_agreements;
use site_model::lawful_basis::{Provision, article_6_basis, article_9_condition};
use site_model::notice::{FrontMatter, Notice, Obligation, Purpose, Recipient, Right};
use site_model::retention::{RecordKind, RetentionEnd, RetentionEvent, RetentionRule};
use site_model::{Form, Slug};
use site_theme::Argument;

use super::cell::Cell;
use super::voice::Voice;

/// A notice, about to be asked.
pub(super) struct Said<'a> {
    pub(super) voice: &'a Voice<'a>,
    pub(super) council: &'a CouncilContent,
    pub(super) notice: &'a Notice,
    pub(super) says: &'a FrontMatter,
}

impl<'a> Said<'a> {
    /// The texts in force of a council's notices.
    pub(super) fn all(voice: &'a Voice<'a>, council: &'a CouncilContent) -> Vec<Self> {
        council
            .notices
            .values()
            .filter_map(|texts| texts.last())
            .map(|notice| Self {
                voice,
                council,
                notice,
                says: notice.front_matter(),
            })
            .collect()
    }

    /// The file of the text, from the council's folder on.
    pub(super) fn file(&self) -> String {
        let file = self.notice.document.source.file.file_name();
        let file = file.unwrap_or_default().to_string_lossy();
        format!("{}/notices/{}/{file}", self.council.slug, self.notice.slug)
    }

    /// The forms that it covers.
    pub(super) fn forms(&self) -> Vec<Form> {
        let covered = self.says.forms.iter();
        let forms = covered.filter_map(|slug| self.council.forms.get(slug));
        forms
            .map(|(_, form)| with_agreements(form, self.council, self.council))
            .collect()
    }

    pub(super) fn controller(&self) -> Cell {
        self.or_waived(contact(self.says.controller.as_ref()), "notice-controller")
    }

    pub(super) fn officer(&self) -> Cell {
        let officer = contact(self.says.data_protection_officer.as_ref());
        self.or_waived(officer, "notice-data-protection-officer")
    }

    pub(super) fn complaints(&self) -> Cell {
        self.or_waived(contact(self.says.complaints.as_ref()), "notice-complaints")
    }

    pub(super) fn purposes(&self) -> Cell {
        let labels = self.says.purposes.iter().map(|p| p.label.clone());
        self.or_waived(labels.collect(), "notice-purposes")
    }

    /// One purpose, or that none is said.
    pub(super) fn purpose(&self, purpose: Option<&Purpose>) -> Cell {
        let label = purpose.map(|p| p.label.clone());
        self.or_waived(label.into_iter().collect(), "notice-purposes")
    }

    /// Whom the data is about: Article 30(1)(c). A notice has no field for it, so it is drawn from
    /// its forms and records.
    pub(super) fn people(&self) -> Cell {
        let mut lines = Vec::new();
        let forms: Vec<String> = self.forms().into_iter().map(|form| form.title).collect();
        if !forms.is_empty() {
            let forms = [("forms", Argument::from(forms.join(", ")))];
            lines.push(self.voice.with("report-people-forms", &forms));
        }
        for (kind, id) in [
            (RecordKind::Family, "report-people-family"),
            (RecordKind::Child, "report-people-child"),
        ] {
            if self.keeps(kind) {
                lines.push(self.voice.say(id));
            }
        }
        Cell::of(lines).and_ask(self.voice.say("report-people-prompt"))
    }

    /// Whether it promises anything about such records.
    pub(super) fn keeps(&self, kind: RecordKind) -> bool {
        self.says.retention.iter().any(|rule| rule.record == kind)
    }

    pub(super) fn categories(&self) -> Cell {
        let labels = self.says.categories.iter().map(|category| {
            if category.special {
                let label = [("label", Argument::from(&category.label))];
                self.voice.with("report-category-special", &label)
            } else {
                category.label.clone()
            }
        });
        self.or_waived(labels.collect(), "notice-categories")
    }

    /// Who may be shown it for this purpose, or for any.
    pub(super) fn recipients(&self, purpose: Option<&Purpose>) -> Cell {
        let serves = |recipient: &&Recipient| serves(&recipient.purposes, purpose);
        let named: Vec<String> = self
            .says
            .recipients
            .iter()
            .filter(serves)
            .map(|recipient| self.recipient(recipient))
            .collect();
        if named.is_empty() && !self.says.recipients.is_empty() {
            return Cell::line(self.voice.say("report-recipients-none"));
        }
        self.or_waived(named, "notice-recipients")
    }

    fn recipient(&self, recipient: &Recipient) -> String {
        let name = self.council.organisations.get(&recipient.organisation);
        let name = name.map_or(recipient.organisation.to_string(), |document| {
            document.front_matter.name.clone()
        });
        let mut text = name;
        if !recipient.teams.is_empty() {
            let arguments = [
                ("name", Argument::from(text)),
                ("teams", recipient.teams.join(", ").into()),
            ];
            text = self.voice.with("report-recipient-teams", &arguments);
        }
        if recipient.if_you_agree {
            let arguments = [("recipient", Argument::from(text))];
            text = self.voice.with("report-recipient-if-agreed", &arguments);
        }
        text
    }

    pub(super) fn processors(&self) -> Cell {
        let named = self.says.processors.iter().map(|processor| {
            let arguments = [
                ("name", Argument::from(&processor.name)),
                ("role", (&processor.role).into()),
            ];
            self.voice.with("report-processor", &arguments)
        });
        let cell = self.or_waived(named.collect(), "notice-processors");
        cell.and_ask(self.voice.say("report-processors-prompt"))
    }

    pub(super) fn transfers(&self) -> Cell {
        let mut lines: Vec<String> = self.says.transfers.iter().cloned().collect();
        for transfer in &self.says.transfers_to {
            let mut arguments = vec![("to", Argument::from(&transfer.to))];
            lines.push(match &transfer.safeguard {
                Some(safeguard) => {
                    arguments.push(("safeguard", safeguard.into()));
                    self.voice.with("report-transfer", &arguments)
                }
                None => self.voice.with("report-transfer-no-safeguard", &arguments),
            });
        }
        self.or_waived(lines, "notice-transfers")
    }

    pub(super) fn retention(&self) -> Cell {
        let rules = self.says.retention.iter().map(|rule| self.period(rule));
        let cell = self.or_waived(rules.collect(), "notice-retention");
        cell.and_ask(self.voice.say("report-retention-prompt"))
    }

    fn period(&self, rule: &RetentionRule) -> String {
        let record = self.voice.say(match rule.record {
            RecordKind::Draft => "report-record-draft",
            RecordKind::Submission => "report-record-submission",
            RecordKind::Family => "report-record-family",
            RecordKind::Child => "report-record-child",
        });
        let how_long = match (rule.period, rule.from, rule.until) {
            (Some(period), Some(from), _) => {
                let id = match from {
                    RetentionEvent::LastChange => "report-from-last-change",
                    RetentionEvent::LastContact => "report-from-last-contact",
                    RetentionEvent::Birth => "report-from-birth",
                };
                let period = [("period", Argument::from(period.to_string()))];
                self.voice.with(id, &period)
            }
            (_, _, Some(until)) => {
                let date = [("date", Argument::from(self.voice.date(until)))];
                self.voice.with("report-until", &date)
            }
            _ => self.voice.say("report-not-said"),
        };
        let end = self.voice.say(match rule.then {
            Some(RetentionEnd::Delete) => "report-then-delete",
            Some(RetentionEnd::Anonymise) => "report-then-anonymise",
            None => "report-then-not-said",
        });
        let owner = match &rule.owner {
            Some(owner) => owner.clone(),
            None => self.voice.say("report-not-said"),
        };
        let arguments = [
            ("record", Argument::from(record)),
            ("length", how_long.into()),
            ("end", end.into()),
            ("owner", owner.into()),
        ];
        self.voice.with("report-retention", &arguments)
    }

    /// The lawful basis of this purpose, or of all.
    pub(super) fn basis(&self, purpose: Option<&Purpose>) -> Cell {
        let bases = self.says.lawful_basis.iter();
        let bases = bases.filter(|basis| serves(&basis.purposes, purpose));
        let lines = bases.map(|basis| {
            let cited = self.cited(&basis.article, article_6_basis(&basis.article));
            if basis.law.is_empty() {
                return cited;
            }
            let arguments = [
                ("basis", Argument::from(cited)),
                ("law", basis.law.join(", ").into()),
            ];
            self.voice.with("report-basis-law", &arguments)
        });
        let mut lines: Vec<String> = lines.collect();
        if let Some(interests) = self
            .says
            .legitimate_interests
            .as_ref()
            .filter(|_| !lines.is_empty())
        {
            let interests = [("interests", Argument::from(interests))];
            lines.push(self.voice.with("report-basis-interests", &interests));
        }
        self.or_waived(lines, "notice-lawful-basis")
    }

    /// The condition of Article 9(2), where there is special-category data.
    pub(super) fn conditions(&self) -> Cell {
        let conditions = self.says.special_category_conditions.iter();
        let lines: Vec<String> = conditions
            .map(|condition| {
                self.cited(&condition.article, article_9_condition(&condition.article))
            })
            .collect();
        self.if_special(lines)
    }

    /// The condition of the Data Protection Act 2018, Schedule 1, and its policy document.
    pub(super) fn schedule_1(&self) -> Cell {
        let mut lines = Vec::new();
        let conditions = &self.says.special_category_conditions;
        let needs_one = |article: &str| {
            article_9_condition(article).is_some_and(|provision| provision.needs_schedule_1)
        };
        if !conditions.is_empty() && !conditions.iter().any(|c| needs_one(&c.article)) {
            return Cell::line(self.voice.say("report-schedule-1-not-needed"));
        }
        for condition in conditions {
            lines.extend(condition.schedule_1.clone());
            if let Some(document) = &condition.policy_document {
                let document = [("document", Argument::from(document))];
                lines.push(self.voice.with("report-policy-document", &document));
            }
        }
        self.if_special(lines)
    }

    fn if_special(&self, lines: Vec<String>) -> Cell {
        if lines.is_empty() && !self.says.has_special_categories() {
            return Cell::line(self.voice.say("report-no-special-categories"));
        }
        self.or_waived(lines, "notice-special-category-condition")
    }

    fn cited(&self, article: &str, provision: Option<&Provision>) -> String {
        let mut arguments = vec![("article", Argument::from(article))];
        let Some(provision) = provision else {
            return self.voice.with("report-article-unknown", &arguments);
        };
        arguments.push(("meaning", provision.meaning.into()));
        self.voice.with("report-article", &arguments)
    }

    pub(super) fn sources(&self) -> Cell {
        let mut lines = self.says.sources.clone();
        if !self.forms().is_empty() {
            lines.insert(0, self.voice.say("report-source-family"));
        }
        self.or_waived(lines, "notice-sources")
    }

    pub(super) fn obligation(&self) -> Cell {
        let obligation = self.says.obligation.map(|obligation| match obligation {
            Obligation::None => "report-obligation-none",
            Obligation::Statutory => "report-obligation-statutory",
            Obligation::Contractual => "report-obligation-contractual",
        });
        let obligation = obligation.map(|id| self.voice.say(id));
        let lines = obligation
            .into_iter()
            .chain(self.says.if_you_refuse.clone());
        self.or_waived(lines.collect(), "notice-obligation")
    }

    pub(super) fn rights(&self) -> Cell {
        let rights = self.says.rights.iter().map(|right| {
            self.voice.say(match right {
                Right::WithdrawAgreement => "report-right-withdraw",
                Right::Access => "report-right-access",
                Right::Rectification => "report-right-rectification",
                Right::Erasure => "report-right-erasure",
                Right::Restriction => "report-right-restriction",
                Right::Portability => "report-right-portability",
                Right::Objection => "report-right-objection",
                Right::AutomatedDecisions => "report-right-automated-decisions",
            })
        });
        self.or_waived(rights.collect(), "notice-rights")
    }

    pub(super) fn automated_decisions(&self) -> Cell {
        let said = self.says.automated_decisions.clone();
        self.or_waived(said.into_iter().collect(), "notice-automated-decisions")
    }

    /// The hubs that it covers, by name.
    pub(super) fn hubs(&self) -> Cell {
        let name = |id: &Slug| match self.council.council.hub(id) {
            Some(hub) => hub.name.clone(),
            None => id.to_string(),
        };
        Cell::of(self.says.hubs.iter().map(name))
    }

    /// When it was published and updated, and is looked at again.
    pub(super) fn dates(&self) -> Cell {
        let dated = |id: &str, date| {
            let date = [("date", Argument::from(self.voice.date(date)))];
            self.voice.with(id, &date)
        };
        let mut lines = vec![
            dated("report-published", self.says.published),
            dated("report-updated", self.says.updated),
        ];
        lines.extend(
            self.says
                .review_by
                .map(|day| dated("report-review-by", day)),
        );
        Cell::of(lines)
    }

    /// What is said, or that it is not: with the waiver of the rule that asks for it, if it has one.
    fn or_waived(&self, lines: Vec<String>, rule: &str) -> Cell {
        let waiver = self.says.waivers.iter().find(|waiver| waiver.rule == rule);
        let not_said = match (waiver, lines.is_empty()) {
            (Some(waiver), is_empty) => {
                let arguments = [
                    ("owner", Argument::from(&waiver.owner)),
                    ("until", self.voice.date(waiver.until).into()),
                    ("reason", (&waiver.reason).into()),
                ];
                // A rule that is waived is broken, whatever is said already.
                let id = if is_empty {
                    "report-not-said-waived"
                } else {
                    "report-incomplete-waived"
                };
                Some(self.voice.with(id, &arguments))
            }
            (None, true) => Some(self.voice.say("report-not-said")),
            (None, false) => None,
        };
        Cell {
            lines,
            not_said,
            prompt: None,
        }
    }
}

/// Whether something said of these purposes is said of this one: of none is of all.
fn serves(purposes: &[Slug], purpose: Option<&Purpose>) -> bool {
    purpose.is_none_or(|purpose| purposes.is_empty() || purposes.contains(&purpose.id))
}

fn contact(contact: Option<&Contact>) -> Vec<String> {
    let Some(contact) = contact else {
        return Vec::new();
    };
    let lines = [&contact.name, &contact.phone, &contact.email, &contact.url];
    let address = (!contact.address.is_empty()).then(|| contact.address.join(", "));
    lines
        .into_iter()
        .flatten()
        .cloned()
        .chain(address)
        .collect()
}
