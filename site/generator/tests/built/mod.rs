//! Content that is built, with the theme read once.

use std::path::Path;
use std::sync::OnceLock;

use jiff::civil::Date;
use site::findings::{Look, draw};
use site::{BuildError, Builder, Built};

/// The builder of all tests.
pub(crate) fn builder() -> &'static Builder {
    static BUILDER: OnceLock<Builder> = OnceLock::new();
    BUILDER.get_or_init(|| {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme");
        site_theme::install_packages(&theme).expect("npm installs the packages");
        Builder::new(&theme).expect("the theme is there")
    })
}

/// The site of a folder without errors.
pub(crate) fn built(content: &Path, today: Date) -> Built {
    match builder().build(content, today) {
        Ok(built) => built,
        Err(BuildError::Content(found)) => panic!("{}", draw(&found, Look::Plain)),
        Err(other) => panic!("{other}"),
    }
}
