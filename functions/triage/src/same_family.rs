//! Two records, compared side by side once somebody has said why; then linked or kept apart, or that taken back.
//! Every step has a reason in a person's words and their name, in both records.

use axum::extract::Request;
use axum::response::{AppendHeaders, Html, IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http::header::SET_COOKIE;
use http_edge::Posted;
use record::permission::Action;
use record::reason::Reason;
use record::same_family::{Because, NotDecided, Pair, SEEN_FOR, Verdict};
use record::{FamilyId, ReferralId};
use serde::Serialize;
use site_model::Slug;
use site_model::form::{Answers, Entered, FieldError, Question, QuestionKind};
use vault::ReferralFile;

use crate::address;
use crate::answers::AnswerView;
use crate::asked_page::{Around, AskedPage};
use crate::asking::{Asking, text};
use crate::desk::Desk;
use crate::done::Done;
use crate::next_path::NextPath;
use crate::problem::{Stop, Trouble, Typed};
use crate::record_address::RecordAddress;

const VERDICT: &str = "verdict";
const BECAUSE: &str = "because";

/// A referral, and one of another record.
type Ids = (Slug, FamilyId, ReferralId, FamilyId, ReferralId);

/// Their address.
pub(crate) type PairAddress = RecordAddress<Ids>;

/// What is asked about the two.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Why they are compared.
    Compare,
    /// Whether they are one family's.
    Decide,
    /// Why that is taken back.
    Undo,
}

impl Step {
    /// In a Fluent message's id.
    fn as_str(self) -> &'static str {
        match self {
            Self::Compare => "compare",
            Self::Decide => "decide",
            Self::Undo => "undo",
        }
    }
}

/// One of two records that are compared. No `Debug`: it is what a family sent.
#[derive(Serialize)]
pub(crate) struct Side {
    reference: String,
    rows: Vec<AnswerView>,
}

/// Two records, for the time of one request.
struct Two<'a> {
    desk: &'a Desk,
    file: ReferralFile,
    other: FamilyId,
    others: ReferralId,
    step: Step,
}

pub(crate) async fn ask_to_compare(
    RecordAddress(ids): PairAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    ask(&desk, &ids, Step::Compare).await
}

pub(crate) async fn compare(
    RecordAddress(ids): PairAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    posted(ids, desk, request, Step::Compare).await
}

pub(crate) async fn side_by_side(
    RecordAddress(ids): PairAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    ask(&desk, &ids, Step::Decide).await
}

pub(crate) async fn decide(
    RecordAddress(ids): PairAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    posted(ids, desk, request, Step::Decide).await
}

pub(crate) async fn ask_to_undo(
    RecordAddress(ids): PairAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    ask(&desk, &ids, Step::Undo).await
}

pub(crate) async fn undo(
    RecordAddress(ids): PairAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    posted(ids, desk, request, Step::Undo).await
}

async fn ask(desk: &Desk, ids: &Ids, step: Step) -> Result<Response, Stop> {
    let two = Two::open(desk, ids, step).await?;
    match two.elsewhere() {
        Some(elsewhere) => Ok(Redirect::to(&elsewhere).into_response()),
        None => Ok(Html(two.draw(&Entered::default(), &[]).await?).into_response()),
    }
}

async fn posted(
    ids: Ids,
    desk: Result<Desk, Stop>,
    request: Request,
    step: Step,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let done = match desk {
        Ok(desk) => record(&desk, &ids, &posted, step).await,
        Err(stop) => Err(stop),
    };
    let (council, family, referral, ..) = &ids;
    done.map_err(|stop| {
        match NextPath::parse(&address::known(&address::referral(
            council, family, referral,
        ))) {
            Some(back) => stop.keeping(typed(&posted), council, &back),
            None => stop,
        }
    })
}

async fn record(desk: &Desk, ids: &Ids, posted: &Posted, step: Step) -> Result<Response, Stop> {
    let two = Two::open(desk, ids, step).await?;
    let (verdict, reason) = match two.page()?.read(posted) {
        Ok(answers) => (two.verdict(&answers), two.reason(&answers)),
        Err((entered, errors)) => {
            let html = two.draw(&entered, &errors).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(html)).into_response());
        }
    };
    // The questions require both.
    let reason = reason.ok_or_else(|| Stop::from(Trouble::NotFound))?;
    two.record(verdict, reason).await
}

impl<'a> Two<'a> {
    /// The two, if this person may open both: a colleague's too, since why is said here.
    async fn open(
        desk: &'a Desk,
        (_, family, referral, other, others): &Ids,
        step: Step,
    ) -> Result<Self, Stop> {
        let file = desk
            .open_referral(Action::MatchFamilies, family, referral)
            .await?;
        desk.has_to_say_why(Action::MatchFamilies, other, others)
            .await?;
        // Only what was offered is compared: else any case of the hub would open for a reason that nobody counts.
        if !file.pairs.iter().any(|pair| pair.other == *other) {
            let mut offered = desk.vault.known_families(&file).await?.into_iter();
            if !offered.any(|known| known.family == *other) {
                return Err(Trouble::NotFound.into());
            }
        }
        Ok(Self {
            desk,
            file,
            other: other.clone(),
            others: others.clone(),
            step,
        })
    }

    fn referral(&self) -> String {
        address::referral(
            &self.desk.staff.council,
            &self.file.family,
            &self.file.referral,
        )
    }

    fn pair(&self) -> Option<&Pair> {
        self.file.pairs.iter().find(|pair| pair.other == self.other)
    }

    /// Where this person has to go first, or what they want is done already.
    fn elsewhere(&self) -> Option<String> {
        let here = self.referral();
        let decided = self.pair().and_then(Pair::verdict).is_some();
        let seen = self.may_be_seen();
        match self.step {
            Step::Undo => (!decided).then(|| address::known(&here)),
            _ if decided => Some(address::known(&here)),
            Step::Compare => seen.then(|| address::side_by_side(&here, &self.other, &self.others)),
            Step::Decide => (!seen).then(|| address::compare(&here, &self.other, &self.others)),
        }
    }

    /// Whether this person said just now why they compare the two.
    fn may_be_seen(&self) -> bool {
        let Desk { staff, now, .. } = self.desk;
        self.pair()
            .is_some_and(|pair| pair.was_compared(&staff.id, *now))
    }

    async fn record(&self, verdict: Option<Verdict>, reason: Reason) -> Result<Response, Stop> {
        let Desk {
            vault, now, staff, ..
        } = self.desk;
        let because = Because {
            reason,
            by: staff.id.clone(),
            at: *now,
        };
        let one = (&self.file.family, &self.file.referral);
        let other = (&self.other, &self.others);
        let here = self.referral();
        let Some(verdict) = verdict else {
            vault.compare(one, other, &because).await?;
            let to = address::side_by_side(&here, &self.other, &self.others);
            return Ok(Redirect::to(&to).into_response());
        };
        match vault.decide_pair(one, other, verdict, &because).await? {
            Ok(()) => {
                let done = match verdict {
                    Verdict::Linked => Done::FamiliesLinked,
                    Verdict::KeptApart => Done::FamiliesKeptApart,
                    Verdict::Undone => Done::FamiliesUndecided,
                };
                let told = done
                    .tell(&self.file.referral)
                    .map(|cookie| (SET_COOKIE, cookie));
                Ok((AppendHeaders(told), Redirect::to(&here)).into_response())
            }
            Err(NotDecided::NotCompared | NotDecided::DecidedMeanwhile) => {
                Err(Stop::from(Trouble::PairChanged).told_to(staff))
            }
        }
    }

    fn verdict(&self, answers: &Answers) -> Option<Verdict> {
        match self.step {
            Step::Compare => None,
            Step::Undo => Some(Verdict::Undone),
            Step::Decide => text(answers, VERDICT).and_then(Verdict::parse),
        }
    }

    fn reason(&self, answers: &Answers) -> Option<Reason> {
        Reason::parse(text(answers, BECAUSE)?)
    }

    async fn draw(&self, entered: &Entered, errors: &[FieldError]) -> Result<String, Stop> {
        let pages = &self.desk.pages;
        let message = format!("staff-same-{}-text", self.step.as_str());
        let around = Around {
            paragraphs: vec![pages.say(&message, &[])],
            button: Some(pages.say(&format!("staff-same-{}-button", self.step.as_str()), &[])),
            sides: self.sides().await?,
            ..Around::default()
        };
        self.page()?.draw((entered, errors), around)
    }

    /// Both, once why was said; opening the other is recorded as any opening is.
    async fn sides(&self) -> Result<Vec<Side>, Stop> {
        if self.step != Step::Decide || !self.may_be_seen() {
            return Ok(Vec::new());
        }
        let Desk {
            vault, now, staff, ..
        } = self.desk;
        let since = now.saturating_sub(SEEN_FOR).unwrap_or(*now);
        let other = vault
            .open_referral(&self.other, &self.others, &staff.id, since, *now)
            .await?;
        if other.is_new_look {
            self.desk.notice_unusual_reading().await?;
        }
        Ok([&self.file, &other].map(side).into())
    }

    fn page(&self) -> Result<AskedPage<'_>, Stop> {
        let pages = &self.desk.pages;
        let asking = Asking {
            pages,
            prefix: "staff-same",
        };
        let mut questions = Vec::new();
        if self.step == Step::Decide {
            let choices = [Verdict::Linked, Verdict::KeptApart];
            let choices = choices.map(|it| asking.of(VERDICT, it.as_str()));
            questions.push(asking.choice(VERDICT, None, choices));
        }
        questions.push(Question {
            max_length: Some(Reason::LONGEST),
            ..asking.question(BECAUSE, QuestionKind::Textarea, None)
        });
        let title = pages.say(&format!("staff-same-{}-title", self.step.as_str()), &[]);
        let here = self.referral();
        let action = match self.step {
            Step::Compare => address::compare(&here, &self.other, &self.others),
            Step::Decide => address::side_by_side(&here, &self.other, &self.others),
            Step::Undo => address::undo_pair(&here, &self.other, &self.others),
        };
        let back = address::known(&here);
        AskedPage::new(self.desk, &self.file, (title, questions), (action, back))
    }
}

fn side(file: &ReferralFile) -> Side {
    let answers = file
        .submission
        .sent
        .pages
        .iter()
        .flat_map(|page| &page.answers);
    Side {
        reference: file.submission.reference.to_string(),
        rows: answers.map(AnswerView::from).collect(),
    }
}

fn typed(posted: &Posted) -> Vec<Typed> {
    let because = posted.first(BECAUSE).unwrap_or_default();
    let typed = (!because.trim().is_empty()).then(|| Typed {
        label: "staff-same-because-label",
        text: because.to_owned(),
    });
    typed.into_iter().collect()
}
