//! The sealed file in which the keys outlive the process.
//!
//! Two files: the root key, plain, for its owner only; and the keys, sealed under it. Both are
//! written beside their place, flushed and moved into it, so that a crash leaves the old file or
//! the new one and never half of one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::keys::KeyRing;
use super::secret::{Refused, Secret};

const ROOT_KEY: &str = "root.key";
const KEYS: &str = "keys.sealed";

/// What the file is, and in which version: authenticated, so no other message passes for it.
const FORMAT: &[u8] = b"family-hub embedded KMS keys, version 1\n";

/// The folder with the root key and the sealed keys.
pub(super) struct StateFile {
    folder: PathBuf,
    root: Secret,
}

/// Why the keys cannot be opened or kept, in one line that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum KmsError {
    /// There are keys, and not the root key that opens them.
    #[error(
        "the KMS root key {} is missing, and without it nothing stored can be read: \
         put the file back, or start over with --fresh (which deletes everything stored)",
        .0.display()
    )]
    RootKeyMissing(PathBuf),
    /// The root key is not 32 bytes.
    #[error(
        "the KMS root key {} is damaged: put the right file back, or start over with --fresh \
         (which deletes everything stored)",
        .0.display()
    )]
    RootKeyDamaged(PathBuf),
    /// Somebody else on this machine can read the root key.
    #[error("others can read the KMS root key {}: let only its owner (chmod 600)", .0.display())]
    RootKeyExposed(PathBuf),
    /// The sealed file was damaged or belongs to another root key.
    #[error(
        "the KMS keys {} do not open with the root key beside them: put the matching files \
         back, or start over with --fresh (which deletes everything stored)",
        .0.display()
    )]
    DoesNotOpen(PathBuf),
    /// The machine gave no random bytes.
    #[error("this machine gives no random bytes, so the KMS cannot make keys")]
    NoRandomness,
    /// The operating system refused.
    #[error("cannot use the KMS file {}: {source}", .path.display())]
    Unusable {
        /// The file or folder that could not be used.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

impl From<Refused> for KmsError {
    fn from(_: Refused) -> KmsError {
        KmsError::NoRandomness
    }
}

impl StateFile {
    /// The keys in `folder`; on the very first start a new root key and no keys.
    pub(super) fn open(folder: &Path) -> Result<(StateFile, KeyRing), KmsError> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(unusable(folder))?;
        let sealed = read_if_present(&folder.join(KEYS))?;
        let root = match (read_root_key(&folder.join(ROOT_KEY))?, &sealed) {
            (Some(root), _) => root,
            (None, Some(_)) => return Err(KmsError::RootKeyMissing(folder.join(ROOT_KEY))),
            (None, None) => {
                let root = Secret::random()?;
                write_durably(folder, ROOT_KEY, root.as_bytes())?;
                root
            }
        };
        let state = StateFile {
            folder: folder.to_owned(),
            root,
        };
        let ring = match sealed {
            Some(sealed) => state.unseal(&sealed)?,
            None => KeyRing::default(),
        };
        Ok((state, ring))
    }

    fn unseal(&self, file: &[u8]) -> Result<KeyRing, KmsError> {
        let does_not_open = || KmsError::DoesNotOpen(self.folder.join(KEYS));
        let sealed = file.strip_prefix(FORMAT).ok_or_else(does_not_open)?;
        let opened = self
            .root
            .open(FORMAT, sealed)
            .map_err(|_| does_not_open())?;
        serde_json::from_slice(&opened).map_err(|_| does_not_open())
    }

    /// Seals `ring` and returns once it is on disk.
    pub(super) fn save(&self, ring: &KeyRing) -> Result<(), KmsError> {
        let plain = Zeroizing::new(
            serde_json::to_vec(ring)
                .map_err(|fault| unusable(&self.folder.join(KEYS))(fault.into()))?,
        );
        let sealed = self.root.seal(FORMAT, &plain)?;
        write_durably(&self.folder, KEYS, &[FORMAT, &sealed].concat())
    }
}

fn read_root_key(path: &Path) -> Result<Option<Secret>, KmsError> {
    let Some(bytes) = read_if_present(path)? else {
        return Ok(None);
    };
    let mode = fs::metadata(path)
        .map_err(unusable(path))?
        .permissions()
        .mode();
    if mode & 0o077 != 0 {
        return Err(KmsError::RootKeyExposed(path.to_owned()));
    }
    match Secret::from_bytes(&bytes) {
        Some(root) => Ok(Some(root)),
        None => Err(KmsError::RootKeyDamaged(path.to_owned())),
    }
}

fn read_if_present(path: &Path) -> Result<Option<Zeroizing<Vec<u8>>>, KmsError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(unusable(path)(fault)),
    }
}

fn write_durably(folder: &Path, name: &str, content: &[u8]) -> Result<(), KmsError> {
    let place = folder.join(name);
    let beside = folder.join(format!("{name}.new"));
    let write = || {
        // One that a crash left behind has no value, and may have other permissions.
        match fs::remove_file(&beside) {
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(fault),
            _ => {}
        }
        let mut file = OpenOptions::new()
            .create_new(true)
            .write(true)
            .mode(0o600)
            .open(&beside)?;
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&beside, &place)?;
        // The new name itself is durable only once the folder is.
        File::open(folder)?.sync_all()
    };
    write().map_err(unusable(&place))
}

fn unusable(path: &Path) -> impl Fn(io::Error) -> KmsError {
    let path = path.to_owned();
    move |source| KmsError::Unusable {
        path: path.clone(),
        source,
    }
}
