//! `site serve`: the public pages over HTTP, as they are being edited.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use clap::Args;
use site::live::{Finished, Stage};
use site::serve::BuiltSite;
use site::watch::{Following, How, Problem, Slower, Told};
use site_theme::Bundle;
use tokio::net::TcpListener;

use super::told::print;
use super::watch::Teller;
use super::{ContentOptions, Ended, install_theme};

/// What `site serve` is told.
#[derive(Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    of: ContentOptions,
    /// The folder with templates, words and styles
    #[arg(long, default_value = "site/theme")]
    theme: PathBuf,
    /// Where to serve
    #[arg(long, default_value = "127.0.0.1:8083")]
    address: SocketAddr,
}

/// Something else uses the address, or it is not this machine's.
#[derive(Debug, thiserror::Error)]
#[error("cannot serve on {address}: {error} (choose another address with --address)")]
struct NoAddress {
    address: SocketAddr,
    error: std::io::Error,
}

impl Serve {
    /// Serves, builds, then follows edits until it is stopped. Nothing is written.
    pub(crate) fn run(&self) -> Ended {
        self.of.chosen.check_there()?;
        install_theme(&self.theme)?;
        // It waits, mostly: one thread is enough beside the one that builds.
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .build()?;
        runtime.block_on(self.serve())
    }

    async fn serve(&self) -> Ended {
        let Self {
            of: ContentOptions { chosen, today },
            theme,
            address,
        } = self;
        let no_address = |error| NoAddress {
            address: *address,
            error,
        };
        let listener = TcpListener::bind(address).await.map_err(no_address)?;
        let origin = format!("http://{}/", listener.local_addr()?);
        print(format_args!(
            "{origin} shows the public pages and follows edits; Ctrl-C stops\n"
        ))?;

        let site = BuiltSite::default();
        let mut editor = Editor {
            teller: Teller::new(&chosen.content, &origin),
            site: site.clone(),
        };
        let mut following =
            Following::new(&chosen.content, theme, chosen.council.clone()).as_of(*today);
        let into = site.clone();
        thread::spawn(move || following.start(&into, &mut editor));
        axum::serve(listener, site.alone()).await?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Who edits: told in the terminal and in the browser.
struct Editor {
    teller: Teller,
    site: BuiltSite,
}

impl Told for Editor {
    fn stage(&mut self, stage: Stage, after: Duration, files: usize) {
        self.site.tell();
        self.teller.stage(stage, after, files);
    }

    fn in_step(&mut self, how: How, finished: &Finished, bundle: &Bundle, after: Duration) {
        self.site.is_in_step(bundle);
        self.teller.in_step(how, finished, bundle, after);
    }

    fn failed(&mut self, problem: &Problem) {
        self.site.show_problem(problem);
        self.teller.failed(problem);
    }

    fn slower(&mut self, why: &Slower) {
        self.teller.slower(why);
    }
}
