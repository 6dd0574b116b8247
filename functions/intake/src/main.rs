//! The public function on AWS Lambda.

use std::process::ExitCode;

use intake::Intake;

fn main() -> ExitCode {
    lambda::run(start())
}

async fn start() -> Result<(), lambda::Error> {
    let vault = lambda::vault().await?;
    let warming = tokio::spawn({
        let vault = vault.clone();
        async move { vault.warm_for_intake().await }
    });
    let bundle = lambda::bundle()?;
    let public = lambda::setting("FAMILY_HUB_PUBLIC_ORIGIN")?;
    let intake = Intake::new(vec![vault], &bundle, public)?;
    intake.draw_ahead()?;
    warming.await?;
    lambda::serve(intake.router()).await
}
