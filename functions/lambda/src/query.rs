//! Queries as addresses may have them.
//!
//! API Gateway hands a query on as a client sent it. A byte that no address may have would make
//! `lambda_http` panic where it puts the address together, and whoever sent one could ring the
//! alarm and have CloudFront show the error to others.

use lambda_http::request::LambdaRequest;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What has no place in a query (URL Standard, "query percent-encode set").
const NOT_IN_A_QUERY: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>');

/// The event with its query encoded where a browser would have encoded it.
pub(crate) fn encoded(mut event: LambdaRequest) -> LambdaRequest {
    if let LambdaRequest::ApiGatewayV2(request) = &mut event
        && let Some(query) = &mut request.raw_query_string
    {
        *query = utf8_percent_encode(query, NOT_IN_A_QUERY).to_string();
    }
    event
}
