//! Walking a journey, over sockets, on records of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use axum::Router;
use http_edge::ClientAddress;
use intake::{Intake, LONGEST, Serving};
use jiff::Timestamp;
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use record::InvitationCode;
use site_model::NoticeVersion;
use site_theme::Bundle;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use vault::{Aws, Names, Patience, Service, Vault, provision};

use super::journeys::{Journey, Step};
use super::records::Records;
use super::wire::{Call, Wire};
use crate::browser::{Browser, Page};
use crate::function::{BUNDLE, ORIGIN, slug};
use crate::invitations::invite;

const COUNCILS: [&str; 2] = ["westminster", "barking-and-dagenham"];

/// Everything takes so many times less than in production before it is given up.
const SHORTER: u32 = 4;

/// The content that ships; and the same when the text of the notice is another one.
static SERVING: LazyLock<[Serving; 2]> = LazyLock::new(|| {
    [&*BUNDLE, &changed()].map(|bundle| Serving::new(bundle).expect("it can be served"))
});

fn changed() -> Bundle {
    let mut bundle = BUNDLE.clone();
    let councils = bundle.content.councils.values_mut();
    let notices = councils.flat_map(|council| council.notices.values_mut());
    for permit in notices.flatten() {
        permit.version = NoticeVersion::of("another text");
    }
    bundle
}

/// The time for everybody.
static STARTED: LazyLock<Timestamp> = LazyLock::new(Timestamp::now);

/// Tables without items, and keys: made once.
struct Provisioned {
    folder: TempDir,
    kms: Kms,
    /// What a worker of Westminster's gave a family that had asked for help before.
    invitation: InvitationCode,
}

static PROVISIONED: OnceCell<Provisioned> = OnceCell::const_new();

impl Provisioned {
    async fn get() -> &'static Self {
        PROVISIONED.get_or_init(Self::make).await
    }

    async fn make() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let dynamodb = DynamoDb::open(&database(folder.path())).expect("a database");
        let kms = Kms::open(&folder.path().join("kms")).expect("keys");
        let patience = Patience::PRODUCTION;
        let wire = Wire::before(dynamodb, kms.clone(), patience.attempt()).await;
        let wire = wire.expect("sockets");
        let aws = Aws::connect(
            Service::At(wire.dynamodb.clone()),
            Service::At(wire.kms.clone()),
        );
        let aws = aws.await;
        for council in COUNCILS {
            let names = Names::on_one_machine(council);
            provision(&aws, &names).await.expect("tables and keys");
        }
        let [council, _] = COUNCILS;
        let mut before = Browser::at(&starting(&aws, 0));
        before.asks_for_help(council).await;
        let names = Names::on_one_machine(council);
        let (_, invitation) = invite(&Vault::new(slug(council), names, aws), *STARTED).await;
        Self {
            folder,
            kms,
            invitation,
        }
    }
}

fn database(folder: &Path) -> PathBuf {
    folder.join("dynamodb.sqlite")
}

/// Copies a database while nothing is written to it.
fn copy(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).expect("a folder") {
        let file = file.expect("a file");
        let name = file.file_name();
        if name.to_string_lossy().starts_with("dynamodb.sqlite") {
            std::fs::copy(file.path(), to.join(name)).expect("it can be copied");
        }
    }
}

/// The public function over sockets that can break, and what families do with it.
pub(crate) struct Walker {
    pub(crate) wire: Wire<DynamoDb, Kms>,
    patient: Aws,
    hurried: Aws,
    /// Functions that run already, with each text of the notice.
    running: [Router; 2],
}

/// Which function a family meets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    /// One that has just started, and so has everything still to ask for.
    Starting,
    /// The same, and it gives up sooner than in production, so that nobody waits long for silence.
    Hurried,
    /// One that has answered before.
    Running,
}

/// Records of their own, for one walk.
pub(crate) struct Store {
    folder: TempDir,
    pub(crate) dynamodb: DynamoDb,
}

impl Store {
    fn copy_of(folder: &Path) -> Self {
        let own = tempfile::tempdir().expect("a folder");
        copy(folder, own.path());
        let dynamodb = DynamoDb::open(&database(own.path())).expect("a database");
        Self {
            folder: own,
            dynamodb,
        }
    }

    pub(crate) async fn records(&self, council: &str) -> Records {
        Records::in_all_tables(&self.dynamodb, council).await
    }
}

fn starting(aws: &Aws, text: usize) -> Intake {
    let vault = |council| {
        let names = Names::on_one_machine(council);
        Vault::new(slug(council), names, aws.clone())
    };
    let vaults = COUNCILS.map(vault).into();
    Intake::serving_with(vaults, SERVING[text].clone(), ORIGIN).with_clock(|| *STARTED)
}

impl Walker {
    pub(crate) async fn start() -> Self {
        let provisioned = Provisioned::get().await;
        let store = Store::copy_of(provisioned.folder.path());
        let hurried = Patience::PRODUCTION.shorter(SHORTER);
        let patient = Patience::PRODUCTION.trying_again_sooner(SHORTER);
        let wire = Wire::before(store.dynamodb, provisioned.kms.clone(), hurried.attempt());
        let wire = wire.await.expect("sockets");
        let connect = |patience| {
            let at = |address: &String| Service::At(address.clone());
            Aws::connect_with(patience, at(&wire.dynamodb), at(&wire.kms))
        };
        let (patient, hurried) = (connect(patient).await, connect(hurried).await);
        Self {
            running: [0, 1].map(|text| starting(&patient, text).router()),
            wire,
            patient,
            hurried,
        }
    }

    fn function(&self, function: Function, step: &Step) -> Router {
        let text = usize::from(step.under_new_text);
        match function {
            Function::Starting => starting(&self.patient, text).router(),
            Function::Hurried => {
                let intake = starting(&self.hurried, text);
                intake.with_longest(LONGEST / SHORTER).router()
            }
            Function::Running => self.running[text].clone(),
        }
    }

    /// A copy of these records, from now on behind the sockets.
    pub(crate) fn on(&self, folder: &Path) -> Store {
        let store = Store::copy_of(folder);
        self.wire.serves(store.dynamodb.clone());
        store
    }

    /// The browser goes one step.
    pub(crate) async fn takes(&self, family: &mut Family, step: &Step, of: Function) -> Page {
        family.browser.meets(self.function(of, step));
        let address = format!("/{}{}", family.council, step.path);
        let page = match step.method {
            "GET" => family.gets(&address).await,
            _ => {
                let fields = family.filled_in(step);
                let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
                family.browser.post(&address, &fields).await
            }
        };
        family.saw(&page);
        page
    }

    /// Does what a page that tells of a fault offers: posts its form again, or follows its button and, where that
    /// was not all, takes the step again from there.
    pub(crate) async fn tries_again(
        &self,
        family: &mut Family,
        step: &Step,
        told: &Page,
    ) -> Result<Page, String> {
        if let Some(form) = told.form() {
            let fields: Vec<_> = form
                .fields
                .iter()
                .map(|(n, v)| (n.as_str(), v.as_str()))
                .collect();
            let page = family.browser.post(&form.action, &fields).await;
            family.saw(&page);
            return Ok(page);
        }
        let again = told.attribute_of("main a.govuk-button", "href");
        let again = again.ok_or("the page does not say where to try again")?;
        let page = family.gets(&again).await;
        family.saw(&page);
        match step.method {
            "GET" => Ok(page),
            // It was done, and the page shows that.
            _ if page.status.is_redirection() => Ok(page),
            _ => Ok(self.takes(family, step, Function::Running).await),
        }
    }
}

/// A family's browser, and what stood on the pages that it saw.
#[derive(Clone)]
pub(crate) struct Family {
    council: &'static str,
    browser: Browser,
    seen: BTreeMap<&'static str, String>,
}

impl Family {
    async fn gets(&mut self, address: &str) -> Page {
        let page = self.browser.get(address).await;
        // What changed meanwhile is asked for once more, as a browser does by itself.
        if page.leads_to() == address {
            return self.browser.get(address).await;
        }
        page
    }

    /// Keeps what later requests are made of.
    fn saw(&mut self, page: &Page) {
        for name in ["token", "said", "notice_version"] {
            if let Some(value) = page.hidden(name) {
                self.seen.insert(name, value.to_owned());
            }
        }
        for name in ["receipt-code", "return-code"] {
            if let Some((_, code)) = page.html.split_once(&format!("id=\"{name}\">")) {
                let code = code.chars().take_while(|c| *c != '<').collect();
                self.seen.insert(name, code);
            }
        }
    }

    /// Whether its browser has this code as a cookie, with or without the proof that we handed it out.
    pub(crate) fn keeps(&self, value: &str) -> bool {
        self.browser
            .cookies
            .values()
            .any(|kept| kept.split('.').next() == Some(value))
    }

    /// What a step posts.
    pub(crate) fn filled_in(&self, step: &Step) -> Vec<(&'static str, String)> {
        let value = |value: &str| match value.strip_prefix('$') {
            Some(seen) => self.seen.get(seen).cloned().unwrap_or_default(),
            None => value.to_owned(),
        };
        step.fields
            .iter()
            .map(|(name, said)| (*name, value(said)))
            .collect()
    }
}

/// A journey as it is when nothing goes wrong.
pub(crate) struct Walked {
    pub(crate) journey: &'static Journey,
    /// Before each step, and at the end.
    pub(crate) moments: Vec<Moment>,
    /// After each step.
    pub(crate) pages: Vec<Shown>,
    /// Of each step.
    pub(crate) calls: Vec<Vec<Call>>,
}

/// Everything that there is before a step.
pub(crate) struct Moment {
    pub(crate) folder: TempDir,
    pub(crate) family: Family,
    pub(crate) records: Arc<Records>,
}

impl Walked {
    pub(crate) async fn without_fault(journey: &'static Journey) -> Self {
        let walker = Walker::start().await;
        let store = walker.on(Provisioned::get().await.folder.path());
        let invitation = Provisioned::get().await.invitation.reveal();
        let mut family = Family {
            council: journey.council,
            browser: Browser::at(&starting(&walker.patient, 0)),
            seen: [("invitation", invitation)].into(),
        };
        family.browser.address = Some(ClientAddress::of([192, 0, 2, 7].into()));
        let mut walked = Self {
            journey,
            moments: vec![Moment::of(&store, &family).await],
            pages: Vec::new(),
            calls: Vec::new(),
        };
        for step in journey.steps {
            walker.wire.breaks(None);
            let page = walker.takes(&mut family, step, Function::Starting).await;
            let status = page.status;
            assert!(
                status.is_success() || status.is_redirection(),
                "{} {}: {} {}: {status} {}",
                journey.council,
                journey.name,
                step.method,
                step.path,
                Shown::of(&page).told()
            );
            walked.calls.push(walker.wire.calls());
            walked.pages.push(Shown::of(&page));
            walked.moments.push(Moment::of(&store, &family).await);
        }
        walked
    }
}

impl Moment {
    async fn of(store: &Store, family: &Family) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        copy(store.folder.path(), folder.path());
        Self {
            folder,
            family: family.clone(),
            records: Arc::new(store.records(family.council).await),
        }
    }
}

/// What a page shows, without what is drawn by lot.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) status: u16,
    pub(crate) leads_to: String,
    main: String,
}

impl Shown {
    pub(crate) fn of(page: &Page) -> Self {
        let main = page.html.split_once("<main").map_or("", |(_, main)| main);
        let main = main.split_once("</main>").map_or(main, |(main, _)| main);
        let mut shown = String::with_capacity(main.len());
        // A code's picture is as much by lot as the code.
        let main = match (main.split_once("<svg"), main.rsplit_once("</svg>")) {
            (Some((before, _)), Some((_, after))) => format!("{before}{after}"),
            _ => main.to_owned(),
        };
        for part in main.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '-') {
            let word = part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            shown.push_str(if is_drawn_by_lot(word) { "…" } else { part });
        }
        Self {
            status: page.status.as_u16(),
            leads_to: page.leads_to().to_owned(),
            main: shown,
        }
    }

    /// For who reads why they are not the same.
    pub(crate) fn told(&self) -> String {
        let tags = self
            .main
            .split('<')
            .filter_map(|part| Some(part.split_once('>')?.1));
        let text = tags.collect::<Vec<_>>().join(" ");
        let words: Vec<_> = text.split_whitespace().take(40).collect();
        format!("{} to {}: {}", self.status, self.leads_to, words.join(" "))
    }
}

/// A reference, a code or a token.
fn is_drawn_by_lot(word: &str) -> bool {
    match word.len() {
        12 => word.starts_with("FH-"),
        29 => word.split('-').count() == 6,
        32 => word.chars().all(|c| c.is_ascii_hexdigit()),
        _ => false,
    }
}
