//! The bundle in the package.

use std::path::PathBuf;

use site_theme::Bundle;

use crate::StartError;
use crate::setting::{council, setting};

/// Where Lambda unpacks a function (AWS: "Defined runtime environment variables").
const FOLDER: &str = "LAMBDA_TASK_ROOT";

/// Reads the bundle that was packaged with this function.
///
/// # Errors
///
/// When it is not there, is of another version of the software, or is another council's.
pub fn bundle() -> Result<Bundle, StartError> {
    let path = PathBuf::from(setting(FOLDER)?).join("bundle.json");
    let fault = |problem: String| StartError::Bundle {
        path: path.display().to_string(),
        problem,
    };
    let json = std::fs::read(&path).map_err(|error| fault(error.to_string()))?;
    let bundle: Bundle = serde_json::from_slice(&json).map_err(|error| fault(error.to_string()))?;
    let council = council()?;
    if !bundle.content.councils.contains_key(&council) {
        return Err(fault(format!("it has no content of `{council}`")));
    }
    Ok(bundle)
}
