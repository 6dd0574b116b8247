//! The key that signs ID tokens: RSA-2048, made at each start, held in memory only.

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::Serialize;

/// What PKCS#8 puts before an RSA-2048 key (RFC 5208): version, algorithm and two lengths, always
/// 26 bytes. The rest is the RFC 8017 key that `jsonwebtoken` wants and aws-lc-rs does not write.
const PKCS8_PREFIX: usize = 26;

/// This machine could not make a signing key.
#[derive(Debug, thiserror::Error)]
#[error("the sign-in cannot make a signing key on this machine")]
pub struct NoSigningKey;

impl From<Unspecified> for NoSigningKey {
    fn from(_: Unspecified) -> NoSigningKey {
        NoSigningKey
    }
}

impl From<jsonwebtoken::errors::Error> for NoSigningKey {
    fn from(_: jsonwebtoken::errors::Error) -> NoSigningKey {
        NoSigningKey
    }
}

pub(super) struct SigningKey {
    private: EncodingKey,
    public: Jwk,
    header: Header,
}

impl SigningKey {
    pub(super) fn generate() -> Result<SigningKey, NoSigningKey> {
        let pkcs8 = KeyPair::generate(KeySize::Rsa2048)?.as_der()?;
        let private = pkcs8.as_ref().get(PKCS8_PREFIX..).ok_or(NoSigningKey)?;
        let private = EncodingKey::from_rsa_der(private);
        let mut public = Jwk::from_encoding_key(&private, Algorithm::RS256)?;
        // Tells clients which key signed; another start has another one.
        let id = public.thumbprint(ThumbprintHash::SHA256)?;
        public.common.key_id = Some(id.clone());
        public.common.public_key_use = Some(PublicKeyUse::Signature);
        let header = Header {
            kid: Some(id),
            ..Header::new(Algorithm::RS256)
        };
        Ok(SigningKey {
            private,
            public,
            header,
        })
    }

    /// The public half, as clients fetch it (RFC 7517).
    pub(super) fn public(&self) -> JwkSet {
        JwkSet {
            keys: vec![self.public.clone()],
        }
    }

    /// `claims` as a signed JSON Web Token.
    pub(super) fn sign(&self, claims: &impl Serialize) -> jsonwebtoken::errors::Result<String> {
        jsonwebtoken::encode(&self.header, claims, &self.private)
    }
}
