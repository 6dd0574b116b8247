//! DynamoDB and KMS in a process of their own, so that what they do is not counted.

use std::io::{self, BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use local::embedded::connector::serve;
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use tokio::net::TcpListener;
use tokio::select;
use tokio::task::spawn_blocking;
use vault::Service;

use crate::Failed;

/// The other process. Dropped, it ends.
pub(crate) struct Servers {
    process: Child,
    pub(crate) dynamodb: Service,
    pub(crate) kms: Service,
}

impl Servers {
    /// Starts this program once more, as servers.
    pub(crate) fn start() -> Result<Self, Failed> {
        let mut process = Command::new(std::env::current_exe()?)
            .arg("serve")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let said = process.stdout.take().ok_or("the servers say nothing")?;
        let mut said = BufReader::new(said).lines();
        let mut address = || {
            said.next()
                .ok_or("the servers did not start")?
                .map(Service::At)
                .map_err(Failed::from)
        };
        Ok(Self {
            dynamodb: address()?,
            kms: address()?,
            process,
        })
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        // Its input ends, and so does it.
        drop(self.process.stdin.take());
        // Nobody is left to be told that it did not.
        let _ = self.process.wait();
    }
}

/// Says where the servers are, and is them until standard input ends.
pub(crate) async fn serve_until_left() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let dynamodb = DynamoDb::open(&folder.path().join("dynamodb.sqlite"))?;
    let kms = Kms::open(&folder.path().join("kms"))?;
    let for_dynamodb = TcpListener::bind("127.0.0.1:0").await?;
    let for_kms = TcpListener::bind("127.0.0.1:0").await?;
    for listener in [&for_dynamodb, &for_kms] {
        println!("http://{}", listener.local_addr()?);
    }
    let left = spawn_blocking(|| io::stdin().read_to_end(&mut Vec::new()));
    select! {
        ended = serve(for_dynamodb, dynamodb) => ended?,
        ended = serve(for_kms, kms) => ended?,
        read = left => drop(read??),
    }
    Ok(())
}
