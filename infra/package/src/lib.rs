//! One council's deployment as files: what its stack's functions run, and what its site shows.
//!
//! [`pack()`] builds the content of one council alone, takes the functions' programs (built here or
//! before), makes sure that Lambda's system can run them, and writes
//!
//! - `intake.zip`, `triage.zip`, `keeper.zip`: the program as `bootstrap`, and for the two that
//!   draw pages the `bundle.json` they draw from;
//! - `site/`: the files of the public site;
//! - `parameters.json`: what the stack's template has to know of this build.
//!
//! The same content, theme and programs give the same bytes, so a second deployment of them changes
//! nothing. A council that is a demonstration is refused, and so is a notice's text that is not on record
//! as published.
//!
//! It depends on `site` (content to pages and bundle). The binary `package` is its command line.
//!
//! ```no_run
//! use package::{Order, Programs, pack};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let packed = pack(&Order {
//!     council: site_model::Slug::parse("westminster")?,
//!     content: "content".into(),
//!     theme: "site/theme".into(),
//!     out: "target/package".into(),
//!     programs: Programs::Build,
//!     today: jiff::civil::date(2026, 11, 22),
//! })?;
//! for archive in packed.archives {
//!     println!("{} {}", archive.sha256, archive.name);
//! }
//! # Ok(())
//! # }
//! ```

mod amazon_linux;
mod archive;
mod deployment;
mod functions;
mod release_build;

pub use amazon_linux::{Unfit, check_program};
pub use deployment::{Archive, Order, PackError, Packed, Programs, Stamp, pack};
pub use functions::{FUNCTIONS, Function};
pub use release_build::{BuildFailed, build_release};
