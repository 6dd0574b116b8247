//! Every council's stack, with what AWS and a council's identity provider do for it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use axum::Router;
use http_edge::SecurityHeaders;
use local::embedded::connector::{Service, serve};
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use local::embedded::notify::{API, Notify, OUTBOX, Service as NotifyService};
use local::embedded::sign_in::{Client, SignIn};
use local::sample_staff::sample_staff;
use site::Built;
use site_model::{Published, Slug};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use vault::{Aws, Names};

use crate::api_gateway::HttpApi;
use crate::cloudfront::{self, Bucket, FunctionOrigin};
use crate::council_site::{Sites, built, unpack};
use crate::function::Function;
use crate::iam::{Authority, IamGateway, Upstreams};
use crate::stack::{AtNotify, Functions, SIGN_IN_CLIENT, Surroundings};
use crate::template::Template;

/// The environment variable that names a folder, into which gateways write what they see.
pub const LEDGER: &str = "FAMILY_HUB_IAM_LEDGER";

/// Several councils' stacks on one machine. Dropped, all of it ends.
pub struct Deployed {
    /// Where DynamoDB is, for who does what an intruder would.
    pub dynamodb: String,
    /// Where KMS is, for the same.
    pub kms: String,
    /// By council.
    pub stacks: BTreeMap<String, Stack>,
    /// Where the messages are shown that would have gone out.
    pub outbox: String,
    folder: TempDir,
    _servers: JoinSet<()>,
}

/// One council's stack.
pub struct Stack {
    /// Where its public site is.
    pub public: String,
    /// Where its staff side is.
    pub staff: String,
    /// The public function.
    pub intake: Function,
    /// The staff function.
    pub triage: Function,
    /// The scheduled function.
    pub keeper: Function,
    /// What lets its functions do what their roles allow. `None` without the Python that translates
    /// the template: then nothing is refused.
    pub iam: Option<IamGateway>,
}

impl Deployed {
    /// Starts every council of `content`. Functions start when they are asked for the first time.
    pub async fn start(content: &Path) -> Self {
        let sites = built(content).await;
        let template = template().await;
        let folder = TempDir::new().unwrap();
        let mut servers = JoinSet::new();
        let dynamodb = DynamoDb::open(&folder.path().join("dynamodb.sqlite")).unwrap();
        let kms = Kms::open(&folder.path().join("kms")).unwrap();
        let sign_in = listen().await;
        let services = Upstreams {
            dynamodb: served(&mut servers, dynamodb).await,
            kms: served(&mut servers, kms).await,
        };

        let mut stacks = BTreeMap::new();
        let mut clients = Vec::new();
        let mut senders = Vec::new();
        for (council, site) in sites.iter() {
            let (public, staff) = (listen().await, listen().await);
            let (notify, sender) = at_notify(council, site, &address(&public), &address(&sign_in));
            senders.push(sender);
            let around = Surroundings {
                council: council.clone(),
                package: folder.path().join("packages").join(council.as_str()),
                names: provision(council, &services).await,
                dynamodb: services.dynamodb.clone(),
                kms: services.kms.clone(),
                public: address(&public),
                staff: address(&staff),
                issuer: format!("{}/{council}", address(&sign_in)),
                client_secret: secret(),
                origin_verify: secret(),
                notify,
            };
            unpack(site, &around.package);
            let (functions, iam) = functions(&around, template.as_ref(), &services).await;
            let (public_host, staff_host) = hosts(site, &around, &functions);
            serve_on(&mut servers, public, public_host);
            serve_on(&mut servers, staff, staff_host);
            clients.push(client(&around));
            let stack = Stack {
                public: around.public,
                staff: around.staff,
                intake: functions.intake,
                triage: functions.triage,
                keeper: functions.keeper,
                iam,
            };
            stacks.insert(council.to_string(), stack);
        }

        let people = sample_staff(&everyone(&sites));
        let provider = SignIn::new(address(&sign_in), clients, people).unwrap();
        let outbox = format!("{}{OUTBOX}", address(&sign_in));
        let stand_ins = provider.router().merge(Notify::new(senders).router());
        serve_on(&mut servers, sign_in, stand_ins);
        Self {
            outbox,
            dynamodb: services.dynamodb,
            kms: services.kms,
            stacks,
            folder,
            _servers: servers,
        }
    }

    /// The folder that holds everything that is stored.
    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    /// What stands before the names of a council's tables.
    pub fn table_prefix(council: &str) -> String {
        format!("family-hub-{council}")
    }
}

/// As the template has them; by hand where it cannot be read.
async fn functions(
    around: &Surroundings,
    template: Option<&Template>,
    services: &Upstreams,
) -> (Functions, Option<IamGateway>) {
    let Some(template) = template else {
        return (Functions::by_hand(around), None);
    };
    let stack = around.stack(template);
    let authority = Authority::of(&stack).unwrap();
    let ledger = std::env::var_os(LEDGER).map(PathBuf::from);
    let gateway = IamGateway::start(services.clone(), authority, ledger.as_deref());
    let gateway = gateway.await.unwrap();
    let functions = Functions::of_template(around, &stack, &gateway);
    (functions, Some(gateway))
}

/// The translated template, once for all tests of a process.
async fn template() -> Option<Template> {
    static TEMPLATE: OnceLock<Option<Template>> = OnceLock::new();
    let translate = || TEMPLATE.get_or_init(|| Template::of_the_repository().unwrap());
    tokio::task::spawn_blocking(move || translate().clone())
        .await
        .unwrap()
}

/// CloudFront's distributions, for the public and for staff.
fn hosts(site: &Built, around: &Surroundings, functions: &Functions) -> (Router, Router) {
    let bucket = Arc::new(Bucket {
        council: around.council.to_string(),
        pages: site.pages.clone(),
        headers: SecurityHeaders::new(site.bundle.theme.assets.script_hash.clone()),
    });
    let origin = |function: &Function| FunctionOrigin {
        api: HttpApi::new(function.clone()),
        verify: around.origin_verify.clone(),
    };
    let public = cloudfront::public(Arc::clone(&bucket), origin(&functions.intake));
    (public, cloudfront::staff(bucket, origin(&functions.triage)))
}

/// The council's service at what stands in for GOV.UK Notify, and what its keeper is told of it.
fn at_notify(
    council: &Slug,
    site: &Built,
    public: &str,
    stand_ins: &str,
) -> (AtNotify, NotifyService) {
    let token = secret();
    let service = NotifyService::of(&site.bundle.content.councils[council])
        .telling(format!("{public}/{council}/message-receipts"), &token);
    let at = AtNotify {
        address: format!("{stand_ins}{API}"),
        api_key: service.api_key(),
        templates: service.template_setting(),
        receipt_token: token,
    };
    (at, service)
}

/// Triage as a client of the council's provider.
fn client(around: &Surroundings) -> Client {
    Client {
        council: around.council.to_string(),
        id: SIGN_IN_CLIENT.to_owned(),
        secret: around.client_secret.clone(),
        redirect_uris: vec![format!("{}/{}/signed-in", around.staff, around.council)],
    }
}

/// Makes a council's tables and keys. Keys are named by their ARNs, as the template names them.
async fn provision(council: &Slug, services: &Upstreams) -> Names {
    let names = Names {
        table_prefix: Deployed::table_prefix(council.as_str()),
        ..Names::on_one_machine(council.as_str())
    };
    let aws = Aws::connect(
        vault::Service::At(services.dynamodb.clone()),
        vault::Service::At(services.kms.clone()),
    );
    vault::provision(&aws.await, &names).await.unwrap();
    Names {
        data_key: arn(&services.kms, &names.data_key).await,
        mac_key: arn(&services.kms, &names.mac_key).await,
        ..names
    }
}

/// The ARN of the key of this alias.
async fn arn(kms: &str, alias: &str) -> String {
    use aws_sdk_kms::config::{BehaviorVersion, Config, Credentials, Region};
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("eu-west-2"))
        .credentials_provider(Credentials::new("operator", "-", None, None, "test"))
        .endpoint_url(kms)
        .build();
    let asked = aws_sdk_kms::Client::from_conf(config).describe_key();
    let described = asked.key_id(alias).send().await.unwrap();
    described.key_metadata.unwrap().arn.unwrap()
}

/// All councils together: nobody has a name that someone elsewhere has.
fn everyone(sites: &Sites) -> Published {
    let contents = sites.values().map(|site| &site.bundle.content);
    let councils = contents.flat_map(|content| content.councils.clone());
    Published {
        councils: councils.collect(),
    }
}

/// Longer than anyone guesses.
fn secret() -> String {
    format!("{:032x}", rand::random::<u128>())
}

async fn listen() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.unwrap()
}

fn address(listener: &TcpListener) -> String {
    format!("http://{}", listener.local_addr().unwrap())
}

fn serve_on(servers: &mut JoinSet<()>, listener: TcpListener, router: Router) {
    let with_peer = router.into_make_service_with_connect_info::<SocketAddr>();
    servers.spawn(async move { axum::serve(listener, with_peer).await.unwrap() });
}

/// Serves an embedded server over a socket, and says where.
async fn served(servers: &mut JoinSet<()>, server: impl Service) -> String {
    let listener = listen().await;
    let address = address(&listener);
    servers.spawn(async move { serve(listener, server).await.unwrap() });
    address
}
