//! What a text becomes: it keeps its meaning, looks like GOV.UK, and brings nothing else.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use pulldown_cmark::html;
use scraper::{ElementRef, Html, Selector};
use site_model::{Content, Slug};
use site_rules::prose;
use site_theme::Argument;

use super::clean::{TAGS, clean};
use super::{Setting, parser, render};

/// A PNG of 64 by 48 pixels, as far as its header goes.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x30\x08\x06\0\0\0";

static CONTENT: LazyLock<Content> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let council = folder.path().join("testbury");
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/testbury/testbury");
    std::fs::create_dir_all(council.join("images")).expect("a folder");
    std::fs::copy(sites.join("council.yaml"), council.join("council.yaml")).expect("a copy");
    std::fs::write(council.join("images/room.png"), PNG).expect("a picture");
    std::fs::write(council.join("images/not.png"), "<svg/>").expect("a file");
    Content::load(folder.path()).0
});

fn say(id: &str, given: &[(&str, Argument)]) -> String {
    let given = given.iter().map(|(name, value)| match value {
        Argument::Text(text) => format!(" {name}={text}"),
        Argument::Number(number) => format!(" {name}={number}"),
    });
    format!("⟨{id}{}⟩", given.collect::<String>())
}

fn drawn(markdown: &str) -> super::Prose {
    let council = &CONTENT.councils[&Slug::parse("testbury").expect("a slug")];
    let say = &say;
    render(markdown, Setting { council, say })
}

fn html_of(markdown: &str) -> String {
    drawn(markdown).html
}

/// The words of a page, each space as one.
fn words(html: &str) -> String {
    let text: String = Html::parse_fragment(html).root_element().text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn elements(html: &Html) -> Vec<ElementRef<'_>> {
    let all = Selector::parse("*").expect("a selector");
    let inside = |element: &ElementRef<'_>| element.value().name() != "html";
    html.select(&all).filter(inside).collect()
}

/// What is wrong with drawn HTML: a tag or attribute that is never drawn, an address that runs
/// something, an id twice, a place on the page that is not there.
fn harm(html: &str) -> Vec<String> {
    let page = Html::parse_fragment(html);
    let (mut wrong, mut ids) = (Vec::new(), BTreeSet::new());
    for element in elements(&page) {
        let name = element.value().name();
        if !TAGS.contains(&name) {
            wrong.push(format!("<{name}>"));
        }
        for (attribute, value) in element.value().attrs() {
            if attribute.starts_with("on") || attribute == "style" {
                wrong.push(format!("{attribute}={value}"));
            }
            let is_ours = value.split(' ').all(|class| {
                ["govuk-", "family-hub-", "language-"]
                    .iter()
                    .any(|own| class.starts_with(own))
            });
            if attribute == "class" && !is_ours {
                wrong.push(format!("class={value}"));
            }
            let scheme = value.trim().to_lowercase();
            if ["javascript:", "data:", "vbscript:"]
                .iter()
                .any(|s| scheme.starts_with(s))
                && ["href", "src"].contains(&attribute)
            {
                wrong.push(format!("{attribute}={value}"));
            }
            if attribute == "src" && !value.starts_with("/testbury/images/") {
                wrong.push(format!("src={value}"));
            }
        }
        if let Some(id) = element.value().id()
            && !ids.insert(id.to_owned())
        {
            wrong.push(format!("id={id} twice"));
        }
    }
    wrong
}

#[test]
fn hostile_texts_bring_nothing_but_words() {
    for hostile in [
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example></sCrIpT>",
        "<scr<script>ipt>alert(1)</script>",
        "Hello <b onclick=x>you</b>",
        "<div style='position:fixed' id=main-content>\nblock\n</div>",
        "<img src=x onerror=alert(1)>",
        "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<iframe srcdoc='<script>x</script>'></iframe>",
        "<details open ontoggle=alert(1)><summary onclick=x>a</summary>b</details>",
        "<abbr title='\"><script>alert(1)</script>'>x</abbr>",
        "<span lang='\" onmouseover=\"x'>a</span>",
        "<kbd class=govuk-button data-module=govuk-button>Esc</kbd>",
        "<a href=javascript:alert(1)>x</a>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<textarea><script>x</script>",
        "<style>*{display:none}</style>",
        "<base href=//evil.example><form action=//evil.example><input name=x>",
        "<!-- <script> --> <![CDATA[<script>x</script>]]> <?php x ?> <!DOCTYPE x>",
        "[a](<\"onmouseover=x>)",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt&colon;alert(1))",
        "[a](<java\tscript:alert(1)>)",
        "[a](&#106;avascript:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        "![\"onerror=alert(1) x=\"](images/room.png)",
        "![x](https://evil.example/pixel.png)",
        "![x](javascript:alert(1))",
        "![x](images/not.png)",
        "# <a id=contents name=x>Head</a>",
        "[^<script>]: x\n\nA[^<script>] and [^\"><img src=x>]\n\n[^\"><img src=x>]: y",
        "```\"><script>x</script>\n</code></pre><script>x</script>\n```",
        "| <td onclick=x> | b |\n|---|---|\n| </table><script>x</script> | d |",
        "</p></div></main><h1>Mine</h1>",
    ] {
        let html = html_of(hostile);
        let wrong = harm(&html);
        // A language of a code block is a class by its name, and no other.
        let wrong: Vec<_> = wrong
            .iter()
            .filter(|w| !w.starts_with("class=language-"))
            .collect();
        assert!(wrong.is_empty(), "{hostile} gave {html}: {wrong:?}");
        for run in ["<script", "onerror=alert(1)>", "<img src=x"] {
            assert!(!html.contains(run), "{hostile} gave {html}");
        }
        assert!(!words(&html).contains("display:none"), "{html}");
    }
}

/// Pieces that Markdown and HTML are made of, so that random texts meet each other's syntax.
const PIECES: [&str; 60] = [
    "a",
    "Hub",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n    ",
    "# ",
    "### ",
    "* ",
    "- ",
    "1. ",
    "> ",
    "| ",
    "|\n|--|--|\n",
    "**",
    "_",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "![",
    "<",
    ">",
    "</",
    "/>",
    "\"",
    "'",
    "&lt;",
    "&#106;",
    "\\",
    "---\n",
    "[^1]",
    "\n[^1]: ",
    "[^b]",
    "\n[^b]: ",
    "\nTerm\n: ",
    "020 7641 5676",
    "SW1V 2AA",
    "javascript:",
    "https://example.org/",
    "images/room.png",
    "<kbd>",
    "</kbd>",
    "<details>\n",
    "<summary>",
    "</summary>\n",
    "</details>\n",
    "<script>",
    "</script>",
    "<br>",
    "<b onclick=x>",
    "<abbr title=\"x\">",
    "</abbr>",
    "<sub>",
    "<!--",
    "-->",
    "é",
    "\u{0}",
];

fn text_of(pieces: Vec<&'static str>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

fn texts() -> impl Strategy<Value = String> {
    text_of(PIECES.to_vec())
}

/// Without HTML, notes, pictures and postcodes: there CommonMark's own drawing has the same words.
fn plain_texts() -> impl Strategy<Value = String> {
    let is_plain = |piece: &&str| !piece.contains(['<', '^', '!', '\u{0}']) && *piece != "SW1V 2AA";
    text_of(PIECES.into_iter().filter(is_plain).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_brings_what_is_not_drawn(text in texts()) {
        let html = html_of(&text);
        prop_assert_eq!(harm(&html), Vec::<String>::new(), "{}", html);
    }

    #[test]
    fn no_characters_at_all_bring_what_is_not_drawn(text in "\\PC{0,80}") {
        let html = html_of(&text);
        prop_assert_eq!(harm(&html), Vec::<String>::new(), "{}", html);
    }

    /// What is not cleaned is what cleaning leaves.
    #[test]
    fn our_own_markup_is_clean(text in prop_oneof![texts(), plain_texts()]) {
        let html = html_of(&text);
        let parsed = |html: &str| Html::parse_fragment(html).html();
        prop_assert_eq!(parsed(&html), parsed(&clean(&html)));
    }

    #[test]
    fn a_drawn_text_has_the_words_of_commonmark(text in plain_texts()) {
        let mut theirs = String::new();
        html::push_html(&mut theirs, parser(&text));
        let html = html_of(&text);
        prop_assert_eq!(words(&html), words(&theirs), "{}", html);
    }

    /// What the rules hold a link to is what is published.
    #[test]
    fn the_ids_of_headings_are_those_that_are_checked(text in texts()) {
        let html = html_of(&text);
        let page = Html::parse_fragment(&html);
        let headings = Selector::parse("h2[id], h3[id], h4[id], h5[id], h6[id]").expect("a selector");
        let published: BTreeSet<String> = page
            .select(&headings)
            .filter_map(|heading| heading.value().id())
            .filter(|id| *id != "notes_heading")
            .map(str::to_owned)
            .collect();
        prop_assert_eq!(published, prose::Prose::read(&text, 0).heading_ids, "{}", html);
    }

    #[test]
    fn every_note_leads_back(text in texts()) {
        let html = html_of(&text);
        let page = Html::parse_fragment(&html);
        let ids: BTreeSet<&str> = elements(&page).iter().filter_map(|e| e.value().id()).collect();
        for element in elements(&page) {
            if let Some(to) = element.attr("href").and_then(|href| href.strip_prefix("#note_")) {
                prop_assert!(ids.contains(format!("note_{to}").as_str()), "{}", html);
            }
        }
    }
}

#[test]
fn headings_have_ids_of_their_own_and_leave_h1_to_the_page() {
    let prose = drawn("# Your rights\n\n## Your rights\n\n### Main content\n\n## Çocuğunuz");
    for part in [
        "<h2 class=\"govuk-heading-m\" id=\"your-rights\">",
        "id=\"your-rights-2\"",
        "<h3 class=\"govuk-heading-s\" id=\"main-content-2\">",
        "id=\"çocuğunuz\"",
    ] {
        assert!(prose.html.contains(part), "{part} is not in {}", prose.html);
    }
    assert!(!prose.html.contains("<h1"));
    assert_eq!(prose.contents.len(), 3);
}

#[test]
fn no_level_of_headings_is_left_out() {
    let html = html_of("#### First\n\n###### Second\n\n# Third");
    for part in [
        "<h2 class=\"govuk-heading-m\" id=\"first\">",
        "<h3",
        "id=\"third\">Third</h2>",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn a_phone_number_is_a_link_unless_it_stands_in_one() {
    let link = "<a class=\"govuk-link\" href=\"tel:02076415676\">020 7641 5676</a>";
    assert!(html_of("Phone **020 7641 5676**.").contains(link));
    let html = html_of("[phone 020 7641 5676](/hub/) or `020 7641 5676`");
    assert!(!html.contains("tel:"), "{html}");
}

#[test]
fn a_postcode_leads_to_a_map_unless_it_stands_in_a_link_or_code() {
    let html = html_of("Come to *1 Street, SW1V 2AA*.");
    let link = "href=\"https://www.openstreetmap.org/search?query=SW1V%202AA\" rel=\"external noreferrer\"";
    assert!(html.contains(link), "{html}");
    assert!(html.contains("⟨prose-postcode-map⟩"), "{html}");
    let html = html_of("[SW1V 2AA](/hub/) `SW1V 2AA` FH-SW1V 2AA");
    assert!(!html.contains("openstreetmap"), "{html}");
}

#[test]
fn lists_tables_terms_and_quotations_look_like_gov_uk_and_stay_what_they_are() {
    let html = html_of(
        "- a\n\n1. b\n\n3) x\n\n| A | | C |\n|---|---|--:|\n| c | d | 5 |\n\n[e](https://example.org/?a=1&b=2)\n\n\
         > said\n\nTerm\n: Means\n\nLast\n: This\n: That\n\n---\n",
    );
    for part in [
        "<ul class=\"govuk-list govuk-list--bullet\">",
        "<ol class=\"govuk-list govuk-list--number\">",
        "<ol class=\"govuk-list govuk-list--number\" start=\"3\">",
        "<th scope=\"col\" class=\"govuk-table__header\">A</th><td class=\"govuk-table__header\"></td>",
        "class=\"govuk-table__header govuk-table__header--numeric\">C</th>",
        "<td class=\"govuk-table__cell\">c</td>",
        "<td class=\"govuk-table__cell govuk-table__cell--numeric\">5</td>",
        "<div class=\"family-hub-table\" role=\"group\" tabindex=\"0\" aria-label=\"⟨prose-table⟩\">",
        "<a class=\"govuk-link\" href=\"https://example.org/?a=1&amp;b=2\">e</a>",
        "<blockquote class=\"govuk-inset-text\">",
        "<hr class=\"govuk-section-break",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    let rows: Vec<usize> = {
        let page = Html::parse_fragment(&html);
        let row =
            Selector::parse("dl.govuk-summary-list > div.govuk-summary-list__row").expect("one");
        let of = Selector::parse("dt, dd").expect("a selector");
        page.select(&row)
            .map(|row| row.select(&of).count())
            .collect()
    };
    assert_eq!(rows, [2, 3], "{html}");
}

#[test]
fn notes_are_numbered_as_they_are_mentioned_and_each_leads_back() {
    let html = html_of(
        "One[^b] two[^a] three[^b].\n\n[^a]: First 020 7641 5676.\n[^b]: Second.\n[^c]: Nobody's.",
    );
    for part in [
        "<sup><a class=\"govuk-link\" href=\"#note_1\" id=\"note_1_mention_1\" aria-label=\"⟨prose-note number=1⟩\">1</a></sup>",
        "<section aria-labelledby=\"notes_heading\">",
        "id=\"notes_heading\">⟨prose-notes-heading⟩</h2>",
        "<li id=\"note_1\"><p class=\"govuk-body\">Second.</p>",
        "<a class=\"govuk-link\" href=\"#note_1_mention_2\">⟨prose-note-back-to-mention number=1 mention=2⟩</a>",
        "<a class=\"govuk-link\" href=\"#note_2_mention_1\">⟨prose-note-back number=2 mention=1⟩</a>",
        "<li id=\"note_3\"><p class=\"govuk-body\">Nobody's.</p>\n</li>",
        "tel:02076415676",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(!html_of("No notes [^a].").contains("<section"));
}

#[test]
fn html_of_the_short_list_is_drawn_in_our_look() {
    let html = html_of(
        "Press <kbd>Esc</kbd>, <abbr title=\"a & b\" class=x>AB</abbr>, H<sub>2</sub>O<br>now",
    );
    for part in [
        "<kbd>Esc</kbd>",
        "<abbr title=\"a &amp; b\">AB</abbr>",
        "H<sub>2</sub>O<br>now",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    let html = html_of(
        "<details>\n<summary>What 020 7641 5676 is</summary>\n\nA *number*: 020 7641 5676.\n\n</details>\n\nAfter.",
    );
    for part in [
        "<details class=\"govuk-details\"><summary class=\"govuk-details__summary\">\
         <span class=\"govuk-details__summary-text\">What 020 7641 5676 is</span></summary>",
        "<div class=\"govuk-details__text\">",
        "<em>number</em>: <a",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(
        html.trim_end()
            .ends_with("</div></details>\n<p class=\"govuk-body\">After.</p>"),
        "{html}"
    );
}

#[test]
fn a_block_of_other_html_is_a_paragraph_of_its_words() {
    let html = html_of("<div class=x>\nCall <b>now</b>: 020 7641 5676\n</div>\n\nAfter.");
    assert_eq!(words(&html), "Call now: 020 7641 5676 After.");
    assert!(html.starts_with("<p class=\"govuk-body\">"), "{html}");
    assert!(html.contains("tel:02076415676"), "{html}");
}

#[test]
fn a_picture_has_its_size_and_only_the_first_is_not_lazy() {
    let html =
        html_of("![A room & a *ramp*](images/room.png)\n\n![Again](/testbury/images/room.png)");
    for part in [
        "<img class=\"family-hub-picture\" src=\"/testbury/images/room.png\" alt=\"A room &amp; a ramp\" width=\"64\" height=\"48\">",
        "alt=\"Again\" width=\"64\" height=\"48\" loading=\"lazy\">",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    let html = html_of("![Elsewhere](https://example.org/a.png) ![Not one](images/not.png)");
    assert!(!html.contains("<img"), "{html}");
    assert_eq!(words(&html), "Elsewhere Not one");
}
