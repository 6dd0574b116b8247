//! The whole product, started for one test.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
use local::embedded::connector::{Service, serve};
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use local::machine::Machine;
use local::options::Options;
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::family::Family;
use crate::staff::StaffMember;

/// The product on addresses and in a folder of its own.
pub struct Hub {
    machine: Machine,
    folder: TempDir,
    store: Option<Store>,
}

/// DynamoDB and KMS outside of the machine, at addresses.
struct Store {
    dynamodb: String,
    kms: String,
}

fn anywhere() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 0))
}

/// Serves an embedded server over a socket, and says where.
async fn served(server: impl Service) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(serve(listener, server));
    address
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

impl Hub {
    /// Starts with the shipped content.
    pub async fn start() -> Self {
        Self::start_in(TempDir::new().unwrap(), root().join("content"), None).await
    }

    /// Starts with other content.
    pub async fn start_with(content: PathBuf) -> Self {
        Self::start_in(TempDir::new().unwrap(), content, None).await
    }

    /// Starts with a DynamoDB and a KMS outside of the machine, at addresses that the test can reach
    /// as well, to do what an intruder would.
    pub async fn start_with_open_store() -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store {
            dynamodb: served(DynamoDb::open(&folder.path().join("store.sqlite")).unwrap()).await,
            kms: served(Kms::open(&folder.path().join("kms")).unwrap()).await,
        };
        Self::start_in(folder, root().join("content"), Some(store)).await
    }

    async fn start_in(folder: TempDir, content: PathBuf, store: Option<Store>) -> Self {
        Self::start_at(anywhere(), folder, content, store).await
    }

    async fn start_at(
        sign_in: SocketAddr,
        folder: TempDir,
        content: PathBuf,
        store: Option<Store>,
    ) -> Self {
        let options = Options {
            public: anywhere(),
            staff: anywhere(),
            sign_in,
            data: folder.path().join("data"),
            content,
            theme: root().join("site/theme"),
            fresh: false,
            dynamodb_endpoint: store.as_ref().map(|store| store.dynamodb.clone()),
            kms_endpoint: store.as_ref().map(|store| store.kms.clone()),
        };
        let machine = Machine::start(options, |_| {}).await.unwrap();
        Self {
            machine,
            folder,
            store,
        }
    }

    /// Stops, and starts again on the same data.
    pub async fn restart(self) -> Self {
        // People are who their issuer says they are, so it stays where it was.
        let sign_in = self
            .machine
            .sign_in
            .strip_prefix("http://")
            .unwrap()
            .parse()
            .unwrap();
        self.machine.stop().await;
        Self::start_at(sign_in, self.folder, root().join("content"), self.store).await
    }

    /// Where the public sites are.
    pub fn public(&self) -> &str {
        &self.machine.public
    }

    /// Where the staff side is.
    pub fn staff(&self) -> &str {
        &self.machine.staff
    }

    /// The folder that holds everything that is stored.
    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    /// The store of [`Hub::start_with_open_store`].
    pub fn store(&self) -> aws_sdk_dynamodb::Client {
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::from_static("eu-west-2"))
            .credentials_provider(Credentials::new("local", "local", None, None, "test"))
            .endpoint_url(&self.store.as_ref().unwrap().dynamodb)
            .build();
        aws_sdk_dynamodb::Client::from_conf(config)
    }

    /// A family with a browser of its own.
    pub fn family(&self, council: &str) -> Family {
        Family::new(self.public(), council)
    }

    /// A Family Navigator of a council, signed in.
    pub async fn navigator(&self, council: &str) -> StaffMember {
        self.member(council, "family-navigator").await
    }

    /// Someone with this role, signed in.
    pub async fn member(&self, council: &str, role: &str) -> StaffMember {
        StaffMember::sign_in(self.staff(), council, &format!("sample-{council}-{role}")).await
    }
}
