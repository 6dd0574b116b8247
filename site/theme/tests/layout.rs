//! Every page's frame, as a browser gets it.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};
use site_model::council::Colours;
use site_theme::{
    Assets, BrandStylesheet, Installed, Layout, Link, Site, Sources, Theme, ThemeError,
    install_packages,
};

#[derive(Serialize)]
struct Page {
    layout: Layout,
}

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Sources {
    install_packages(folder()).expect("the packages can be installed");
    Sources::read(folder()).expect("the theme can be read")
}

fn layout() -> Layout {
    Layout {
        title: "Ask for help".to_owned(),
        site: Site {
            council: "Westminster City Council".to_owned(),
            name: "Westminster family hubs".to_owned(),
            home: "/westminster/".to_owned(),
            footer: vec![Link {
                text: "Cookies".to_owned(),
                href: "/cookies/".to_owned(),
                current: false,
            }],
            ..Site::default()
        },
        ..Layout::default()
    }
}

fn html(theme: &Theme, layout: Layout) -> String {
    theme
        .render("layout.njk", "en-GB", &Page { layout })
        .expect("the layout renders")
}

#[test]
fn a_page_says_whose_it_is_and_nothing_of_gov_uk() {
    let theme = Theme::new(&sources()).expect("the theme is sound");
    let page = html(&theme, layout());
    assert!(page.contains("<html dir=\"ltr\" lang=\"en-GB\" class=\"govuk-template\">"));
    assert!(page.contains("<title>Ask for help - Westminster family hubs</title>"));
    assert!(page.contains("govuk-generic-header"));
    assert!(page.contains("<a class=\"govuk-footer__link\" href=\"/cookies/\">Cookies</a>"));
    for branding in [
        "GOV.UK",
        "crown",
        "Crown",
        "crest",
        "nationalarchives",
        "GDS Transport",
    ] {
        assert!(!page.contains(branding), "the page has {branding}");
    }
    assert_eq!(theme.words().missing(), Default::default());
}

#[test]
fn the_councils_logo_text_and_colour_stand_in_for_its_name_and_ours() {
    let theme = Theme::new(&sources()).expect("the theme is sound");
    let header = |page: &str| {
        let (_, header) = page
            .split_once("homepage-link\">")
            .expect("the header's link");
        header
            .split("</a>")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let plain = html(&theme, layout());
    assert_eq!(header(&plain), "Westminster City Council");
    assert!(plain.contains("<meta name=\"theme-color\" content=\"#0b3d4f\">"));

    let mut branded = layout();
    branded.site.logo = Some("City of Westminster".to_owned());
    branded.site.theme_colour = Some("#112233".to_owned());
    let branded = html(&theme, branded);
    assert_eq!(header(&branded), "City of Westminster");
    assert!(branded.contains("<meta name=\"theme-color\" content=\"#112233\">"));
    let (_, footer) = branded.split_once("govuk-footer\"").expect("a footer");
    assert!(footer.contains("Westminster City Council"), "whose it is");
}

#[test]
fn a_page_says_how_its_language_is_written() {
    let theme = Theme::new(&sources()).expect("the theme is sound");
    assert!(html(&theme, layout()).contains("<html dir=\"ltr\" lang=\"en-GB\""));

    let mut sources = sources();
    let words = BTreeMap::from([("layout.ftl".to_owned(), "back = رجوع".to_owned())]);
    sources.words.insert("ar".to_owned(), words);
    let theme = Theme::new(&sources).expect("the theme is sound");
    let page = theme
        .render("layout.njk", "ar", &Page { layout: layout() })
        .expect("the layout renders");
    assert!(page.contains("<html dir=\"rtl\" lang=\"ar\""));
    assert!(page.contains("/assets/govuk-frontend.rtl-"));
}

#[test]
fn every_file_a_page_asks_for_is_published() {
    let theme = Theme::new(&sources()).expect("the theme is sound");
    let published = Assets::read(folder()).expect("the assets can be read").0;
    let page = html(&theme, layout());
    let asked: Vec<&str> = page
        .split("\"/assets/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(asked.len() >= 4, "style sheets, icon and script: {asked:?}");
    for name in asked {
        assert!(published.contains_key(name), "{name} is not published");
    }
    let script = published
        .iter()
        .find(|(name, _)| name.starts_with("start-"))
        .expect("start.js is published");
    let script = String::from_utf8_lossy(script.1);
    let imported = script
        .split("\"./")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("it imports");
    assert!(
        published.contains_key(imported),
        "{imported} is imported and not published"
    );
}

#[test]
fn the_security_policy_allows_the_one_inline_script() {
    let theme = Theme::new(&sources()).expect("the theme is sound");
    let page = html(&theme, layout());
    let scripts: Vec<&str> = page
        .split("<script>")
        .skip(1)
        .filter_map(|rest| rest.split("</script>").next())
        .collect();
    assert_eq!(scripts.len(), 1);
    let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(scripts[0])));
    assert_eq!(theme.content_security_policy_script_hash(), hash);
    assert!(
        !page.contains("style="),
        "a style attribute would be against the policy"
    );
}

#[test]
fn a_private_page_names_neither_site_nor_subject_in_its_title_and_can_be_left() {
    let theme = Theme::new(&sources()).expect("the theme is sound");
    let private = html(&theme, layout().private("Step 2 of 3"));
    assert!(private.contains("<title>Step 2 of 3</title>"));
    assert!(private.contains("govuk-exit-this-page__button"));
    let mistaken = Layout {
        has_errors: true,
        ..layout().private("Step 2 of 3")
    };
    assert!(html(&theme, mistaken).contains("<title>Error: Step 2 of 3</title>"));
}

#[test]
fn what_the_exit_script_says_by_itself_is_what_english_says() {
    let theme = Theme::new(&sources()).expect("the theme is sound");
    let script =
        "node_modules/govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs";
    let script = std::fs::read_to_string(folder().join(script));
    let script = script.expect("the component's script");
    for id in [
        "exit-activated",
        "exit-timed-out",
        "exit-press-two-more-times",
        "exit-press-one-more-time",
    ] {
        let said = theme.words().say("en-GB", id, &[]);
        assert!(script.contains(&format!("'{said}'")), "{id}: {said}");
    }
}

#[test]
fn errors_banner_exit_and_back_show_when_asked_for() {
    let theme = Theme::new(&sources()).expect("the theme is sound");
    let plain = html(&theme, layout());
    let mut asked = Layout {
        has_errors: true,
        exit_this_page: true,
        back: Some("/back".to_owned()),
        ..layout()
    };
    asked.site.is_demonstration = true;
    asked.site.stylesheet = Some(BrandStylesheet::new(&Colours::default()).path);
    let asked = html(&theme, asked);
    for (mark, what) in [
        (
            "<title>Error: Ask for help",
            "the title says that there are errors",
        ),
        ("govuk-exit-this-page__button", "the button to leave"),
        (
            "govuk-js-exit-this-page-skiplink",
            "the link to leave, first for a keyboard",
        ),
        ("govuk-phase-banner", "the banner of a demonstration"),
        ("href=\"/back\" class=\"govuk-back-link\"", "the way back"),
        ("/assets/brand-", "the council's colour"),
    ] {
        assert!(asked.contains(mark), "missing: {what}");
        assert!(!plain.contains(mark), "not asked for: {what}");
    }
    assert_eq!(theme.words().missing(), Default::default());
}

#[test]
fn what_a_person_typed_is_escaped() {
    let theme = Theme::new(&sources()).expect("the theme is sound");
    let page = html(
        &theme,
        Layout {
            title: "<script>alert(1)</script>".to_owned(),
            ..layout()
        },
    );
    assert!(page.contains("<title>&lt;script&gt;alert(1)&lt;/script&gt; - "));
}

#[test]
fn the_sources_render_the_same_after_travelling_as_json() -> Result<(), ThemeError> {
    let sources = sources();
    let bundle = serde_json::to_string(&sources).expect("the sources are JSON");
    let arrived: Sources = serde_json::from_str(&bundle).expect("and come back");
    assert_eq!(
        html(&Theme::new(&arrived)?, layout()),
        html(&Theme::new(&sources)?, layout())
    );
    Ok(())
}

#[test]
fn packages_are_installed_once() -> Result<(), ThemeError> {
    install_packages(folder())?;
    assert_eq!(install_packages(folder())?, Installed::Before);
    Ok(())
}
