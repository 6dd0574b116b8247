//! The scheduled function on AWS Lambda.

use std::process::ExitCode;

use jiff::Timestamp;
use keeper::Keeper;

fn main() -> ExitCode {
    lambda::run(start())
}

async fn start() -> Result<(), lambda::Error> {
    let keeper = Keeper::new(lambda::vault().await?);
    lambda::answer(|task| {
        let keeper = keeper.clone();
        async move { keeper.run(task, Timestamp::now()).await }
    })
    .await
}
