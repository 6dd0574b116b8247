//! The public function on AWS Lambda.

use std::process::ExitCode;

use intake::{Intake, Serving};

fn main() -> ExitCode {
    lambda::run(start())
}

async fn start() -> Result<(), lambda::Error> {
    // Connections open while pages are prepared.
    let connecting = tokio::spawn(async {
        let vault = lambda::vault().await?;
        vault.warm_for_intake().await;
        Ok::<_, lambda::Error>(vault)
    });
    let serving = Serving::new(&lambda::bundle()?)?;
    serving.draw_ahead()?;
    let public = lambda::setting("FAMILY_HUB_PUBLIC_ORIGIN")?;
    let intake = Intake::serving_with(vec![connecting.await??], serving, public);
    lambda::serve(intake.router()).await
}
