//! A site that is kept in step with its content.
//!
//! After an edit the pages of what was edited come first, drawn from that file and what they show
//! of others. Then everything is read, checked and told again, and of the rest only those pages are
//! rendered that show something else than before: a page's values are compared, not its inputs, so
//! that no list of what depends on what can be wrong.

mod edited;
mod narrowed;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use site_model::{Content, Diagnostics, Slug};
use site_theme::Bundle;

use self::edited::Edited;
use crate::build::{BuildError, Builder, draw_parts};
use crate::checking;
use crate::markdown::Remembered;
use crate::output::{Output, Synced};
use crate::pages::{self, Drawn, Part, machine_readable};
use crate::timings::Timings;

pub use crate::pages::Stage;

/// A site that is kept in step with its content.
pub struct LiveSite {
    builder: Builder,
    content_dir: PathBuf,
    council: Option<Slug>,
    kept: Option<Kept>,
    prose: Remembered,
}

/// What is known of the site that the output has.
struct Kept {
    content: Content,
    bundle: Bundle,
    files: Files,
}

/// What is known of each file, by its path.
type Files = HashMap<String, Known>;

/// What is known of a file.
#[derive(Clone, Copy)]
struct Known {
    /// Of all that it shows.
    digest: [u8; 32],
    /// Search engines may find it.
    is_found: bool,
}

/// A build that ended well.
pub struct Finished {
    /// What was found and does not stop a build: waivers, and warnings.
    pub diagnostics: Diagnostics,
    /// What became of the files; those that stayed without being looked at are unchanged.
    pub synced: Synced,
}

/// Hears of each stage as the output has it: how long it took from the start, and how many files it
/// wrote or deleted.
pub type Told<'a> = &'a mut dyn FnMut(Stage, Duration, usize);

impl LiveSite {
    /// The site of `content_dir`, or of one council in it. Nothing is built yet.
    pub fn new(builder: Builder, content_dir: PathBuf, council: Option<Slug>) -> Self {
        Self {
            builder,
            content_dir,
            council,
            kept: None,
            prose: Remembered::default(),
        }
    }

    /// What the functions need; `None` before the first good build.
    pub fn bundle(&self) -> Option<&Bundle> {
        self.kept.as_ref().map(|kept| &kept.bundle)
    }

    /// Everything, into an output, which then has these files and no other. If that fails, the output
    /// is as it was.
    pub fn build(&mut self, today: Date, output: &dyn Output) -> Result<Finished, BuildError> {
        let (content, diagnostics) = self.read(today)?;
        let bundle = self.builder.bundle(&content);
        let mut files = Files::new();
        let synced = self
            .draw_whole(&content, &bundle, output, &mut files)
            .and_then(|()| Ok(output.commit_whole()?))
            .inspect_err(|_| output.roll_back())?;
        self.kept = Some(Kept {
            content,
            bundle,
            files,
        });
        Ok(Finished {
            diagnostics,
            synced,
        })
    }

    /// Brings the output in step after `changed` files or folders of content, stage by stage. If the
    /// content has errors, the output has what it had before; after any other failure, such as a full
    /// disk, the next call builds everything.
    pub fn follow(
        &mut self,
        changed: &[PathBuf],
        today: Date,
        output: &dyn Output,
        told: Told<'_>,
    ) -> Result<Finished, BuildError> {
        let started = Instant::now();
        let Some(mut kept) = self.kept.take() else {
            return self.build(today, output);
        };
        let edited = Edited::read(&mut kept.content, &self.content_dir, changed, today);
        let followed = self
            .edited_first(&mut kept, edited.as_ref(), output)
            .and_then(|written| {
                if let Some(written) = written {
                    told(Stage::Edited, started.elapsed(), written);
                }
                self.follow_rest(&mut kept, today, output, started, told)
            });
        match &followed {
            Ok(_) => {}
            // Nothing but what was edited is another one yet, and becomes what it was.
            Err(BuildError::Content(_)) => {
                if let Some(edited) = edited {
                    let unedited = edited.undo(&mut kept.content);
                    self.edited_first(&mut kept, Some(&unedited), output)?;
                }
            }
            // Some stage may have been put, so that nothing is known of the files: all are drawn next.
            Err(_) => {
                output.roll_back();
                return followed;
            }
        }
        self.kept = Some(kept);
        followed
    }

    fn read(&self, today: Date) -> Result<(Content, Diagnostics), BuildError> {
        let (content, diagnostics) =
            checking::check(&self.content_dir, self.council.as_ref(), today);
        if diagnostics.has_errors() {
            return Err(BuildError::Content(diagnostics));
        }
        Ok((content, diagnostics))
    }

    fn draw_whole(
        &self,
        content: &Content,
        bundle: &Bundle,
        output: &dyn Output,
        files: &mut Files,
    ) -> Result<(), BuildError> {
        let theme = self.builder.theme();
        theme.words().forget_missing();
        let drawings = pages::drawings(content, bundle, theme, Some(&self.prose));
        let parts: Vec<Part<'_>> = pages::parts(content, theme, &drawings);
        self.draw(
            &parts.iter().collect::<Vec<_>>(),
            output,
            &Files::new(),
            files,
        )?;
        self.put_rest(content, bundle, output, files)?;
        self.builder.check_words()
    }

    /// The pages of what was edited, if it is no more than a few files that keep their own rules: how
    /// many were written. What else there is to say, reading everything will.
    fn edited_first(
        &self,
        kept: &mut Kept,
        edited: Option<&Edited>,
        output: &dyn Output,
    ) -> Result<Option<usize>, BuildError> {
        let Some(edited) = edited else {
            return Ok(None);
        };
        let theme = self.builder.theme();
        for (council, subject) in edited.subjects() {
            let Kept {
                content,
                bundle,
                files,
            } = kept;
            narrowed::to(content, council, subject, |content| {
                let drawings = pages::drawings(content, bundle, theme, Some(&self.prose));
                let parts = pages::parts(content, theme, &drawings);
                let of_it: Vec<&Part<'_>> = parts
                    .iter()
                    .filter(|part| part.subject == *subject)
                    .collect();
                let mut drawn = Files::new();
                self.draw(&of_it, output, files, &mut drawn)?;
                files.extend(drawn);
                Ok::<(), BuildError>(())
            })?;
        }
        Ok(Some(output.commit()?.written))
    }

    fn follow_rest(
        &self,
        kept: &mut Kept,
        today: Date,
        output: &dyn Output,
        started: Instant,
        told: Told<'_>,
    ) -> Result<Finished, BuildError> {
        let (content, diagnostics) = self.read(today)?;
        let bundle = self.builder.bundle(&content);
        let theme = self.builder.theme();
        theme.words().forget_missing();
        let drawings = pages::drawings(&content, &bundle, theme, Some(&self.prose));
        let parts = pages::parts(&content, theme, &drawings);
        let mut files = Files::with_capacity(kept.files.len());
        let mut synced = Synced::default();
        for stage in [Stage::Lists, Stage::Feed, Stage::Search] {
            let of_it: Vec<&Part<'_>> = parts.iter().filter(|part| part.stage == stage).collect();
            let unchanged = self.draw(&of_it, output, &kept.files, &mut files)?;
            if stage == Stage::Lists {
                self.put_rest(&content, &bundle, output, &mut files)?;
                self.builder.check_words()?;
            }
            let done = output.commit()?;
            told(stage, started.elapsed(), done.written + done.deleted);
            synced.written += done.written;
            synced.unchanged += done.unchanged + unchanged;
        }
        let gone: HashSet<&String> = kept
            .files
            .keys()
            .filter(|path| !files.contains_key(*path))
            .collect();
        for path in &gone {
            output.remove(path);
        }
        synced.deleted = output.commit()?.deleted;
        drop(parts);
        drop(drawings);
        *kept = Kept {
            content,
            bundle,
            files,
        };
        Ok(Finished {
            diagnostics,
            synced,
        })
    }

    /// Draws parts and puts those files that show something else than `before`. How many did not.
    fn draw(
        &self,
        parts: &[&Part<'_>],
        output: &dyn Output,
        before: &Files,
        files: &mut Files,
    ) -> Result<usize, BuildError> {
        let theme = self.builder.theme();
        let drawn_now: Mutex<(Files, usize)> = Mutex::default();
        draw_parts(
            parts,
            &|_, drawn: Drawn| {
                let paths = drawn.paths();
                let digest = drawn.digest()?;
                let mut bytes = None;
                let mut drawn = Some(drawn);
                for path in paths {
                    let known = before.get(&path).filter(|known| known.digest == digest);
                    let (known, is_same) = match known {
                        Some(known) => (*known, 1),
                        None => {
                            if let Some(drawn) = drawn.take() {
                                bytes = Some(drawn.bytes(theme)?);
                            }
                            let bytes = bytes.as_deref().unwrap_or_default();
                            let is_found = machine_readable::is_page_to_be_found(&path, bytes);
                            output.put(&path, bytes)?;
                            (Known { digest, is_found }, 0)
                        }
                    };
                    let mut drawn_now = drawn_now.lock().unwrap_or_else(PoisonError::into_inner);
                    drawn_now.0.insert(path, known);
                    drawn_now.1 += is_same;
                }
                Ok(())
            },
            &Timings::default(),
        )?;
        let (drawn, unchanged) = drawn_now
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        files.extend(drawn);
        Ok(unchanged)
    }

    /// What is no part: files that know all pages, and assets.
    fn put_rest(
        &self,
        content: &Content,
        bundle: &Bundle,
        output: &dyn Output,
        files: &mut Files,
    ) -> Result<(), BuildError> {
        let mut found: Vec<String> = files
            .iter()
            .filter(|(_, known)| known.is_found)
            .map(|(path, _)| path.clone())
            .collect();
        found.sort_unstable();
        let mut note = |path: String| {
            let known = Known {
                digest: [0; 32],
                is_found: false,
            };
            files.insert(path, known);
        };
        for (path, bytes) in machine_readable::files(content, bundle, self.builder.theme(), &found)?
        {
            output.put(&path, &bytes)?;
            note(path);
        }
        for (path, bytes) in self.builder.assets(content) {
            output.put(&path, &bytes)?;
            note(path);
        }
        Ok(())
    }
}

/// The folder's path as content has it, for an event that names a file by another path to it.
fn below<'p>(content_dir: &Path, file: &'p Path) -> Option<&'p Path> {
    if let Ok(below) = file.strip_prefix(content_dir) {
        return Some(below);
    }
    let real = content_dir.canonicalize().ok()?;
    file.strip_prefix(real).ok()
}
