//! Texts in other languages.
//!
//! What stands in a translation's front matter and forms is compared with the English while both are read; its
//! prose is held to the rules on links, markup and pictures like any other. No program reads here whether it
//! says the same: a person does, and says so with `checked:`.

use crate::rule::{Check, Example, Rule};

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "translation-missing",
        title: "A translation has all the texts of what it translates.",
        source: "WCAG 2.2, 3.1.2 (language of parts); Equality Act 2010, section 149",
        read: &["https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts"],
        why: "A family that chose its language finds English in between. The page marks it as English, so \
              that it is at least read out right.",
        looks: None,
        mend: "Add the texts that it names, by their ids.",
        example: Example {
            breaks: "# translations/ro/forms/ask.yaml\npages:\n  you:\n    title: Despre dumneavoastră\n",
            keeps: "# translations/ro/forms/ask.yaml\npages:\n  you:\n    title: Despre dumneavoastră\n    questions:\n      full-name: { label: Care este numele dumneavoastră?, called: numele dumneavoastră }\n",
        },
        check: Check::WhileReading,
    },
    Rule {
        id: "translation-of-nothing",
        title: "Each text of a translation translates one of the English.",
        source: "A question that is gone in English is asked in no language",
        read: &[],
        why: "Mostly the English was changed: a question is gone, or a paragraph was added. What has no \
              English is not shown, and where paragraphs do not match, all of them are shown in English.",
        looks: None,
        mend: "Compare it with the English file, and take out or add what differs.",
        example: Example {
            breaks: "emergency:\n  - Sunați la 999.\n",
            keeps: "emergency:\n  - Sunați la 999.\n  - Nu folosiți formularul.\n",
        },
        check: Check::WhileReading,
    },
    Rule {
        id: "translation-behind",
        title: "The text of a notice that is in force is translated.",
        source: "UK GDPR Article 12(1): information in a form that is intelligible",
        read: &[crate::laws::ARTICLE_12],
        why: "Where the newest text is not translated, families with that language read the notice in \
              English, and the older translation says what is no longer promised.",
        looks: None,
        mend: "Translate the newest text, as a file with its date; or name the file after what it translates.",
        example: Example {
            breaks: "# notices/early-help/2026-02-01.md\n# translations/ro/notices/early-help/2026-01-01.md\n",
            keeps: "# notices/early-help/2026-02-01.md\n# translations/ro/notices/early-help/2026-02-01.md\n",
        },
        check: Check::WhileReading,
    },
    Rule {
        id: "translation-home",
        title: "A translation has a home page.",
        source: "WCAG 2.2, 2.4.5 (multiple ways); its header leads there from every page",
        read: &["https://www.w3.org/WAI/WCAG22/Understanding/multiple-ways"],
        why: "The name at the top of each page and “Home” lead to the home page in the same language.",
        looks: None,
        mend: "Translate `pages/home.md` first.",
        example: Example {
            breaks: "# translations/ro/council.yaml\n# translations/ro/forms/ask.yaml\n",
            keeps: "# translations/ro/council.yaml\n# translations/ro/pages/home.md\n# translations/ro/forms/ask.yaml\n",
        },
        check: Check::WhileReading,
    },
];
