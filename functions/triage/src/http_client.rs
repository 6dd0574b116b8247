//! How the council's identity provider is asked: over the same TLS as the AWS SDK.
//!
//! `openidconnect`'s own client would bring a second TLS stack.

use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};

/// Far more than a token answer or a set of keys has.
const LARGEST: usize = 1024 * 1024;

/// A person waits meanwhile.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Asks a provider. Made when it is first needed, because reading the system's certificates takes
/// longer than all else that a start does.
#[derive(Clone, Default)]
pub(crate) struct HttpClient(Arc<OnceLock<reqwest::Client>>);

/// The provider did not answer, or not properly. What it said is not kept.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HttpFault {
    /// No answer.
    #[error("no answer")]
    Away(#[source] reqwest::Error),
    /// More than any answer has.
    #[error("the answer is too large")]
    TooLarge,
}

impl HttpClient {
    /// Redirects are not followed: a provider that sends us elsewhere could send us inside our
    /// own network (server-side request forgery; `openidconnect`'s documentation warns of it).
    fn client(&self) -> Result<&reqwest::Client, reqwest::Error> {
        if let Some(made) = self.0.get() {
            return Ok(made);
        }
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(TIMEOUT)
            .build()?;
        Ok(self.0.get_or_init(|| client))
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, HttpFault> {
        // The address holds nothing secret, but an error is logged, and needs none.
        let away = |error: reqwest::Error| HttpFault::Away(error.without_url());
        let request = reqwest::Request::try_from(request).map_err(away)?;
        let mut answer = self
            .client()
            .map_err(away)?
            .execute(request)
            .await
            .map_err(away)?;
        let mut response = HttpResponse::new(Vec::new());
        *response.status_mut() = answer.status();
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        while let Some(chunk) = answer.chunk().await.map_err(away)? {
            if response.body().len() + chunk.len() > LARGEST {
                return Err(HttpFault::TooLarge);
            }
            response.body_mut().extend_from_slice(&chunk);
        }
        Ok(response)
    }
}

impl<'c> AsyncHttpClient<'c> for HttpClient {
    type Error = HttpFault;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpFault>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}
