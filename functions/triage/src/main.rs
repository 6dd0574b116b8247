//! The staff function on AWS Lambda.

use std::process::ExitCode;

use triage::{Origins, Pages, SignInSettings, Triage};

fn main() -> ExitCode {
    lambda::run(start())
}

async fn start() -> Result<(), lambda::Error> {
    // Connections open while pages are prepared.
    let connecting = tokio::spawn(async {
        let vault = lambda::vault().await?;
        vault.warm_for_triage().await;
        Ok::<_, lambda::Error>(vault)
    });
    let pages = Pages::new(&lambda::bundle()?)?;
    pages.draw_ahead()?;
    let sign_in = SignInSettings {
        issuer: lambda::setting("FAMILY_HUB_SIGN_IN_ISSUER")?,
        client_id: lambda::setting("FAMILY_HUB_SIGN_IN_CLIENT_ID")?,
        client_secret: lambda::setting("FAMILY_HUB_SIGN_IN_CLIENT_SECRET")?,
    };
    let origins = Origins {
        staff: lambda::setting("FAMILY_HUB_STAFF_ORIGIN")?,
        public: lambda::setting("FAMILY_HUB_PUBLIC_ORIGIN")?,
    };
    let triage = Triage::showing(vec![(connecting.await??, sign_in)], pages, origins)?;
    lambda::serve(triage.router()).await
}
