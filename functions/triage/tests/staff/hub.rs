//! Two councils with their staff, on this machine, for one test.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicU8;
use std::sync::{Arc, RwLock};

use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
use axum::Router;
use axum::extract::Request;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use local::embedded::connector::InProcess;
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use local::embedded::sign_in::{Client, SampleStaff, SignIn};
use record::submission::{Agreement, AnsweredPage, Person, SentForm};
use record::view::{FamilyView, Said, What, Words};
use record::{CaseItemId, CheckToken, Draft, DraftCode, ReceiptCode, Reference, SaidId, StaffId};
use site_model::form::answers::{Answer, Answered};
use site_model::form::{Answers, QuestionKind, SubmissionKind};
use site_model::{Content, Slug, WorkQueue};
use site_theme::{Bundle, Sources};
use tokio::net::TcpListener;
use tower::ServiceExt as _;
use triage::{Origins, SignInSettings, Triage};
use vault::store::Names;
use vault::{Aws, Confirmation, DueRow, Invited, Sender, Sending, Service, Vault};

use crate::browser::Browser;
use crate::lost_answers::LosesAnswers;

pub(crate) const STAFF: &str = "http://127.0.0.1:8081";
pub(crate) const PUBLIC: &str = "http://127.0.0.1:8080";
pub(crate) const WESTMINSTER: &str = "westminster";
pub(crate) const BARKING: &str = "barking-and-dagenham";

/// What a family wrote in these tests, and what must be nowhere but on its referral's page.
pub(crate) const FAMILY_WROTE: &str = "Zebrafinch needs a cot";

pub(crate) const SECRET: &str = "a secret: with & = % + signs";

/// Everything of one test.
pub(crate) struct Hub {
    pub(crate) dynamodb: aws_sdk_dynamodb::Client,
    triage: Triage,
    vaults: BTreeMap<String, Vault>,
    /// Which answers of DynamoDB's are lost.
    pub(crate) loses: Arc<AtomicU8>,
    provider: Arc<RwLock<Router>>,
    provider_at: String,
    _folder: tempfile::TempDir,
}

impl Hub {
    pub(crate) async fn start() -> Self {
        Self::with_provider(None).await
    }

    /// The same where Westminster signs its staff in with this issuer.
    pub(crate) async fn with_provider(issuer: Option<&str>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let server = DynamoDb::open(&folder.path().join("dynamodb.sqlite")).expect("DynamoDB");
        let kms = Kms::open(&folder.path().join("kms")).expect("KMS");
        let in_process = |client| Service::InProcess(client);
        let loses = Arc::new(AtomicU8::new(0));
        let behind = LosesAnswers {
            dynamodb: server.clone(),
            loses: Arc::clone(&loses),
        };
        let aws = Aws::connect(
            in_process(aws_client(InProcess::new(behind))),
            in_process(aws_client(InProcess::new(kms))),
        )
        .await;

        let bundle = bundle();
        let mut vaults = BTreeMap::new();
        for council in bundle.content.councils.keys() {
            let names = Names::on_one_machine(council.as_str());
            vault::provision(&aws, &names)
                .await
                .expect("tables and keys");
            vaults.insert(
                council.to_string(),
                Vault::new(council.clone(), names, aws.clone()),
            );
        }

        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let provider_at = format!("http://{}", listener.local_addr().expect("an address"));
        let provider = Arc::new(RwLock::new(provider(&provider_at)));
        tokio::spawn(serve(listener, Arc::clone(&provider)));

        let settings = |council: &String| SignInSettings {
            issuer: match issuer {
                Some(issuer) if council == WESTMINSTER => issuer.to_owned(),
                _ => format!("{provider_at}/{council}"),
            },
            client_id: "family-hub".to_owned(),
            client_secret: SECRET.to_owned(),
        };
        let councils = vaults
            .iter()
            .map(|(council, vault)| (vault.clone(), settings(council)))
            .collect();
        let origins = Origins {
            staff: STAFF.to_owned(),
            public: PUBLIC.to_owned(),
        };
        Self {
            dynamodb: dynamodb_client(&server),
            triage: Triage::new(councils, &bundle, origins).expect("the staff side"),
            vaults,
            loses,
            provider,
            provider_at,
            _folder: folder,
        }
    }

    /// The records of a council.
    pub(crate) fn vault(&self, council: &str) -> &Vault {
        &self.vaults[council]
    }

    /// A browser that nobody is signed in with.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.triage.router())
    }

    /// A browser in which this person has signed in.
    pub(crate) async fn signed_in(&self, council: &str, person: &str) -> Browser {
        let mut browser = self.browser();
        let page = browser.sign_in(council, person).await;
        assert_eq!(page.status, 303, "{}", page.html);
        browser
    }

    /// Who somebody of the staff is.
    pub(crate) fn staff_id(&self, council: &str, person: &str) -> StaffId {
        StaffId::of(&format!("{}/{council}", self.provider_at), person)
    }

    /// What somebody of the staff has to do up to a day.
    pub(crate) async fn due_of(&self, council: &str, person: &str, last: Date) -> Vec<DueRow> {
        let who = self.staff_id(council, person);
        let day = self.vaults[council].day_of(&who, last).await;
        day.expect("the vault answers").rows
    }

    /// The providers restart, with new keys.
    pub(crate) fn providers_restart(&self) {
        *self.provider.write().expect("a lock") = provider(&self.provider_at);
    }

    /// The providers answer nothing but errors.
    pub(crate) fn providers_break(&self) {
        *self.provider.write().expect("a lock") =
            Router::new().fallback(|| async { http::StatusCode::BAD_GATEWAY });
    }

    /// A family sends the form of a hub.
    pub(crate) async fn family_sends(&self, council: &str, hub: &str) -> Reference {
        self.sends(council, hub, answers()).await
    }

    /// A family sends these answers to a hub.
    pub(crate) async fn sends(
        &self,
        council: &str,
        hub: &str,
        pages: Vec<AnsweredPage>,
    ) -> Reference {
        let (kind, queue) = (SubmissionKind::SelfReferral, WorkQueue::Hub(slug(hub)));
        self.sends_to(council, queue, (kind, pages, Vec::new()))
            .await
            .reference
    }

    /// A family sends the form of a hub, agrees to these purposes of a partner, and keeps its code.
    pub(crate) async fn family_keeps_its_code(
        &self,
        council: &str,
        hub: &str,
        (partner, purposes): (&str, &[&str]),
    ) -> Family<'_> {
        let agreement = Agreement {
            partner: slug(partner),
            purposes: purposes.iter().map(|purpose| slug(purpose)).collect(),
        };
        let (kind, queue) = (SubmissionKind::SelfReferral, WorkQueue::Hub(slug(hub)));
        self.family(council, queue, (kind, answers(), vec![agreement]))
            .await
    }

    /// Somebody complains to a council and keeps the code.
    pub(crate) async fn complains_and_keeps_the_code(&self, council: &str) -> Family<'_> {
        let (kind, queue) = (SubmissionKind::Complaint, WorkQueue::InformationGovernance);
        self.family(council, queue, (kind, answers(), Vec::new()))
            .await
    }

    /// A family whose email is safe sends the form of a hub, and keeps its code.
    pub(crate) async fn family_reached_by_email(&self, council: &str, hub: &str) -> Family<'_> {
        let contact = AnsweredPage {
            one_of: None,
            title: "Contacting you safely".to_owned(),
            answers: vec![
                Answered {
                    kind: QuestionKind::Checkboxes,
                    answer: Answer::Choices(vec!["email".to_owned()]),
                    ..answered("contact-by", "contact-details", "How to reach you", "email")
                },
                Answered {
                    kind: QuestionKind::Email,
                    ..answered("email", "contact-details", "Email", "ana@example.org")
                },
            ],
        };
        let (kind, queue) = (SubmissionKind::SelfReferral, WorkQueue::Hub(slug(hub)));
        self.family(council, queue, (kind, vec![contact], Vec::new()))
            .await
    }

    /// How many messages lie in the outbox.
    pub(crate) async fn messages_waiting(&self) -> usize {
        let all = self.dynamodb.scan().table_name("westminster-outbox").send();
        all.await.expect("a scan").items().len()
    }

    /// A family sends this.
    pub(crate) async fn family(
        &self,
        council: &str,
        queue: WorkQueue,
        sent: (SubmissionKind, Vec<AnsweredPage>, Vec<Agreement>),
    ) -> Family<'_> {
        let sent = self.sends_to(council, queue, sent).await;
        Family {
            vault: &self.vaults[council],
            reference: sent.reference.to_string(),
            code: sent.code.expect("a code"),
        }
    }

    /// A professional refers a family to a hub.
    pub(crate) async fn professional_sends(&self, council: &str, hub: &str) -> Reference {
        let queue = WorkQueue::Hub(slug(hub));
        let kind = SubmissionKind::ProfessionalReferral;
        let sent = (kind, answers(), Vec::new());
        self.sends_to(council, queue, sent).await.reference
    }

    /// Somebody complains to a council.
    pub(crate) async fn complains(&self, council: &str) -> Reference {
        let (kind, queue) = (SubmissionKind::Complaint, WorkQueue::InformationGovernance);
        self.sends_to(council, queue, (kind, answers(), Vec::new()))
            .await
            .reference
    }

    /// A family sends the form of a hub, in which it names somebody and when they were born.
    pub(crate) async fn sends_naming(&self, council: &str, hub: &str, name: &str, born: Date) {
        let (kind, queue) = (SubmissionKind::SelfReferral, WorkQueue::Hub(slug(hub)));
        let person = Person {
            name: name.to_owned(),
            born: Some(born),
        };
        let sent = (kind, answers(), Vec::new());
        self.sends_with(council, queue, sent, (vec![person], None))
            .await;
    }

    /// A family that was invited to a form sends it: its reference.
    pub(crate) async fn invited_family_sends(
        &self,
        council: &str,
        hub: &str,
        invited: &Invited,
    ) -> String {
        let (kind, queue) = (SubmissionKind::FamilyDetails, WorkQueue::Hub(slug(hub)));
        let sent = (kind, answers(), Vec::new());
        let invitation = Some(invited.invitation.clone());
        let sent = self
            .sends_with(council, queue, sent, (Vec::new(), invitation))
            .await;
        sent.reference.to_string()
    }

    async fn sends_to(
        &self,
        council: &str,
        queue: WorkQueue,
        sent: (SubmissionKind, Vec<AnsweredPage>, Vec<Agreement>),
    ) -> Confirmation {
        self.sends_with(council, queue, sent, (Vec::new(), None))
            .await
    }

    async fn sends_with(
        &self,
        council: &str,
        queue: WorkQueue,
        (kind, pages, agreements): (SubmissionKind, Vec<AnsweredPage>, Vec<Agreement>),
        (people, invitation): (Vec<Person>, Option<CaseItemId>),
    ) -> Confirmation {
        let now = Timestamp::now();
        let later = now + SignedDuration::from_hours(1);
        let mut rng = rand::rng();
        let code = DraftCode::random(&mut rng);
        let token = CheckToken::random(&mut rng);
        let notice = bundle().content.councils[council]
            .notices
            .values()
            .flatten()
            .next()
            .expect("a notice")
            .clone();
        let sent = SentForm {
            queue,
            kind,
            form: slug("what-can-we-help-you-with"),
            form_title: "What can we help you with?".to_owned(),
            notice: notice.notice.clone(),
            notice_version: notice.version.clone(),
            language: "en-GB".to_owned(),
            received: now,
            pages,
            as_shown: None,
            agreements,
            people,
            entered: None,
            invitation,
        };
        let mut draft = Draft::begin(Answers::default(), notice.version, now, &mut rng);
        draft.token = token.clone();
        let vault = &self.vaults[council];
        vault
            .save_draft(&code, &sent.form, &draft, None, later)
            .await
            .expect("a draft");
        let sending = Sending {
            token: &token,
            draft: (Sender::Family(&code), 1),
            sent: &sent,
            confirm_by: &[],
            now,
            confirmation_expires: later,
            sent_page_expires: later,
        };
        vault.send(&sending).await.expect("a submission")
    }
}

/// A family with its code.
pub(crate) struct Family<'a> {
    vault: &'a Vault,
    pub(crate) reference: String,
    pub(crate) code: ReceiptCode,
}

impl Family<'_> {
    /// What its code opens.
    pub(crate) async fn sees(&self) -> Option<FamilyView> {
        let opened = self.vault.open_view(&self.code, Timestamp::now()).await;
        opened.expect("the vault answers")
    }

    /// It got another code.
    pub(crate) fn gets(&mut self, code: &str) {
        self.code = ReceiptCode::read(code).expect("a code");
    }

    /// It says something more.
    pub(crate) async fn says(&self, what: What) {
        let said = Said {
            id: SaidId::random(&mut rand::rng()),
            at: Timestamp::now(),
            what,
        };
        let told = self.vault.follow_up(&self.code, &said, said.at).await;
        told.expect("it is kept");
    }

    /// It writes a message.
    pub(crate) async fn writes(&self, text: &str) {
        self.says(What::Message(Words::parse(text).expect("words")))
            .await;
    }
}

fn answers() -> Vec<AnsweredPage> {
    vec![
        AnsweredPage {
            one_of: None,
            title: "Contacting you safely".to_owned(),
            answers: vec![
                answered("contact-by", "contact-details", "How to reach you", "phone"),
                Answered {
                    kind: QuestionKind::Checkboxes,
                    answer: Answer::Choices(vec!["voicemail".to_owned()]),
                    ..answered(
                        "phone-safety",
                        "safe-contact",
                        "What is safe when we phone you?",
                        "You can leave a voicemail",
                    )
                },
            ],
        },
        AnsweredPage {
            one_of: None,
            title: "What would help".to_owned(),
            answers: vec![
                answered(
                    "what-would-help",
                    "needs",
                    "Tell us in your own words",
                    FAMILY_WROTE,
                ),
                answered("urgent", "urgency", "Do you need help soon?", "Yes"),
            ],
        },
    ]
}

/// An answer to a question of this id and category of data.
pub(crate) fn answered(question: &str, data: &str, label: &str, words: &str) -> Answered {
    Answered {
        question: slug(question),
        kind: QuestionKind::Text,
        data: slug(data),
        label: label.to_owned(),
        words: vec![words.to_owned()],
        answer: Answer::Text(words.to_owned()),
    }
}

/// Navigator, colleague and manager of Westminster's first hub; someone of its second; someone
/// without a role; an officer; a navigator and an officer of Barking and Dagenham.
fn provider(at: &str) -> Router {
    let person = |council: &str, sub: &str, name: &str, groups: &[&str]| SampleStaff {
        council: council.to_owned(),
        sub: sub.to_owned(),
        name: name.to_owned(),
        groups: groups.iter().map(|group| (*group).to_owned()).collect(),
    };
    let client = |council: &str| Client {
        council: council.to_owned(),
        id: "family-hub".to_owned(),
        secret: SECRET.to_owned(),
        redirect_uris: vec![format!("{STAFF}/{council}/signed-in")],
    };
    let bessborough = "hub:bessborough";
    let staff = vec![
        person(
            WESTMINSTER,
            "asha",
            "Asha <Sample>",
            &["family-navigator", bessborough],
        ),
        person(
            WESTMINSTER,
            "manager",
            "Mo Manager",
            &["hub-manager", bessborough],
        ),
        person(
            WESTMINSTER,
            "ben",
            "Ben Sample",
            &["triage-worker", bessborough],
        ),
        person(
            WESTMINSTER,
            "second",
            "Sam Second",
            &["family-navigator", "hub:second"],
        ),
        person(WESTMINSTER, "nobody", "Nia Nobody", &["everyone"]),
        person(
            WESTMINSTER,
            "officer",
            "Olu Officer",
            &["information-governance-officer"],
        ),
        person(
            WESTMINSTER,
            "petra",
            "Petra Partner",
            &["partner-practitioner", "partner:family-lives"],
        ),
        person(
            WESTMINSTER,
            "paul",
            "Paul Partner",
            &["partner-practitioner", "partner:cardinal-hume-centre"],
        ),
        person(
            BARKING,
            "partner-there",
            "Priya Partner",
            &["partner-practitioner", "partner:lifeline-projects"],
        ),
        person(
            BARKING,
            "cai",
            "Cai Sample",
            &["family-navigator", "hub:family-hub-early-help"],
        ),
        person(
            BARKING,
            "officer-there",
            "Ola Officer",
            &["information-governance-officer"],
        ),
    ];
    SignIn::new(at, vec![client(WESTMINSTER), client(BARKING)], staff)
        .expect("a signing key")
        .router()
}

async fn serve(listener: TcpListener, provider: Arc<RwLock<Router>>) {
    let now = Router::new().fallback(move |request: Request| {
        let router = provider.read().expect("a lock").clone();
        router.oneshot(request)
    });
    axum::serve(listener, now).await.expect("a server");
}

/// The shipped content and theme, with a second hub for Westminster; for Barking and Dagenham with a partner and the
/// number of Social Care.
fn bundle() -> Bundle {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let theme = root.join("site/theme");
    site_theme::install_packages(&theme).expect("the theme's packages");
    let (content, _) = Content::load(&root.join("content"));
    let mut bundle = Bundle::new(&content, Sources::read(&theme).expect("the theme"));
    let westminster = bundle.content.councils.get_mut(WESTMINSTER);
    let hubs = &mut westminster.expect("Westminster").council.hubs;
    hubs[0].contact_within = std::num::NonZeroU8::new(2);
    let mut second = hubs[0].clone();
    second.contact_within = None;
    second.id = slug("second");
    second.name = "Second Family Hub".to_owned();
    hubs.push(second);
    let there = bundle.content.councils.get_mut(BARKING);
    let there = there.expect("Barking and Dagenham");
    there.council.social_care.name = Some("the duty desk".to_owned());
    there.council.social_care.phone = Some("020 7946 0999".to_owned());
    let notices = there.notices.values_mut();
    for recipient in notices.flatten().flat_map(|permit| &mut permit.recipients) {
        recipient.if_you_agree = true;
    }
    bundle
}

fn aws_client(
    client: impl aws_smithy_runtime_api::client::http::HttpClient + 'static,
) -> aws_smithy_runtime_api::client::http::SharedHttpClient {
    aws_smithy_runtime_api::client::http::SharedHttpClient::new(client)
}

fn dynamodb_client(server: &DynamoDb) -> aws_sdk_dynamodb::Client {
    aws_sdk_dynamodb::Client::from_conf(
        Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-west-2"))
            .credentials_provider(Credentials::new("local", "local", None, None, "local"))
            .http_client(InProcess::new(server.clone()))
            .build(),
    )
}

pub(crate) fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}
