//! Markdown as rules read it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use site_rules::prose::Prose;

fuzz_target!(init: fuzz::warm(), |markdown: &str| {
    // A text has but one kind of line end once its file is read.
    let markdown = &markdown.replace('\r', "\n");
    let prose = Prose::read(markdown, 0);
    let lines = markdown.lines().count() + 1;
    for block in &prose.blocks {
        for sentence in block.sentences() {
            let at = block.position(sentence.offset);
            assert!((1..=lines).contains(&at.line) && at.column > 0, "{at:?}");
        }
    }
    for reference in &prose.references {
        assert!((1..=lines).contains(&reference.position.line));
    }
    for (what, at) in &prose.removed {
        assert!((1..=lines).contains(&at.line), "{what} at {at:?}");
    }
    site_model::phones_in_text::pieces(markdown);
});
