//! The product as `cargo run` starts it.

use std::net::SocketAddr;
use std::path::PathBuf;

use local::embedded::connector::{Service, serve};
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use local::machine::Machine;
use local::options::Options;
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::hub::root;

/// Everything in one process, on a folder of its own.
pub(crate) struct OneMachine {
    pub(crate) machine: Machine,
    pub(crate) folder: TempDir,
    content: PathBuf,
    pub(crate) store: Option<Store>,
}

/// DynamoDB and KMS outside of the machine, at addresses.
pub(crate) struct Store {
    pub(crate) dynamodb: String,
    pub(crate) kms: String,
}

impl Store {
    /// The embedded servers, over sockets.
    async fn open(folder: &TempDir) -> Self {
        Self {
            dynamodb: served(DynamoDb::open(&folder.path().join("store.sqlite")).unwrap()).await,
            kms: served(Kms::open(&folder.path().join("kms")).unwrap()).await,
        }
    }
}

impl OneMachine {
    pub(crate) async fn start(content: PathBuf) -> Self {
        Self::start_at(anywhere(), TempDir::new().unwrap(), content, None).await
    }

    /// With DynamoDB and KMS at addresses that the test can reach as well.
    pub(crate) async fn start_with_open_store(content: PathBuf) -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(&folder).await;
        Self::start_at(anywhere(), folder, content, Some(store)).await
    }

    async fn start_at(
        sign_in: SocketAddr,
        folder: TempDir,
        content: PathBuf,
        store: Option<Store>,
    ) -> Self {
        let options = Options {
            command: None,
            public: anywhere(),
            staff: anywhere(),
            sign_in,
            data: folder.path().join("data"),
            content: content.clone(),
            theme: root().join("site/theme"),
            fresh: false,
            dynamodb_endpoint: store.as_ref().map(|store| store.dynamodb.clone()),
            kms_endpoint: store.as_ref().map(|store| store.kms.clone()),
        };
        let machine = Machine::start(options, |_| {}).await.unwrap();
        Self {
            machine,
            folder,
            content,
            store,
        }
    }

    pub(crate) async fn restart(self) -> Self {
        // People are who their issuer says they are, so it stays where it was.
        let sign_in = self.machine.sign_in.strip_prefix("http://").unwrap();
        let sign_in = sign_in.parse().unwrap();
        self.machine.stop().await;
        Self::start_at(sign_in, self.folder, self.content, self.store).await
    }
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
