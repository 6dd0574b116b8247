//! Keys, every version of their material, and the names they go by.

use std::collections::BTreeMap;
use std::fmt;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::fault::Fault;
use super::secret::{Refused, Secret};

/// What begins every ARN here: a region where councils' data may be, and nobody's account.
const ARN: &str = "arn:aws:kms:eu-west-2:000000000000:";

/// The account that the ARNs name.
pub(super) const ACCOUNT: &str = "000000000000";

/// The first byte of a ciphertext of ours.
const CIPHERTEXT_FORMAT: u8 = 1;

/// Format (1), key (16), version (4); then nonce, ciphertext and tag.
const CIPHERTEXT_HEADER: usize = 1 + 16 + 4;

/// Names and values that a ciphertext is bound to, in the one order they are authenticated in.
pub(super) type EncryptionContext = BTreeMap<String, String>;

/// A key's id: a UUID, as on AWS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct KeyId(Uuid);

impl KeyId {
    fn random() -> Result<KeyId, Refused> {
        let mut bytes = [0; 16];
        aws_lc_rs::rand::fill(&mut bytes)?;
        Ok(KeyId(uuid::Builder::from_random_bytes(bytes).into_uuid()))
    }

    pub(super) fn arn(self) -> String {
        format!("{ARN}key/{self}")
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl TryFrom<String> for KeyId {
    type Error = uuid::Error;

    fn try_from(text: String) -> Result<KeyId, uuid::Error> {
        Uuid::try_parse(&text).map(KeyId)
    }
}

impl From<KeyId> for String {
    fn from(id: KeyId) -> String {
        id.to_string()
    }
}

/// The ARN of an alias such as `alias/westminster`.
pub(super) fn alias_arn(name: &str) -> String {
    format!("{ARN}{name}")
}

/// Material that encrypts now, and all that did before: rotation must lose nothing.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Versions {
    earlier: Vec<Secret>,
    current: Secret,
}

impl Versions {
    fn number_of_current(&self) -> usize {
        self.earlier.len()
    }

    fn get(&self, number: usize) -> Option<&Secret> {
        if number == self.number_of_current() {
            Some(&self.current)
        } else {
            self.earlier.get(number)
        }
    }

    /// New material from now on; what was sealed before still opens.
    pub(super) fn rotate(&mut self) -> Result<(), Refused> {
        self.earlier
            .push(std::mem::replace(&mut self.current, Secret::random()?));
        Ok(())
    }
}

/// Rotation by the calendar.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Rotation {
    pub(super) days: i32,
    pub(super) next: Timestamp,
}

impl Rotation {
    /// Every `days`, counted from `now`.
    pub(super) fn every(days: i32, now: Timestamp) -> Rotation {
        Rotation {
            days,
            next: now + SignedDuration::from_hours(24 * i64::from(days)),
        }
    }
}

/// What a key is for decides what it is made of.
#[derive(Clone, Serialize, Deserialize)]
pub(super) enum Material {
    /// `SYMMETRIC_DEFAULT`, `ENCRYPT_DECRYPT`.
    Symmetric {
        versions: Versions,
        rotation: Option<Rotation>,
    },
    /// `HMAC_256`, `GENERATE_VERIFY_MAC`. AWS does not rotate these, and a new version would
    /// change every blind index.
    Hmac { secret: Secret },
}

impl Material {
    pub(super) fn symmetric() -> Result<Material, Refused> {
        let versions = Versions {
            earlier: Vec::new(),
            current: Secret::random()?,
        };
        Ok(Material::Symmetric {
            versions,
            rotation: None,
        })
    }

    pub(super) fn hmac() -> Result<Material, Refused> {
        Ok(Material::Hmac {
            secret: Secret::random()?,
        })
    }
}

/// One key.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Key {
    pub(super) id: KeyId,
    pub(super) created: Timestamp,
    pub(super) description: String,
    pub(super) material: Material,
}

impl Key {
    fn versions(&self) -> Result<&Versions, Fault> {
        match &self.material {
            Material::Symmetric { versions, .. } => Ok(versions),
            Material::Hmac { .. } => Err(self.cannot("ENCRYPT_DECRYPT", "GENERATE_VERIFY_MAC")),
        }
    }

    pub(super) fn hmac(&self) -> Result<&Secret, Fault> {
        match &self.material {
            Material::Hmac { secret } => Ok(secret),
            Material::Symmetric { .. } => {
                Err(self.cannot("GENERATE_VERIFY_MAC", "ENCRYPT_DECRYPT"))
            }
        }
    }

    fn cannot(&self, needed: &str, usage: &str) -> Fault {
        let arn = self.id.arn();
        Fault::InvalidKeyUsage(format!(
            "{arn} key usage is {usage} which is not valid for {needed}."
        ))
    }

    /// Seals `plaintext` under the current version; the result names the key and that version.
    pub(super) fn encrypt(
        &self,
        context: &EncryptionContext,
        plaintext: &[u8],
    ) -> Result<Vec<u8>, Fault> {
        let versions = self.versions()?;
        let number = u32::try_from(versions.number_of_current())
            .map_err(|_| Fault::Internal("too many versions".to_owned()))?;
        let mut blob = Vec::with_capacity(CIPHERTEXT_HEADER + plaintext.len() + 28);
        blob.push(CIPHERTEXT_FORMAT);
        blob.extend(self.id.0.as_bytes());
        blob.extend(number.to_be_bytes());
        let sealed = versions
            .current
            .seal(&authenticated(&blob, self.id, context), plaintext)
            .map_err(|fault| Fault::Internal(fault.to_string()))?;
        blob.extend(sealed);
        Ok(blob)
    }
}

/// What a ciphertext is bound to: its header, its key's ARN and its context.
///
/// Each part is preceded by its length, so that no two contexts read the same when joined.
fn authenticated(header: &[u8], key: KeyId, context: &EncryptionContext) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut part = |part: &[u8]| {
        bytes.extend((part.len() as u64).to_be_bytes());
        bytes.extend(part);
    };
    part(header);
    part(key.arn().as_bytes());
    for (name, value) in context {
        part(name.as_bytes());
        part(value.as_bytes());
    }
    bytes
}

/// Every key and alias.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct KeyRing {
    keys: BTreeMap<KeyId, Key>,
    aliases: BTreeMap<String, KeyId>,
}

impl KeyRing {
    pub(super) fn create(
        &mut self,
        description: String,
        material: Material,
    ) -> Result<&Key, Fault> {
        let id = KeyId::random()?;
        let key = Key {
            id,
            created: Timestamp::now(),
            description,
            material,
        };
        Ok(self.keys.entry(id).or_insert(key))
    }

    /// The key that `name` means: an id, an ARN, an alias or an alias's ARN.
    pub(super) fn find(&self, name: &str) -> Result<&Key, Fault> {
        let id = self.resolve(name)?;
        self.keys.get(&id).ok_or_else(|| not_found(&id.arn()))
    }

    pub(super) fn find_mut(&mut self, name: &str) -> Result<&mut Key, Fault> {
        let id = self.resolve(name)?;
        self.keys.get_mut(&id).ok_or_else(|| not_found(&id.arn()))
    }

    fn resolve(&self, name: &str) -> Result<KeyId, Fault> {
        let id = match name.strip_prefix(ARN) {
            Some(resource) => resource.strip_prefix("key/").unwrap_or(resource),
            None => name,
        };
        if id.starts_with("alias/") {
            let target = self.aliases.get(id).copied();
            return target
                .ok_or_else(|| Fault::NotFound(format!("Alias {} is not found.", alias_arn(id))));
        }
        KeyId::try_from(id.to_owned())
            .map_err(|_| Fault::NotFound(format!("Invalid keyId '{name}'")))
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &Key> {
        self.keys.values()
    }

    pub(super) fn aliases(&self) -> impl Iterator<Item = (&str, KeyId)> {
        self.aliases.iter().map(|(name, id)| (name.as_str(), *id))
    }

    /// Gives a key another name. AWS keeps `alias/aws/` for itself.
    pub(super) fn name(&mut self, alias: String, target: &str) -> Result<(), Fault> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "/_-".contains(c);
        match alias.strip_prefix("alias/") {
            Some(rest)
                if !rest.is_empty() && !rest.starts_with("aws/") && rest.chars().all(allowed) => {}
            _ => {
                return Err(Fault::InvalidAliasName(format!(
                    "{alias} is not a valid alias name"
                )));
            }
        }
        if target.contains("alias/") {
            return Err(Fault::Validation(
                "Aliases must refer to keys. Not aliases".to_owned(),
            ));
        }
        let id = self.find(target)?.id;
        if self.aliases.contains_key(&alias) {
            let arn = alias_arn(&alias);
            return Err(Fault::AlreadyExists(format!(
                "An alias with the name {arn} already exists"
            )));
        }
        self.aliases.insert(alias, id);
        Ok(())
    }

    /// What `blob` holds and the key that sealed it, if the context is the one it was sealed with.
    pub(super) fn decrypt(
        &self,
        context: &EncryptionContext,
        blob: &[u8],
    ) -> Result<(KeyId, Zeroizing<Vec<u8>>), Fault> {
        let (id, number) = read_header(blob).ok_or(Fault::InvalidCiphertext)?;
        let (header, sealed) = blob.split_at(CIPHERTEXT_HEADER);
        let key = self.keys.get(&id).ok_or(Fault::InvalidCiphertext)?;
        let secret = key
            .versions()?
            .get(number)
            .ok_or(Fault::InvalidCiphertext)?;
        let opened = secret
            .open(&authenticated(header, id, context), sealed)
            .map_err(|_| Fault::InvalidCiphertext)?;
        Ok((id, opened))
    }

    /// New material for keys whose calendar says so; true if there were any.
    pub(super) fn rotate_what_is_due(&mut self, now: Timestamp) -> Result<bool, Refused> {
        let mut rotated = false;
        for key in self.keys.values_mut() {
            if let Material::Symmetric {
                versions,
                rotation: Some(rotation),
            } = &mut key.material
                && rotation.next <= now
            {
                versions.rotate()?;
                *rotation = Rotation::every(rotation.days, now);
                rotated = true;
            }
        }
        Ok(rotated)
    }
}

fn read_header(blob: &[u8]) -> Option<(KeyId, usize)> {
    let (&[format], rest) = blob.split_first_chunk()?;
    let (id, rest) = rest.split_first_chunk()?;
    let (number, _) = rest.split_first_chunk()?;
    let number = usize::try_from(u32::from_be_bytes(*number)).ok()?;
    (format == CIPHERTEXT_FORMAT).then_some((KeyId(Uuid::from_bytes(*id)), number))
}

fn not_found(arn: &str) -> Fault {
    Fault::NotFound(format!("Key '{arn}' does not exist"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_rotates_when_its_date_has_come_and_not_before() {
        let start = Timestamp::UNIX_EPOCH;
        let mut ring = KeyRing::default();
        let mut material = Material::symmetric().expect("random bytes");
        if let Material::Symmetric { rotation, .. } = &mut material {
            *rotation = Some(Rotation::every(90, start));
        }
        let id = ring.create(String::new(), material).expect("a key").id;
        let context = EncryptionContext::new();
        let seal = |ring: &KeyRing| {
            let key = ring.find(&id.to_string()).expect("the key");
            key.encrypt(&context, b"secret").expect("sealed")
        };
        let version = |blob: &[u8]| read_header(blob).expect("a header").1;
        let day = |number: i64| start + SignedDuration::from_hours(24 * number);

        assert!(!ring.rotate_what_is_due(day(89)).expect("checked"));
        let before = seal(&ring);
        assert!(ring.rotate_what_is_due(day(90)).expect("rotated"));
        assert!(!ring.rotate_what_is_due(day(179)).expect("counted anew"));

        assert_eq!((version(&before), version(&seal(&ring))), (0, 1));
        let (_, opened) = ring.decrypt(&context, &before).expect("opened");
        assert_eq!(opened.as_slice(), b"secret");
    }
}
