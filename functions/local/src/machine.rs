//! Everything on one machine, put together.
//!
//! The composition of production with four parts replaced: DynamoDB, KMS, the council's sign-in and
//! GOV.UK Notify run inside this process, behind the same clients.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn;
use http_edge::client_address::of_the_socket;
use intake::{Intake, ReceiptToken};
use jiff::Timestamp;
use keeper::notify::{ApiKey, Notify as NotifyClient};
use keeper::{Keeper, Task};
use site::watch::{End, Problem};
use site_model::Slug;
use site_theme::Bundle;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use triage::{Origins, SignInSettings, Triage};
use vault::store::Names;
use vault::{Aws, Service, Vault, VaultFault};

use crate::content_edits::{ContentProblem, Editor, FirstBuild};
use crate::embedded::connector::InProcess;
use crate::embedded::data_folder::{DataFolder, DataFolderError, Start};
use crate::embedded::dynamodb::{DynamoDb, OpenError};
use crate::embedded::kms::{Kms, KmsError};
use crate::embedded::notify::{self, Notify, Service as NotifyService};
use crate::embedded::sign_in::{Client, NoSigningKey, SampleStaff, SignIn};
use crate::options::Options;
use crate::sample_staff::sample_staff;
use aws_smithy_runtime_api::shared::IntoShared as _;

/// How often keeper removes what has ended, which the embedded DynamoDB does not do by itself.
const SWEEP: Duration = Duration::from_secs(60);

/// How often keeper sends what is due: whoever tries the product waits for it.
const SEND: Duration = Duration::from_secs(2);

/// How long open connections may take to end when the machine stops.
const GOODBYE: Duration = Duration::from_secs(1);

/// Why the machine did not start: one line each, that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder.
    #[error(transparent)]
    Data(#[from] DataFolderError),
    /// An address that something else uses, or that is not this machine's.
    #[error(
        "cannot serve on {address}: {source} (stop what uses it, or choose another address with {flag})"
    )]
    Address {
        /// The address.
        address: SocketAddr,
        /// The flag that changes it.
        flag: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// The content or the theme.
    #[error(transparent)]
    Content(#[from] ContentProblem),
    /// The embedded DynamoDB.
    #[error(transparent)]
    DynamoDb(#[from] OpenError),
    /// The embedded KMS.
    #[error(transparent)]
    Kms(#[from] KmsError),
    /// Tables and keys.
    #[error("cannot make tables and keys: {0}")]
    Provision(#[from] VaultFault),
    /// The built-in sign-in.
    #[error("the built-in sign-in cannot start: {0}")]
    SignIn(#[from] NoSigningKey),
    /// A function.
    #[error("{0}")]
    Function(String),
}

/// The running whole.
pub struct Machine {
    /// Where the public sites are.
    pub public: String,
    /// Where the staff side is.
    pub staff: String,
    /// Where sample staff sign in.
    pub sign_in: String,
    /// Where the messages are shown that would have gone out.
    pub outbox: String,
    /// The councils that are served: slug and site name.
    pub councils: Vec<(Slug, String)>,
    /// Who can sign in.
    pub sample_staff: Vec<SampleStaff>,
    servers: JoinSet<()>,
    stop: watch::Sender<bool>,
    _following: End,
    _folder: DataFolder,
}

impl Machine {
    /// Starts everything. `progress` is told, line by line, what is done and what comes next.
    pub async fn start(options: Options, progress: impl Fn(&str)) -> Result<Self, StartError> {
        // What can be refused at once is tried first.
        let start = if options.fresh {
            Start::Fresh
        } else {
            Start::WithWhatIsThere
        };
        let folder = DataFolder::open(&options.data, start)?;
        let public_listener = bind(options.public, "--public").await?;
        let staff_listener = bind(options.staff, "--staff").await?;
        let sign_in_listener = bind(options.sign_in, "--sign-in").await?;
        let public = origin(&public_listener, options.public);
        let staff = origin(&staff_listener, options.staff);
        let sign_in = origin(&sign_in_listener, options.sign_in);

        progress("preparing the theme (npm installs GOV.UK Frontend the first time)");
        let FirstBuild {
            following,
            site,
            bundle,
            summary,
        } = first_build(options.clone()).await?;
        progress(&summary);

        progress(&format!("opening records in {}", folder.path().display()));
        let aws = connect(&options, &folder).await?;
        let mut vaults = Vec::new();
        for council in bundle.content.councils.keys() {
            let names = Names::on_one_machine(council.as_str());
            vault::provision(&aws, &names).await?;
            vaults.push(Vault::new(council.clone(), names, aws.clone()));
        }

        let sample_staff = sample_staff(&bundle.content);
        let (clients, settings) = registrations(&bundle, &staff, &sign_in);
        let provider = SignIn::new(sign_in.clone(), clients, sample_staff.clone())?;
        let token = format!("{:032x}", rand::random::<u128>());
        let (notify, keepers) = senders(&vaults, &bundle, (&public, &sign_in), &token)?;
        let mut intake = Intake::new(vaults.clone(), &bundle, public.clone()).map_err(function)?;
        if let Some(token) = ReceiptToken::new(&token) {
            intake = intake.with_receipts(token);
        }
        let triage = Triage::new(
            vaults.into_iter().zip(settings).collect(),
            &bundle,
            Origins {
                staff: staff.clone(),
                public: public.clone(),
            },
        )
        .map_err(function)?;

        let stop = watch::Sender::new(false);
        let mut servers = JoinSet::new();
        servers.spawn(serve(
            public_listener,
            site.before_intake(intake.router())
                .layer(from_fn(of_the_socket)),
            stop.subscribe(),
        ));
        servers.spawn(serve(
            staff_listener,
            site.before_triage(triage.router()),
            stop.subscribe(),
        ));
        let stand_ins = provider.router().merge(notify.router());
        servers.spawn(serve(sign_in_listener, stand_ins, stop.subscribe()));
        servers.spawn(keep(keepers.clone(), Task::Sweep, SWEEP, stop.subscribe()));
        servers.spawn(keep(keepers, Task::Send, SEND, stop.subscribe()));

        let councils = bundle
            .content
            .councils
            .values()
            .map(|council| (council.slug.clone(), council.council.site_name.clone()))
            .collect();
        let end = following.end();
        let editor = Editor {
            site,
            intake,
            triage,
            served: bundle.content.councils.into_keys().collect(),
        };
        editor.follow(following);
        Ok(Self {
            public,
            staff,
            outbox: format!("{sign_in}{}", notify::OUTBOX),
            sign_in,
            councils,
            sample_staff,
            servers,
            stop,
            _following: end,
            _folder: folder,
        })
    }

    /// Stops: no new request is taken, those under way may end.
    pub async fn stop(mut self) {
        let _ = self.stop.send(true);
        let ended = async { while self.servers.join_next().await.is_some() {} };
        if tokio::time::timeout(GOODBYE, ended).await.is_err() {
            self.servers.shutdown().await;
        }
    }
}

async fn bind(address: SocketAddr, flag: &'static str) -> Result<TcpListener, StartError> {
    TcpListener::bind(address)
        .await
        .map_err(|source| StartError::Address {
            address,
            flag,
            source,
        })
}

fn origin(listener: &TcpListener, asked: SocketAddr) -> String {
    format!("http://{}", listener.local_addr().unwrap_or(asked))
}

fn function(error: impl std::fmt::Display) -> StartError {
    StartError::Function(error.to_string())
}

/// The clients of DynamoDB and KMS.
pub(crate) async fn connect(options: &Options, folder: &DataFolder) -> Result<Aws, StartError> {
    let dynamodb = match &options.dynamodb_endpoint {
        Some(address) => Service::At(address.clone()),
        None => {
            let server = DynamoDb::open(&folder.path().join("dynamodb.sqlite"))?;
            Service::InProcess(InProcess::new(server).into_shared())
        }
    };
    let kms = match &options.kms_endpoint {
        Some(address) => Service::At(address.clone()),
        None => {
            Service::InProcess(InProcess::new(Kms::open(&folder.path().join("kms"))?).into_shared())
        }
    };
    Ok(Aws::connect(dynamodb, kms).await)
}

/// What stands in for GOV.UK Notify, and each council's keeper with its service there.
fn senders(
    vaults: &[Vault],
    bundle: &Bundle,
    (public, stand_ins): (&str, &str),
    token: &str,
) -> Result<(Notify, Vec<Keeper>), StartError> {
    let mut services = Vec::new();
    let mut keepers = Vec::new();
    for vault in vaults {
        let keeper = Keeper::new(vault.clone());
        let council = vault.council();
        let published = bundle.content.councils.get(council);
        let Some(published) = published.filter(|one| !one.messages.is_empty()) else {
            keepers.push(keeper);
            continue;
        };
        let service = NotifyService::of(published)
            .telling(format!("{public}/{council}/message-receipts"), token);
        let key = ApiKey::parse(&service.api_key()).map_err(function)?;
        let address = format!("{stand_ins}{}", notify::API);
        let client = NotifyClient::new(address, key, service.template_ids());
        keepers.push(keeper.with_notify(client));
        services.push(service);
    }
    Ok((Notify::new(services), keepers))
}

/// Triage as a client of each council's issuer.
fn registrations(
    bundle: &Bundle,
    staff: &str,
    sign_in: &str,
) -> (Vec<Client>, Vec<SignInSettings>) {
    bundle
        .content
        .councils
        .keys()
        .map(|council| {
            let id = "family-hub-triage".to_owned();
            let secret = format!("{:032x}", rand::random::<u128>());
            let client = Client {
                council: council.to_string(),
                id: id.clone(),
                secret: secret.clone(),
                redirect_uris: vec![format!("{staff}/{council}/signed-in")],
            };
            let issuer = format!("{sign_in}/{council}");
            (
                client,
                SignInSettings {
                    issuer,
                    client_id: id,
                    client_secret: secret,
                },
            )
        })
        .unzip()
}

/// Waits until the machine stops.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    // An error means that nobody can say it any more.
    drop(stop.wait_for(|stop| *stop).await);
}

async fn serve(listener: TcpListener, router: Router, mut stop: watch::Receiver<bool>) {
    let with_peer = router.into_make_service_with_connect_info::<SocketAddr>();
    if let Err(error) = axum::serve(listener, with_peer)
        .with_graceful_shutdown(async move { stopped(&mut stop).await })
        .await
    {
        tracing::error!(%error, "a server ended");
    }
}

/// Has the keepers do one task again and again.
async fn keep(keepers: Vec<Keeper>, task: Task, every: Duration, mut stop: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            () = stopped(&mut stop) => return,
            () = tokio::time::sleep(every) => {
                for keeper in &keepers {
                    if let Err(fault) = keeper.run(task, Timestamp::now()).await {
                        tracing::warn!(%fault, ?task, "a task was not carried out");
                    }
                }
            }
        }
    }
}

async fn first_build(options: Options) -> Result<FirstBuild, ContentProblem> {
    tokio::task::spawn_blocking(move || FirstBuild::run(&options))
        .await
        .unwrap_or(Err(ContentProblem::Build(Problem::Crashed)))
}
