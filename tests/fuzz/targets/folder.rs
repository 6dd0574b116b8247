//! A whole folder: files, folders, links and pipes of any name, in any place.
#![no_main]

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{FileTypeExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;

/// A folder is found as it is described here, entry after entry; an entry that the file system does
/// not take is left out.
#[derive(Debug, Arbitrary)]
struct Entry<'a> {
    place: Place,
    name: Name<'a>,
    kind: Kind<'a>,
}

#[derive(Debug, Clone, Copy, Arbitrary)]
enum Place {
    Content,
    Council,
    Forms,
    Images,
    Locations,
    Notices,
    Notice,
    Organisations,
    Pages,
    Services,
    Taxonomies,
}

impl Place {
    fn path(self) -> &'static str {
        match self {
            Self::Content => "",
            Self::Council => "testbury",
            Self::Forms => "testbury/forms",
            Self::Images => "testbury/images",
            Self::Locations => "testbury/locations",
            Self::Notices => "testbury/notices",
            Self::Notice => "testbury/notices/hub",
            Self::Organisations => "testbury/organisations",
            Self::Pages => "testbury/pages",
            Self::Services => "testbury/services",
            Self::Taxonomies => "testbury/taxonomies",
        }
    }
}

#[derive(Debug, Arbitrary)]
enum Name<'a> {
    Any(&'a [u8]),
    Known(usize),
}

const KNOWN: [&str; 36] = [
    "testbury",
    "council.yaml",
    "forms",
    "images",
    "locations",
    "notices",
    "organisations",
    "pages",
    "services",
    "taxonomies",
    "published.yaml",
    "hub",
    "2026-01-31.md",
    "2025-01-01.md",
    "home.md",
    "Home.md",
    "HOME.md",
    "home.md ",
    "home.md.",
    "con.md",
    "nul",
    "com1.md",
    "aux.yaml",
    "index.md",
    "index.html",
    "assets",
    "find.md",
    "ask.yaml",
    "talking.md",
    "helpers.md",
    "room.png",
    "Room.PNG",
    "a\nb.md",
    "\u{202e}dm.md",
    "\u{1f476}.md",
    ".hidden",
];

impl Name<'_> {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Any(bytes) => bytes,
            Self::Known(index) => KNOWN[index % KNOWN.len()].as_bytes(),
        }
    }
}

#[derive(Debug, Arbitrary)]
enum Kind<'a> {
    /// A file of the sound council, by its number, with the bytes put in its place there.
    Sound(usize),
    Bytes(&'a [u8]),
    Folder,
    Link(Place, Name<'a>),
    LinkOut,
    Socket,
    /// Longer than is read: nothing of it is on disk.
    Sparse(u64),
    Unreadable(u16),
}

const SOUND: [&str; 8] = [
    "council.yaml",
    "forms/ask.yaml",
    "notices/hub/2025-01-01.md",
    "notices/hub/2026-01-31.md",
    "organisations/helpers.md",
    "pages/home.md",
    "pages/privacy.md",
    "services/talking.md",
];

fuzz_target!(init: fuzz::warm(), |entries: Vec<Entry<'_>>| {
    let folder = fuzz::FOLDER.path().join("content");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder).expect("a folder");
    for entry in entries.iter().take(40) {
        let _ = entry.make(&folder);
    }
    let findings = fuzz::check_folder(&folder);
    assert!(
        findings
            .iter()
            .all(|finding| finding.file.starts_with(&folder)),
        "a file outside the folder was read"
    );
});

impl Entry<'_> {
    fn make(&self, content: &Path) -> std::io::Result<()> {
        let name = self.name.bytes();
        // A file system takes no other names.
        if name.contains(&b'/') || name == b"." || name == b".." {
            return Ok(());
        }
        let parent = content.join(self.place.path());
        // What stands in the way may be a link out of the folder.
        if fs::canonicalize(&parent).is_ok_and(|real| !real.starts_with(content)) {
            return Ok(());
        }
        fs::create_dir_all(&parent)?;
        let path = parent.join(OsStr::from_bytes(name));
        let is_taken_by_link = fs::symlink_metadata(&path)
            .is_ok_and(|there| there.is_symlink() || there.file_type().is_socket());
        if is_taken_by_link {
            fs::remove_file(&path)?;
        }
        match &self.kind {
            Kind::Sound(number) => {
                let sound = SOUND[number % SOUND.len()];
                let council = content.join("testbury");
                let to = council.join(sound);
                if let Some(above) = to.parent()
                    && fs::canonicalize(&council).is_ok_and(|real| real.starts_with(content))
                {
                    fs::create_dir_all(above)?;
                    if fs::symlink_metadata(&to).is_err()
                        && fs::canonicalize(above)?.starts_with(content)
                    {
                        fs::copy(Path::new(fuzz::TESTBURY).join("testbury").join(sound), to)?;
                    }
                }
                Ok(())
            }
            Kind::Bytes(bytes) => fs::write(&path, bytes),
            Kind::Folder => fs::create_dir(&path),
            Kind::Link(place, to) => symlink(
                content
                    .join(place.path())
                    .join(OsStr::from_bytes(to.bytes())),
                &path,
            ),
            Kind::LinkOut => symlink("/etc", &path),
            Kind::Socket => UnixListener::bind(&path).map(drop),
            Kind::Sparse(length) => File::create(&path)?.set_len(length % (20 << 30)),
            Kind::Unreadable(mode) => {
                use std::os::unix::fs::PermissionsExt as _;
                // A folder that cannot be emptied again would stay.
                fs::write(&path, "---\n")?;
                fs::set_permissions(&path, fs::Permissions::from_mode(u32::from(mode & 0o777)))
            }
        }
    }
}
