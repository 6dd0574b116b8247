//! The scheduled function on AWS Lambda.

use jiff::Timestamp;
use keeper::Keeper;

#[tokio::main]
async fn main() -> Result<(), lambda::Error> {
    lambda::write_logs();
    let keeper = Keeper::new(lambda::vault().await?);
    lambda::answer(|task| {
        let keeper = keeper.clone();
        async move { keeper.run(task, Timestamp::now()).await }
    })
    .await
}
