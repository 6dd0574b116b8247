//! The public function on AWS Lambda.

use std::process::ExitCode;

use intake::{Intake, ReceiptToken, Serving};

const RECEIPT_TOKEN: &str = "FAMILY_HUB_NOTIFY_RECEIPT_TOKEN";

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
    let mut intake = Intake::serving_with(vec![connecting.await??], serving, public);
    if let Some(token) = lambda::optional(RECEIPT_TOKEN) {
        let token = ReceiptToken::new(&token)
            .ok_or_else(|| format!("{RECEIPT_TOKEN} is shorter than 32 characters"))?;
        intake = intake.with_receipts(token);
    }
    lambda::serve(intake.router()).await
}
