//! Pictures: in words for who cannot see them, there, light and real.

use std::path::Path;

use imagesize::{Compression, ImageType};
use site_model::content::CouncilContent;
use site_model::image::{Image, MOST_BYTES};
use site_model::positions::Position;
use site_model::{Diagnostic, address};

use crate::checked::Checked;
use crate::prose::ReferenceKind;
use crate::rule::{Check, Example, Rule};

const IN_WORDS: &str = "picture-in-words";
const THERE: &str = "picture-there";
const USABLE: &str = "picture-usable";

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: IN_WORDS,
        title: "A picture says in words what it shows.",
        source: "WCAG 2.2, 1.1.1 (non-text content)",
        read: &["https://www.w3.org/WAI/WCAG22/Understanding/non-text-content"],
        why: "Who cannot see a picture, or has no signal to load it, has its words instead. Without \
              words they do not know what they miss.",
        looks: Some(
            "The words between `![` and `]`. It asks for some, and that they are not a file's name or \
             only “picture” or “photo”. Whether they say what is seen, a person has to judge.",
        ),
        mend: "Write between `![` and `]` what the picture tells the reader. A picture that tells \
               nothing is left out.",
        example: Example {
            breaks: "![](images/room.jpg)",
            keeps: "![The playroom, with a ramp at its door](images/room.jpg)",
        },
        check: Check::Council(in_words),
    },
    Rule {
        id: THERE,
        title: "A picture is a file of the council's own.",
        source: "No page asks another server for anything: the security policy would keep a browser \
                 from showing the picture, and the other server would learn who reads the page",
        read: &[],
        why: "A picture from elsewhere tells a stranger that a family looks for help. A picture that \
              is not there is a hole in the page.",
        looks: None,
        mend: "Put the file into the council's folder `images`, and write `images/` and its name.",
        example: Example {
            breaks: "![The playroom](https://example.org/room.jpg)",
            keeps: "![The playroom](images/room.jpg)",
        },
        check: Check::Council(there),
    },
    Rule {
        id: USABLE,
        title: "A picture is light, and what its name says.",
        source: "A page with all it needs has at most 60 kB on the wire: a picture has at most 15 kB",
        read: &[],
        why: "Many families read on a phone and pay for every megabyte. A file that is no picture, or \
              another kind than its name says, is not shown.",
        looks: None,
        mend: "Save the picture smaller: no wider than 800 pixels, as `.avif` or `.webp`, or as `.jpg` \
               of middling quality.",
        example: Example {
            breaks: "images/room.png of 2 MB",
            keeps: "images/room.png of 12 kB",
        },
        check: Check::Council(usable),
    },
];

/// How wide and high a picture is, in pixels: `None` for a file that is no picture of the kind that
/// its name says.
pub fn size(image: &Image) -> Option<(usize, usize)> {
    let kind = match imagesize::image_type(&image.bytes).ok()? {
        ImageType::Png => &["png"][..],
        ImageType::Jpeg => &["jpg", "jpeg"],
        ImageType::Webp => &["webp"],
        ImageType::Heif(Compression::Av1) => &["avif"],
        _ => return None,
    };
    let size = imagesize::blob_size(&image.bytes).ok()?;
    let is_its_kind = kind.contains(&image.kind()) && size.width > 0 && size.height > 0;
    is_its_kind.then_some((size.width, size.height))
}

/// The picture that a reference leads to: `images/room.jpg`, or its whole address.
pub fn found<'a>(council: &'a CouncilContent, target: &str) -> Option<(&'a str, &'a Image)> {
    let name = match target.strip_prefix("images/") {
        Some(name) => name,
        None => target.strip_prefix(&address::image(&council.slug, ""))?,
    };
    let (name, image) = council.images.get_key_value(name)?;
    Some((name, image))
}

/// Whether the picture is there under a name that cannot be published: that is told already.
fn is_unread(council: &CouncilContent, target: &str) -> bool {
    let name = target.strip_prefix("images/");
    name.is_some_and(|name| council.unread.images.contains(name))
}

fn in_words(checked: &Checked<'_>) -> Vec<Diagnostic> {
    pictures(checked, |_, file, picture| {
        let words = picture.text.trim();
        let message = if words.is_empty() {
            "the picture has no words for who cannot see it".to_owned()
        } else if says_nothing(words) {
            format!("`{words}` does not say what the picture shows")
        } else {
            return None;
        };
        Some(Diagnostic::error(
            IN_WORDS,
            file,
            picture.position,
            message,
            "write between `![` and `]` what it shows",
        ))
    })
}

/// A file's name, or only that there is a picture.
fn says_nothing(words: &str) -> bool {
    let lower = words.to_lowercase();
    let is_file = lower.rsplit_once('.').is_some_and(|(_, kind)| {
        let kinds = ["gif", "svg", "heic", "bmp", "tif", "tiff"];
        kinds.contains(&kind) || site_model::image::KINDS.contains(&kind)
    });
    let only = [
        "picture",
        "photo",
        "photograph",
        "image",
        "logo",
        "graphic",
        "screenshot",
    ];
    is_file || only.contains(&lower.trim_end_matches('.'))
}

fn there(checked: &Checked<'_>) -> Vec<Diagnostic> {
    pictures(checked, |council, file, picture| {
        if found(council, &picture.target).is_some() || is_unread(council, &picture.target) {
            return None;
        }
        Some(Diagnostic::error(
            THERE,
            file,
            picture.position,
            format!("there is no picture `{}`", picture.target),
            "put the file into the folder `images`, and write `images/` and its name",
        ))
    })
}

fn pictures(
    checked: &Checked<'_>,
    judge: impl Fn(&CouncilContent, &Path, &crate::prose::Reference) -> Option<Diagnostic>,
) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    for page in checked.pages() {
        let pictures = page.prose.references.iter();
        let pictures = pictures.filter(|r| r.kind == ReferenceKind::Picture);
        all.extend(pictures.filter_map(|p| judge(checked.council, &page.source.file, p)));
    }
    all
}

fn usable(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let judge = |image: &Image| {
        let (message, mend) = if image.length > MOST_BYTES {
            (
                format!(
                    "the picture has {} kB: {} kB is the most",
                    image.length.div_ceil(1000),
                    MOST_BYTES / 1000
                ),
                "save it smaller: no wider than 800 pixels, as `.avif` or `.webp`",
            )
        } else if size(image).is_none() {
            (
                format!("the file is no `.{}` picture", image.kind()),
                "open it in a picture editor and save it as the kind that its name says",
            )
        } else {
            return None;
        };
        Some(Diagnostic::error(
            USABLE,
            &image.file,
            Position::START,
            message,
            mend,
        ))
    };
    checked.images().filter_map(judge).collect()
}
