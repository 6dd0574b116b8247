//! One text in every way in which a body can write it: it is read as the same text each time, and what of it
//! is kept as a family's words is text that can be shown.

#![no_main]

use http_edge::Posted;
use libfuzzer_sys::fuzz_target;
use record::view::Words;

fuzz_target!(|bytes: &[u8]| {
    // What is no UTF-8 is shown as such, and stops nothing (WHATWG URL, section 5.1).
    let text = String::from_utf8_lossy(bytes);
    let all = |byte: &u8| format!("%{byte:02x}");
    let needed = |byte: &u8| match byte {
        b'&' | b'=' | b'+' | b'%' => format!("%{byte:02X}").into_bytes(),
        b' ' => vec![b'+'],
        other => vec![*other],
    };
    let written = [
        bytes.iter().map(all).collect::<String>().into_bytes(),
        bytes.iter().flat_map(needed).collect(),
    ];
    for value in written {
        let body = [b"a=b&words=".as_slice(), &value, b"&c="].concat();
        let posted = Posted::parse(&body).ok().expect("three fields");
        assert!(posted.first("words") == Some(&*text));
        assert_eq!(posted.fields().len(), 3);
    }
    if let Some(words) = Words::parse(&text) {
        let kept = words.as_str();
        assert!((1..=Words::LONGEST).contains(&kept.chars().count()));
        assert!(
            kept.chars()
                .all(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        );
        assert!(
            Words::parse(kept) == Some(words),
            "they are kept as they are"
        );
    }
});
