//! What reading the content folder refuses, before any rule looks at it.
//!
//! These findings come from `site-model`; here they are explained. What cannot be read cannot be
//! published, so none of them can be waived.

use crate::laws::YAML as YAML_SPECIFICATION;
use crate::rule::{Check, Example, Rule};

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "content-folder",
        title: "The content folder holds a council.",
        source: "There is nothing to publish otherwise",
        read: &[],
        why: "A slip in the name of the folder would otherwise publish an empty site in place of the \
              one that families use.",
        looks: None,
        mend: "Name the folder that holds the councils' folders, each with a `council.yaml`.",
        example: Example {
            breaks: "site check --content contents\n",
            keeps: "site check --content content\n",
        },
        check: Check::WhileReading,
    },
    Rule {
        id: "file-readable",
        title: "Each file of content can be read: text in UTF-8, inside the folder, not too large.",
        source: "UTF-8 is what browsers are told the pages are written in",
        read: &["https://www.rfc-editor.org/rfc/rfc3629"],
        why: "A file in another encoding would show a family's name or a town's with broken letters. \
              A symbolic link could publish a file that was never meant for it.",
        looks: None,
        mend: "Save the file as UTF-8, copy it into the folder in place of the link, or split it.",
        example: Example {
            breaks: "pages/home.md -> ../../../notes/home.md\n",
            keeps: "pages/home.md\n",
        },
        check: Check::WhileReading,
    },
    Rule {
        id: "file-name",
        title: "A file's name can be an address, and is not the address of a page of our own.",
        source: "The name of a file is the address of its page",
        read: &["https://www.rfc-editor.org/rfc/rfc3986#section-2.3"],
        why: "People read addresses out on the phone and print them on posters. Small letters, \
              digits and hyphens survive that. A file of another kind in the folder is not \
              published, so its writer is told.",
        looks: None,
        mend: "Rename the file: small letters, digits and hyphens, and the ending of its folder.",
        example: Example {
            breaks: "services/Talking & Play.md\n",
            keeps: "services/talking-and-play.md\n",
        },
        check: Check::WhileReading,
    },
    Rule {
        id: "front-matter",
        title: "A Markdown file starts with its front matter, between two lines of `---`.",
        source: "The form of content: what is enforced stands apart from what is only read",
        read: &[],
        why: "The front matter is the part of a notice that the software keeps to. Without it there \
              would be a page that promises something and nothing that keeps it.",
        looks: None,
        mend: "Start the file with a line `---`, then the YAML, then another line `---`.",
        example: Example {
            breaks: "title: Home\nsummary: Help for families.\n---\nWelcome.\n",
            keeps: "---\ntitle: Home\nsummary: Help for families.\n---\nWelcome.\n",
        },
        check: Check::WhileReading,
    },
    Rule {
        id: "yaml",
        title: "YAML is well formed, and says what its kind of file can say.",
        source: "YAML 1.2",
        read: &[YAML_SPECIFICATION],
        why: "A misspelt name would otherwise be passed over in silence: a notice with `purpose:` in \
              place of `purposes:` would promise nothing.",
        looks: None,
        mend: "Mend it where the finding points: it says what was read there, and what was expected.",
        example: Example {
            breaks: "updated: 1 January 2026\n",
            keeps: "updated: 2026-01-01\n",
        },
        check: Check::WhileReading,
    },
    Rule {
        id: "notice-file-name",
        title: "A text of a notice is in a file that is named after its day.",
        source: "UK GDPR Article 5(2): each text stays, at its own address",
        read: &[crate::laws::ARTICLE_5],
        why: "The address of each text ends in its day, and what a family sent leads to it. A file \
              named otherwise is mostly a copy in which the day was not changed, or a text that was \
              edited after it was published.",
        looks: None,
        mend: "Write a new text as a new file, with the same day in its name and in `updated:`.",
        example: Example {
            breaks: "# notices/early-help/2026-02-01.md\nupdated: 2026-01-01\n",
            keeps: "# notices/early-help/2026-01-01.md\nupdated: 2026-01-01\n",
        },
        check: Check::WhileReading,
    },
];
