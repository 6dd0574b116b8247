//! The staff side as a whole: its councils, its pages, its routes.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use site_model::Slug;
use site_theme::{Bundle, ThemeError};
use vault::Vault;

use crate::address;
use crate::http_client::HttpClient;
use crate::pages::Pages;
use crate::provider::{Provider, SignInSettings};
use crate::router;

/// Where the staff side and the public side are served: scheme, host and port, e.g.
/// `https://staff.hub.example`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origins {
    /// The staff side.
    pub staff: String,
    /// The public side: for links to notices.
    pub public: String,
}

/// Why the staff side cannot start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TriageError {
    /// An issuer that is no address, or would be asked without TLS.
    #[error("the issuer `{0}` must be an https address, or http on this machine")]
    Issuer(String),
    /// An origin that is no address.
    #[error("`{0}` is not an address that people can be sent back to")]
    Origin(String),
    /// The theme of the bundle.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// The time zone database inside the program.
    #[error("the time zone of the councils is not known: {0}")]
    TimeZone(#[from] jiff::Error),
}

/// The staff side of the councils of one deployment. A clone is the same one.
#[derive(Clone)]
pub struct Triage(Arc<Deployment>);

/// What every request needs.
pub(crate) struct Deployment {
    pub(crate) councils: BTreeMap<Slug, Counter>,
    pub(crate) origins: Origins,
    pages: RwLock<Arc<Pages>>,
}

/// One council's records, and its provider.
pub(crate) struct Counter {
    pub(crate) vault: Vault,
    pub(crate) provider: Provider,
}

impl Triage {
    /// The staff side of these councils. The councils' providers are asked at the first sign-in.
    pub fn new(
        councils: Vec<(Vault, SignInSettings)>,
        bundle: &Bundle,
        origins: Origins,
    ) -> Result<Self, TriageError> {
        Self::showing(councils, Pages::new(bundle)?, origins)
    }

    /// The same with what was made of a bundle before, so that it can be made while the vaults
    /// connect.
    pub fn showing(
        councils: Vec<(Vault, SignInSettings)>,
        pages: Pages,
        origins: Origins,
    ) -> Result<Self, TriageError> {
        let http = HttpClient::default();
        let councils = councils
            .into_iter()
            .map(|(vault, settings)| {
                let council = vault.council().clone();
                let redirect = format!("{}{}", origins.staff, address::signed_in(&council));
                let provider = Provider::new(settings, redirect, http.clone())?;
                Ok((council, Counter { vault, provider }))
            })
            .collect::<Result<_, TriageError>>()?;
        Ok(Self(Arc::new(Deployment {
            councils,
            origins,
            pages: RwLock::new(Arc::new(pages)),
        })))
    }

    /// Takes a newer build's content, words and templates. Requests under way keep the older ones.
    pub fn replace(&self, bundle: &Bundle) -> Result<(), TriageError> {
        let pages = Arc::new(Pages::new(bundle)?);
        *self.0.pages.write().unwrap_or_else(PoisonError::into_inner) = pages;
        Ok(())
    }

    /// Every route, behind the edge that no route can be without.
    pub fn router(&self) -> Router {
        router::router(&self.0)
    }
}

impl Deployment {
    /// The pages as the newest build has them.
    pub(crate) fn pages(&self) -> Arc<Pages> {
        Arc::clone(&self.pages.read().unwrap_or_else(PoisonError::into_inner))
    }
}
