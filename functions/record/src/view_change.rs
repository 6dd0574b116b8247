//! What staff change about a family's view, each a decision with a person's name.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::MessageId;
use crate::reason::Reason;
use crate::referral::Status;
use crate::staff::StaffId;
use crate::view::{FamilyView, HubMessage, Part, Plan, Words};

/// That somebody was asked whether it is safe that whoever has the code sees a part.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Who was asked.
    pub who: Reason,
    /// On which day.
    pub on: Date,
}

/// Whether the family is told, by email or text, that the hub wrote to it. Where it is safe to read a message with the
/// code, it need not be safe today that one arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tell {
    /// If it said that this is safe.
    IfSafe,
    /// A worker decided that it is not.
    Nobody,
}

/// What a worker changes.
#[derive(Clone, PartialEq, Eq)]
pub enum ViewChange {
    /// A part is shown from now on.
    On(Part, Asked),
    /// A part is not shown any more.
    Off(Part),
    /// The hub writes to the family.
    Message {
        /// The id that the page gave it.
        id: MessageId,
        /// The words.
        text: Words,
        /// Who writes: kept only while names are switched on.
        from: String,
        /// Whether the family is told that there is something to read.
        tell: Tell,
    },
    /// What was agreed to do next, in other words; none takes it away.
    Plan {
        /// Which text the worker saw: [`Plan::since`].
        seen: Option<Timestamp>,
        /// The new text.
        words: Option<Words>,
    },
}

/// How it was made sure that it is the family that asks for a new code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HowChecked {
    /// A worker knows them and saw them.
    KnownInPerson,
    /// By documents.
    Documents,
    /// By questions from the record, on the phone.
    Questions,
}

impl HowChecked {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::KnownInPerson, Self::Documents, Self::Questions];

    /// In a Fluent message's id, and as a field's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::KnownInPerson => "known-in-person",
            Self::Documents => "documents",
            Self::Questions => "questions",
        }
    }

    /// The way with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.as_str() == text)
    }
}

/// That an identity was checked before a new code was issued.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityCheck {
    /// How.
    pub how: HowChecked,
    /// What was checked, in the worker's words.
    pub what: Reason,
}

/// What was decided about a view.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decided {
    /// A part was switched on.
    SwitchedOn {
        /// Which.
        part: Part,
        /// Who said that it is safe.
        asked: Asked,
    },
    /// A part was switched off.
    SwitchedOff(Part),
    /// A message was written.
    Wrote(MessageId),
    /// A message was written, of which nobody is told by email or text.
    WroteUntold(MessageId),
    /// What was agreed to do next was written down, changed or taken away.
    WrotePlan,
    /// Nobody can open the view any more.
    Locked,
    /// A new code opens it.
    Reissued(IdentityCheck),
}

impl Decided {
    /// The message that was written.
    pub fn wrote(&self) -> Option<&MessageId> {
        match self {
            Self::Wrote(id) | Self::WroteUntold(id) => Some(id),
            _ => None,
        }
    }
}

/// A decision about a view: the referral keeps it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewDecision {
    /// What.
    pub decided: Decided,
    /// Who.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

impl ViewDecision {
    /// Whether after these decisions nobody can open the view.
    pub fn is_locked(decisions: &[Self]) -> bool {
        let mut newest = decisions.iter().rev();
        let last = newest.find(|one| matches!(one.decided, Decided::Locked | Decided::Reissued(_)));
        last.is_some_and(|one| one.decided == Decided::Locked)
    }

    /// Whether after these decisions a part is switched on.
    pub fn is_shown(decisions: &[Self], part: Part) -> bool {
        let mut newest = decisions.iter().rev();
        let last = newest.find_map(|one| match &one.decided {
            Decided::SwitchedOn { part: switched, .. } if *switched == part => Some(true),
            Decided::SwitchedOff(switched) if *switched == part => Some(false),
            _ => None,
        });
        last.unwrap_or(false)
    }

    /// That every part which is switched on after these decisions is switched off.
    pub fn all_off(decisions: &[Self]) -> impl Iterator<Item = Decided> {
        let parts = Part::ALL.into_iter();
        let shown = parts.filter(|part| Self::is_shown(decisions, *part));
        shown.map(Decided::SwitchedOff)
    }
}

/// Why a view is not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The family would not see it: its part is not switched on.
    #[error("this part is not switched on")]
    NotShown,
    /// The view keeps no more messages.
    #[error("the view is full")]
    Full,
    /// A colleague has changed it since the page was shown.
    #[error("it was changed meanwhile")]
    Changed,
}

impl FamilyView {
    /// Makes a change while the referral stands at `status`. The decision to record; `None` when it is so
    /// already.
    pub fn change(
        &mut self,
        change: &ViewChange,
        status: Status,
        at: Timestamp,
    ) -> Result<Option<Decided>, Refused> {
        Ok(match change {
            ViewChange::On(part, asked) => {
                let changed = self.shown.switch(*part, true);
                if *part == Part::Status {
                    self.status = Some(status);
                }
                changed.then(|| Decided::SwitchedOn {
                    part: *part,
                    asked: asked.clone(),
                })
            }
            ViewChange::Off(part) => {
                if *part == Part::Status {
                    self.status = None;
                }
                let changed = self.shown.switch(*part, false);
                changed.then_some(Decided::SwitchedOff(*part))
            }
            ViewChange::Message {
                id,
                text,
                from,
                tell,
            } => {
                if let Some(before) = self.messages.iter().find(|message| message.id == *id) {
                    return if before.text == *text {
                        Ok(None)
                    } else {
                        Err(Refused::Changed)
                    };
                }
                if !self.shown.has(Part::Messages) {
                    return Err(Refused::NotShown);
                }
                if !self.has_room_for(text) {
                    return Err(Refused::Full);
                }
                self.messages.push(HubMessage {
                    id: id.clone(),
                    text: text.clone(),
                    at,
                    from: self.shown.has(Part::Names).then(|| from.clone()),
                });
                Some(match tell {
                    Tell::IfSafe => Decided::Wrote(id.clone()),
                    Tell::Nobody => Decided::WroteUntold(id.clone()),
                })
            }
            ViewChange::Plan { seen, words } => {
                if self.plan.as_ref().map(|plan| &plan.words) == words.as_ref() {
                    return Ok(None);
                }
                if self.plan.as_ref().map(|plan| plan.since) != *seen {
                    return Err(Refused::Changed);
                }
                self.plan = words.clone().map(|words| Plan { words, since: at });
                Some(Decided::WrotePlan)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::{at, view, words};

    fn asked() -> Asked {
        Asked {
            who: Reason::parse("Ana, on the phone").expect("a reason"),
            on: "2026-11-20".parse().expect("a day"),
        }
    }

    fn message(id: u8, text: &str) -> ViewChange {
        let id = format!("{id:032x}").parse().expect("an id");
        ViewChange::Message {
            id,
            text: words(text),
            from: "Nadia".to_owned(),
            tell: Tell::IfSafe,
        }
    }

    #[test]
    fn nothing_of_the_hubs_side_is_shown_before_it_is_switched_on() {
        let view = view();
        assert!(Part::ALL.into_iter().all(|part| !view.shown.has(part)));
        assert!(view.status.is_none());
    }

    #[test]
    fn a_status_is_kept_only_while_it_is_shown() {
        let mut view = view();
        let on = ViewChange::On(Part::Status, asked());
        let decided = view.change(&on, Status::Contacting, at(1));
        assert!(matches!(decided, Ok(Some(Decided::SwitchedOn { .. }))));
        assert_eq!(view.status, Some(Status::Contacting));
        assert!(
            view.change(&on, Status::Contacting, at(2)) == Ok(None),
            "it is on already"
        );
        let off = ViewChange::Off(Part::Status);
        assert!(
            view.change(&off, Status::Contacting, at(3))
                == Ok(Some(Decided::SwitchedOff(Part::Status)))
        );
        assert_eq!(view.status, None);
    }

    #[test]
    fn the_hub_writes_only_where_the_family_sees_it_once_and_without_a_name() {
        let mut view = view();
        let hello = message(1, "Hello");
        assert!(view.change(&hello, Status::New, at(1)) == Err(Refused::NotShown));
        let on = ViewChange::On(Part::Messages, asked());
        assert!(view.change(&on, Status::New, at(2)).is_ok());
        for _ in 0..2 {
            assert!(view.change(&hello, Status::New, at(3)).is_ok());
        }
        assert_eq!(view.messages.len(), 1);
        assert_eq!(view.messages[0].from, None);
        let names = ViewChange::On(Part::Names, asked());
        assert!(view.change(&names, Status::New, at(4)).is_ok());
        assert!(
            view.change(&message(2, "Again"), Status::New, at(5))
                .is_ok()
        );
        assert_eq!(view.messages[1].from.as_deref(), Some("Nadia"));
        for id in 3..=50 {
            assert!(
                view.change(&message(id, "More"), Status::New, at(6))
                    .is_ok()
            );
        }
        assert!(view.change(&message(51, "Too many"), Status::New, at(7)) == Err(Refused::Full));
    }

    #[test]
    fn a_message_of_which_nobody_is_told_is_written_and_decided_as_such() {
        let mut view = view();
        let on = ViewChange::On(Part::Messages, asked());
        assert!(view.change(&on, Status::New, at(1)).is_ok());
        let ViewChange::Message { id, text, from, .. } = message(1, "Hello") else {
            unreachable!("a message");
        };
        let untold = ViewChange::Message {
            id: id.clone(),
            text,
            from,
            tell: Tell::Nobody,
        };
        let decided = view.change(&untold, Status::New, at(2));
        assert!(decided == Ok(Some(Decided::WroteUntold(id))));
        assert_eq!(view.messages.len(), 1);
    }

    #[test]
    fn who_changes_the_plan_has_seen_what_it_says() {
        let mut view = view();
        let plan = |seen, text: &str| ViewChange::Plan {
            seen,
            words: Words::parse(text),
        };
        assert!(
            view.change(&plan(None, "We meet on Monday"), Status::New, at(1))
                .is_ok()
        );
        let late = view.change(&plan(None, "We phone"), Status::New, at(2));
        assert!(late == Err(Refused::Changed));
        assert!(
            view.change(&plan(Some(at(1)), ""), Status::New, at(3))
                .is_ok()
        );
        assert!(view.plan.is_none());
    }

    #[test]
    fn the_newest_decision_says_whether_a_view_is_locked_and_a_part_shown() {
        let decision = |decided| ViewDecision {
            decided,
            by: StaffId::of("issuer", "s1"),
            at: at(1),
        };
        let mut decisions = vec![decision(Decided::SwitchedOn {
            part: Part::Status,
            asked: asked(),
        })];
        assert!(ViewDecision::is_shown(&decisions, Part::Status));
        assert!(!ViewDecision::is_shown(&decisions, Part::Plan));
        assert!(!ViewDecision::is_locked(&decisions));
        decisions.push(decision(Decided::Locked));
        decisions.push(decision(Decided::SwitchedOff(Part::Status)));
        assert!(ViewDecision::is_locked(&decisions));
        assert!(!ViewDecision::is_shown(&decisions, Part::Status));
        decisions.push(decision(Decided::Reissued(IdentityCheck {
            how: HowChecked::Documents,
            what: Reason::parse("Passport").expect("a reason"),
        })));
        assert!(!ViewDecision::is_locked(&decisions));
    }
}
