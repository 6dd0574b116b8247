//! The staff function on AWS Lambda.

use std::process::ExitCode;

use triage::{Origins, SignInSettings, Triage};

fn main() -> ExitCode {
    lambda::run(start())
}

async fn start() -> Result<(), lambda::Error> {
    let vault = lambda::vault().await?;
    let warming = tokio::spawn({
        let vault = vault.clone();
        async move { vault.warm_for_triage().await }
    });
    let bundle = lambda::bundle()?;
    let sign_in = SignInSettings {
        issuer: lambda::setting("FAMILY_HUB_SIGN_IN_ISSUER")?,
        client_id: lambda::setting("FAMILY_HUB_SIGN_IN_CLIENT_ID")?,
        client_secret: lambda::setting("FAMILY_HUB_SIGN_IN_CLIENT_SECRET")?,
    };
    let origins = Origins {
        staff: lambda::setting("FAMILY_HUB_STAFF_ORIGIN")?,
        public: lambda::setting("FAMILY_HUB_PUBLIC_ORIGIN")?,
    };
    let triage = Triage::new(vec![(vault, sign_in)], &bundle, origins)?;
    triage.draw_ahead()?;
    warming.await?;
    lambda::serve(triage.router()).await
}
