//! The scheduled function on AWS Lambda.

use std::process::ExitCode;

use jiff::Timestamp;
use keeper::Keeper;
use keeper::notify::{ADDRESS, ApiKey, Notify, Templates};

const API_KEY: &str = "FAMILY_HUB_NOTIFY_API_KEY";
const TEMPLATES: &str = "FAMILY_HUB_NOTIFY_TEMPLATES";
const AT: &str = "FAMILY_HUB_NOTIFY_ADDRESS";

fn main() -> ExitCode {
    lambda::run(start())
}

async fn start() -> Result<(), lambda::Error> {
    let mut keeper = Keeper::new(lambda::vault().await?);
    if let Some(notify) = notify()? {
        keeper = keeper.with_notify(notify);
    }
    lambda::answer(|task| {
        let keeper = keeper.clone();
        async move { keeper.run(task, Timestamp::now()).await }
    })
    .await
}

/// The council's service at GOV.UK Notify, if it has one.
fn notify() -> Result<Option<Notify>, lambda::Error> {
    let Some(key) = lambda::optional(API_KEY) else {
        return Ok(None);
    };
    let key = ApiKey::parse(&key).map_err(|error| format!("{API_KEY} {error}"))?;
    let templates = lambda::optional(TEMPLATES).unwrap_or_default();
    let templates = Templates::parse(&templates).map_err(|error| format!("{TEMPLATES} {error}"))?;
    let address = lambda::optional(AT).unwrap_or_else(|| ADDRESS.to_owned());
    Ok(Some(Notify::new(address, key, templates)))
}
