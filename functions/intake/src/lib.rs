//! The public function: what families fill in, send, and see again.
//!
//! A form goes page by page: each valid page is saved in a sealed draft, which only the browser's
//! session cookie opens; "check your answers" shows the draft; confirming sends it. Nothing needs
//! JavaScript or an account. The way through a form is `form-way`, which staff go too. It depends on `vault` for every record and on `site-theme` for every
//! page and word; without the family's code it reads nothing that was sent.
//!
//! In production one function serves one council; on one machine one [`Intake`] serves several.
//! The council is the first part of every address, and one without a vault here does not exist.
//!
//! ```no_run
//! # async fn run(vault: vault::Vault, bundle: site_theme::Bundle) -> Result<(), Box<dyn std::error::Error>> {
//! let intake = intake::Intake::new(vec![vault], &bundle, "https://hub.example")?;
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
//! axum::serve(listener, intake.router()).await?;
//! # Ok(())
//! # }
//! ```

mod delivery;
mod exit;
mod form;
mod path;
mod problem;
mod reminder;
mod request;
mod request_cookie;
mod request_copy;
mod request_step;
mod return_code;
mod router;
mod save;
mod sent;
mod serving;
mod session_cookie;
mod side;
mod site;
mod stay;
mod throttle;

pub use delivery::ReceiptToken;
pub use router::{Intake, LONGEST};
pub use serving::Serving;
