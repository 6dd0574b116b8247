//! Logs: one JSON object a line, as CloudWatch Logs Insights reads it.

use tracing_subscriber::EnvFilter;

/// What is logged. The environment cannot change it: at TRACE the Lambda runtime writes whole
/// events, and with them what families typed.
const LEVELS: &str =
    "warn,lambda=info,http_edge=info,form_way=info,intake=info,triage=info,keeper=info,vault=info";

/// Writes logs to standard output from now on. Each line names the invocation (`requestId`, as AWS
/// knows it) and, where there is one, the request (`id`, as the answer's `x-request-id` says).
pub(crate) fn write() {
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_env_filter(EnvFilter::new(LEVELS))
        .init();
}
