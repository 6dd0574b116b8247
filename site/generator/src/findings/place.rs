//! Where a finding's file is, without saying on whose machine.

use std::env;
use std::path::{Component, Path, PathBuf};

/// What the names of files start from: the current folder if the content is in it, else the content
/// folder. So nothing above either, such as somebody's name, gets into what is published.
pub struct Base {
    content: PathBuf,
    /// The content folder, from the base.
    way: PathBuf,
}

impl Base {
    /// The base of findings about the content in `content`, as it was opened.
    pub fn of(content: &Path) -> Self {
        let way = match (content.canonicalize(), env::current_dir()) {
            (Ok(content), Ok(here)) => here
                .canonicalize()
                .ok()
                .and_then(|here| Some(content.strip_prefix(here).ok()?.to_owned())),
            _ => None,
        };
        Self {
            content: content.to_owned(),
            way: way.unwrap_or_default(),
        }
    }

    /// A file of the content from the base, with `/` on every system; `.` is the base itself.
    pub(crate) fn name(&self, file: &Path) -> String {
        let inside = file.strip_prefix(&self.content).unwrap_or(file);
        let path = self.way.join(inside);
        let parts = path.components().filter_map(|part| match part {
            Component::Normal(name) => Some(name.to_string_lossy()),
            _ => None,
        });
        let name = parts.collect::<Vec<_>>().join("/");
        if name.is_empty() {
            ".".to_owned()
        } else {
            name
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_in_the_current_folder_is_named_from_there() {
        for opened in ["src", "./src", "src/../src"] {
            let base = Base::of(Path::new(opened));
            assert_eq!(base.name(&Path::new(opened).join("a/b.md")), "src/a/b.md");
        }
        let opened = env::current_dir().expect("a folder").join("src");
        assert_eq!(Base::of(&opened).name(&opened.join("a.md")), "src/a.md");
    }

    #[test]
    fn content_elsewhere_is_named_from_itself() {
        let folder = tempfile::tempdir().expect("a folder");
        let base = Base::of(folder.path());
        assert_eq!(base.name(&folder.path().join("a/b.md")), "a/b.md");
        assert_eq!(base.name(folder.path()), ".");
    }
}
