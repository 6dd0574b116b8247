//! What an operation of KMS asks of IAM: one action on one key.
//!
//! AWS KMS Developer Guide, "AWS KMS condition keys".

use serde_json::{Map, Value};

use super::{Unreadable, World, object, only, optional, text};
use crate::iam::condition::Context;
use crate::iam::policy::Ask;

/// The parameters of operations with a symmetric key, whose encryption context is part of the ask.
const SYMMETRIC: &[&str] = &[
    "KeyId",
    "CiphertextBlob",
    "EncryptionAlgorithm",
    "EncryptionContext",
    "KeySpec",
    "NumberOfBytes",
    "Plaintext",
];
const MAC: &[&str] = &["KeyId", "Mac", "MacAlgorithm", "Message"];

pub(super) fn asks(
    operation: &str,
    parameters: &Map<String, Value>,
    world: &World,
) -> Result<Ask, Unreadable> {
    // A Decrypt without KeyId leaves the key to the ciphertext. It is refused: our functions name
    // the key, so that a ciphertext of another's key is not opened by mistake.
    let key = world.key(text(parameters, "KeyId")?)?;
    let mut context = Context::default();
    match operation {
        "Encrypt" | "Decrypt" | "GenerateDataKey" | "GenerateDataKeyWithoutPlaintext" => {
            only(parameters, SYMMETRIC)?;
            let algorithm = optional(parameters, "EncryptionAlgorithm")?;
            context.add(
                "kms:EncryptionAlgorithm",
                algorithm.unwrap_or("SYMMETRIC_DEFAULT"),
            );
            if parameters.contains_key("EncryptionContext") {
                for (name, value) in object(parameters, "EncryptionContext")? {
                    let value = value
                        .as_str()
                        .ok_or(Unreadable::Parameter("EncryptionContext"))?;
                    context.add(&format!("kms:EncryptionContext:{name}"), value);
                    context.add("kms:EncryptionContextKeys", name);
                }
            }
        }
        "GenerateMac" | "VerifyMac" => {
            only(parameters, MAC)?;
            context.add("kms:MacAlgorithm", text(parameters, "MacAlgorithm")?);
        }
        "DescribeKey" => only(parameters, &["KeyId"])?,
        _ => return Err(Unreadable::UnknownOperation(operation.to_owned())),
    }
    context.add("kms:CallerAccount", &world.account);
    context.add("kms:KeySpec", &key.spec);
    context.add("kms:KeyUsage", &key.usage);
    Ok(Ask {
        action: format!("kms:{operation}"),
        resource: key.arn.clone(),
        context,
    })
}
