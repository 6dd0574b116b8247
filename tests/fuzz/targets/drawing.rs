//! Markdown as pages show it.

#![no_main]

use libfuzzer_sys::fuzz_target;

/// What runs or loads something. A text that says such a word has it as `&lt;`.
const NEVER: [&str; 7] = [
    "<script", "<iframe", "<object", "<embed", "<style", "<base", "<meta",
];

fuzz_target!(init: fuzz::warm(), |markdown: &str| {
    let html = fuzz::drawn(&markdown.replace('\r', "\n")).to_lowercase();
    for never in NEVER {
        assert!(!html.contains(never), "{never} in {html}");
    }
    let opened = html.matches("<p>").count() + html.matches("<p ").count();
    assert_eq!(opened, html.matches("</p>").count(), "{html}");
});
