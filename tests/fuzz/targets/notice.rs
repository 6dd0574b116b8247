//! A file of `notices/<notice>/`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use site_model::notice::FrontMatter;
use site_model::{Notice, NoticeVersion};

fuzz_target!(init: fuzz::warm(), |bytes: &[u8]| {
    fuzz::document::<FrontMatter>(bytes, |council, slug, document| {
        // As a later text of the notice that is there, too: the two are compared.
        for slug in [
            slug,
            council.notices.keys().next().expect("a notice").clone(),
        ] {
            let notice = Notice {
                slug: slug.clone(),
                version: NoticeVersion::of(&document.source.text),
                document: document.clone(),
            };
            council.notices.entry(slug).or_default().push(notice);
        }
    });
});
