//! Makes a council's tables and keys where no template does: on one machine.

use aws_sdk_kms::types::{KeySpec, KeyUsageType};

use crate::aws::Aws;
use crate::fault::VaultFault;
use crate::store::Names;
use crate::tables::create_tables;

impl Names {
    /// The names on one machine, where several councils share servers.
    pub fn on_one_machine(council: &str) -> Self {
        Self {
            table_prefix: council.to_owned(),
            data_key: format!("alias/family-hub-{council}-data"),
            mac_key: format!("alias/family-hub-{council}-mac"),
        }
    }
}

/// Makes what is not there yet. What is there stays as it is.
pub async fn provision(aws: &Aws, names: &Names) -> Result<(), VaultFault> {
    create_tables(aws, &names.table_prefix).await?;
    create_key(
        aws,
        &names.data_key,
        KeySpec::SymmetricDefault,
        KeyUsageType::EncryptDecrypt,
    )
    .await?;
    create_key(
        aws,
        &names.mac_key,
        KeySpec::Hmac256,
        KeyUsageType::GenerateVerifyMac,
    )
    .await
}

async fn create_key(
    aws: &Aws,
    alias: &str,
    spec: KeySpec,
    usage: KeyUsageType,
) -> Result<(), VaultFault> {
    match aws.kms.describe_key().key_id(alias).send().await {
        Ok(_) => return Ok(()),
        Err(error)
            if error
                .as_service_error()
                .is_some_and(|e| e.is_not_found_exception()) => {}
        Err(error) => return Err(VaultFault::away("DescribeKey")(error)),
    }
    let rotates = spec == KeySpec::SymmetricDefault;
    let made = aws
        .kms
        .create_key()
        .key_spec(spec)
        .key_usage(usage)
        .send()
        .await
        .map_err(VaultFault::away("CreateKey"))?;
    let id = made
        .key_metadata
        .map(|metadata| metadata.key_id)
        .unwrap_or_default();
    if rotates {
        aws.kms
            .enable_key_rotation()
            .key_id(&id)
            .send()
            .await
            .map_err(VaultFault::away("EnableKeyRotation"))?;
    }
    aws.kms
        .create_alias()
        .alias_name(alias)
        .target_key_id(id)
        .send()
        .await
        .map(drop)
        .map_err(VaultFault::away("CreateAlias"))
}
