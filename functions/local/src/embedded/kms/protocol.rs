//! KMS's operations: what each is asked and what it answers, in the names of AWS's API reference.
//!
//! Fields we do not read are those that change nothing here (tags, policies, grant tokens); one
//! that would change the meaning of the answer is refused.

mod cryptography;
mod key_management;

use serde::de::DeserializeOwned;

use self::cryptography::Plaintext;
use super::Kms;
use super::fault::Fault;

/// The only algorithm that encrypts here.
const SYMMETRIC: &str = "SYMMETRIC_DEFAULT";
/// The only algorithm that authenticates messages here.
const HMAC: &str = "HMAC_SHA_256";

/// Runs the operation called `name` on its request `body`, and gives the answer's JSON.
pub(super) fn run(kms: &Kms, name: &str, body: &[u8]) -> Result<Vec<u8>, Fault> {
    use self::key_management as keys;
    let answer = match name {
        "CreateKey" => keys::create_key(kms, read(body)?),
        "DescribeKey" => keys::describe_key(kms, &read(body)?),
        "ListKeys" => keys::list_keys(kms, &read(body)?),
        "CreateAlias" => keys::create_alias(kms, read(body)?),
        "ListAliases" => keys::list_aliases(kms, &read(body)?),
        "EnableKeyRotation" => keys::enable_key_rotation(kms, &read(body)?),
        "GetKeyRotationStatus" => keys::get_key_rotation_status(kms, &read(body)?),
        "RotateKeyOnDemand" => keys::rotate_key_on_demand(kms, &read(body)?),
        "Encrypt" => cryptography::encrypt(kms, &read(body)?),
        "Decrypt" => cryptography::decrypt(kms, &read(body)?),
        "ReEncrypt" => cryptography::re_encrypt(kms, &read(body)?),
        "GenerateDataKey" => cryptography::generate_data_key(kms, &read(body)?, Plaintext::Given),
        "GenerateDataKeyWithoutPlaintext" => {
            cryptography::generate_data_key(kms, &read(body)?, Plaintext::Withheld)
        }
        "GenerateRandom" => cryptography::generate_random(&read(body)?),
        "GenerateMac" => cryptography::generate_mac(kms, &read(body)?),
        "VerifyMac" => cryptography::verify_mac(kms, &read(body)?),
        _ => Err(Fault::UnknownOperation(name.to_owned())),
    }?;
    Ok(answer.to_string().into_bytes())
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(body).map_err(|fault| {
        // A required field that is not there is invalid; JSON of the wrong shape is unreadable.
        let message = fault.to_string();
        if message.starts_with("missing field") {
            Fault::Validation(message)
        } else {
            Fault::Unreadable(message)
        }
    })
}
