//! Where something stands that must not: in files, and in every way in which a code can be written.

use std::fs;
use std::path::{Path, PathBuf};

use story::Family;

/// Every file below a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push(path);
        }
    }
    all
}

/// Whether bytes stand in others.
pub(crate) fn stands(needle: &[u8], bytes: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|part| part == needle)
}

/// A code as a family writes it and as a program may: with hyphens and without, its bytes, in hexadecimal.
pub(crate) fn every_way(code: &str) -> Vec<Vec<u8>> {
    let bytes = bytes_of(code);
    let hexadecimal: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let joined = code.replace('-', "");
    vec![
        hexadecimal.to_uppercase().into_bytes(),
        hexadecimal.into_bytes(),
        bytes,
        joined.to_lowercase().into_bytes(),
        joined.into_bytes(),
        code.to_lowercase().into_bytes(),
        code.as_bytes().to_vec(),
    ]
}

/// The return code of a family's form, which its browser holds in a cookie.
pub(crate) fn return_code(family: &Family) -> String {
    let cookies = family.cookies();
    let mut pairs = cookies.split("; ").filter_map(|pair| pair.split_once('='));
    let form = pairs.find(|(name, _)| *name == "__Host-form").unwrap();
    form.1.to_owned()
}

/// The bytes that a code writes: five bits a letter.
pub(crate) fn bytes_of(code: &str) -> Vec<u8> {
    const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letters = code.chars().filter_map(|letter| ALPHABET.find(letter));
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0u32, 0u32);
    for letter in letters {
        bits = bits << 5 | u32::try_from(letter).unwrap();
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).unwrap());
        }
    }
    assert_eq!(bytes.len(), 15, "a code has 120 bits");
    bytes
}

/// The bytes that a text writes in hexadecimal.
pub(crate) fn from_hexadecimal(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || text.len() % 2 == 1 {
        return None;
    }
    let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).ok();
    (0..text.len()).step_by(2).map(byte).collect()
}
