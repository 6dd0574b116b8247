use std::path::Path;

use aws_sdk_kms::Client;
use aws_sdk_kms::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_kms::operation::decrypt::DecryptError;
use aws_sdk_kms::operation::generate_mac::GenerateMacError;
use aws_sdk_kms::operation::verify_mac::VerifyMacError;
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{DataKeySpec, KeySpec, KeyUsageType, MacAlgorithmSpec};
use local::embedded::connector::InProcess;
use local::embedded::kms::Kms;

pub(crate) fn client(folder: &Path) -> Client {
    let kms = Kms::open(folder).expect("an embedded KMS");
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-2"))
        .credentials_provider(Credentials::new("local", "local", None, None, "local"))
        .http_client(InProcess::new(kms))
        .build();
    Client::from_conf(config)
}

pub(crate) async fn symmetric_key(client: &Client) -> String {
    let made = client
        .create_key()
        .description("Westminster")
        .send()
        .await
        .expect("a key");
    made.key_metadata.expect("metadata").arn.expect("an ARN")
}

async fn hmac_key(client: &Client) -> String {
    let made = client
        .create_key()
        .key_spec(KeySpec::Hmac256)
        .key_usage(KeyUsageType::GenerateVerifyMac)
        .send()
        .await
        .expect("a key");
    made.key_metadata.expect("metadata").key_id
}

/// Seals `text` in the context of one council.
pub(crate) async fn seal(client: &Client, key: &str, text: &str) -> Blob {
    let sealed = client
        .encrypt()
        .key_id(key)
        .plaintext(Blob::new(text))
        .encryption_context("council", "westminster")
        .encryption_context("purpose", "submission")
        .send()
        .await
        .expect("sealed");
    sealed.ciphertext_blob.expect("a ciphertext")
}

pub(crate) async fn open(client: &Client, sealed: Blob) -> String {
    let opened = client
        .decrypt()
        .ciphertext_blob(sealed)
        .encryption_context("purpose", "submission")
        .encryption_context("council", "westminster")
        .send()
        .await
        .expect("opened");
    String::from_utf8(opened.plaintext.expect("a plaintext").into_inner()).expect("text")
}

#[tokio::test]
async fn a_data_key_comes_back_under_its_own_context() {
    let folder = tempfile::tempdir().expect("a folder");
    let client = client(folder.path());
    let key = symmetric_key(&client).await;
    client
        .create_alias()
        .alias_name("alias/westminster")
        .target_key_id(&key)
        .send()
        .await
        .expect("an alias");

    let made = client
        .generate_data_key()
        .key_id("alias/westminster")
        .key_spec(DataKeySpec::Aes256)
        .encryption_context("council", "westminster")
        .send()
        .await
        .expect("a data key");
    assert_eq!(
        made.key_id.as_deref(),
        Some(key.as_str()),
        "the ARN, whatever name was used"
    );
    let plaintext = made.plaintext.expect("a plaintext");
    assert_eq!(plaintext.as_ref().len(), 32);

    let opened = client
        .decrypt()
        .ciphertext_blob(made.ciphertext_blob.expect("a ciphertext"))
        .key_id(&key)
        .encryption_context("council", "westminster")
        .send()
        .await
        .expect("opened");
    assert_eq!(opened.plaintext, Some(plaintext));
}

#[tokio::test]
async fn a_wrong_context_opens_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let client = client(folder.path());
    let key = symmetric_key(&client).await;
    let sealed = seal(&client, &key, "a secret").await;

    // The last pairs read the same as the right ones when names and values are simply joined.
    let wrong: [&[(&str, &str)]; 4] = [
        &[],
        &[
            ("council", "barking-and-dagenham"),
            ("purpose", "submission"),
        ],
        &[
            ("council", "westminster"),
            ("purpose", "submission"),
            ("more", ""),
        ],
        &[("council", "westminsterpurposesubmission")],
    ];
    for context in wrong {
        let mut request = client.decrypt().ciphertext_blob(sealed.clone());
        for (name, value) in context {
            request = request.encryption_context(*name, *value);
        }
        let refused = request
            .send()
            .await
            .expect_err("the wrong context")
            .into_service_error();
        assert!(
            matches!(refused, DecryptError::InvalidCiphertextException(_)),
            "{refused:?}"
        );
    }
}

#[tokio::test]
async fn an_edited_ciphertext_opens_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let client = client(folder.path());
    let key = symmetric_key(&client).await;
    let sealed = seal(&client, &key, "a secret").await.into_inner();

    for place in 0..sealed.len() {
        let mut edited = sealed.clone();
        edited[place] ^= 1;
        let refused = client
            .decrypt()
            .ciphertext_blob(Blob::new(edited))
            .encryption_context("council", "westminster")
            .encryption_context("purpose", "submission")
            .send()
            .await
            .expect_err("edited")
            .into_service_error();
        assert!(
            matches!(refused, DecryptError::InvalidCiphertextException(_)),
            "{refused:?}"
        );
    }
}

#[tokio::test]
async fn a_caller_who_names_another_key_is_told_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let client = client(folder.path());
    let (key, other) = (symmetric_key(&client).await, symmetric_key(&client).await);
    let sealed = seal(&client, &key, "a secret").await;

    let refused = client
        .decrypt()
        .key_id(other)
        .ciphertext_blob(sealed)
        .encryption_context("council", "westminster")
        .encryption_context("purpose", "submission")
        .send()
        .await
        .expect_err("another key")
        .into_service_error();
    assert!(
        matches!(refused, DecryptError::IncorrectKeyException(_)),
        "{refused:?}"
    );
}

#[tokio::test]
async fn rotation_keeps_what_was_sealed_before_readable() {
    let folder = tempfile::tempdir().expect("a folder");
    let client = client(folder.path());
    let key = symmetric_key(&client).await;

    let mut sealed = Vec::new();
    for version in 0..3 {
        sealed.push((
            version,
            seal(&client, &key, &format!("version {version}")).await,
        ));
        client
            .rotate_key_on_demand()
            .key_id(&key)
            .send()
            .await
            .expect("rotated");
    }
    for (version, sealed) in sealed {
        assert_eq!(open(&client, sealed).await, format!("version {version}"));
    }
}

#[tokio::test]
async fn re_encryption_moves_a_ciphertext_to_another_key_and_context() {
    let folder = tempfile::tempdir().expect("a folder");
    let client = client(folder.path());
    let (key, other) = (symmetric_key(&client).await, symmetric_key(&client).await);
    let sealed = seal(&client, &key, "a secret").await;

    let moved = client
        .re_encrypt()
        .ciphertext_blob(sealed)
        .source_encryption_context("council", "westminster")
        .source_encryption_context("purpose", "submission")
        .destination_key_id(&other)
        .destination_encryption_context("council", "westminster")
        .destination_encryption_context("purpose", "family")
        .send()
        .await
        .expect("moved");
    assert_eq!(
        (moved.source_key_id, moved.key_id),
        (Some(key), Some(other.clone()))
    );

    let opened = client
        .decrypt()
        .key_id(other)
        .ciphertext_blob(moved.ciphertext_blob.expect("a ciphertext"))
        .encryption_context("council", "westminster")
        .encryption_context("purpose", "family")
        .send()
        .await
        .expect("opened");
    assert_eq!(opened.plaintext, Some(Blob::new("a secret")));
}

#[tokio::test]
async fn a_mac_is_the_same_each_time_and_verifies_only_its_own_message() {
    let folder = tempfile::tempdir().expect("a folder");
    let client = client(folder.path());
    let key = hmac_key(&client).await;
    let mac_of = async |message: &str| {
        let made = client
            .generate_mac()
            .key_id(&key)
            .message(Blob::new(message))
            .mac_algorithm(MacAlgorithmSpec::HmacSha256)
            .send()
            .await
            .expect("a MAC");
        made.mac.expect("a MAC")
    };

    let mac = mac_of("family@example.com").await;
    assert_eq!(mac.as_ref().len(), 32);
    assert_eq!(mac, mac_of("family@example.com").await);

    let verify = |message: &'static str| {
        client
            .verify_mac()
            .key_id(&key)
            .message(Blob::new(message))
            .mac(mac.clone())
            .mac_algorithm(MacAlgorithmSpec::HmacSha256)
            .send()
    };
    assert!(
        verify("family@example.com")
            .await
            .expect("verified")
            .mac_valid
    );
    let refused = verify("other@example.com")
        .await
        .expect_err("other")
        .into_service_error();
    assert!(
        matches!(refused, VerifyMacError::KmsInvalidMacException(_)),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_key_does_only_what_it_is_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let client = client(folder.path());
    let symmetric = symmetric_key(&client).await;
    let hmac = hmac_key(&client).await;

    let refused = client
        .generate_mac()
        .key_id(symmetric)
        .message(Blob::new("message"))
        .mac_algorithm(MacAlgorithmSpec::HmacSha256)
        .send()
        .await
        .expect_err("no MAC key")
        .into_service_error();
    assert!(
        matches!(refused, GenerateMacError::InvalidKeyUsageException(_)),
        "{refused:?}"
    );

    let refused = client
        .encrypt()
        .key_id(&hmac)
        .plaintext(Blob::new("message"))
        .send()
        .await
        .expect_err("no encryption key")
        .into_service_error();
    assert!(refused.is_invalid_key_usage_exception(), "{refused:?}");

    let refused = client
        .enable_key_rotation()
        .key_id(hmac)
        .send()
        .await
        .expect_err("no rotation")
        .into_service_error();
    assert!(refused.is_unsupported_operation_exception(), "{refused:?}");
}

#[tokio::test]
async fn a_page_of_names_continues_where_the_last_one_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let client = client(folder.path());
    let key = symmetric_key(&client).await;
    for name in ["alias/one", "alias/three", "alias/two"] {
        let named = client
            .create_alias()
            .alias_name(name)
            .target_key_id(&key)
            .send()
            .await;
        named.expect("an alias");
    }
    let again = client
        .create_alias()
        .alias_name("alias/two")
        .target_key_id(&key)
        .send()
        .await;
    let again = again.expect_err("the name is taken").into_service_error();
    assert!(again.is_already_exists_exception(), "{again:?}");

    let mut names = Vec::new();
    let mut pages = client.list_aliases().limit(2).into_paginator().send();
    while let Some(page) = pages.next().await {
        names.extend(page.expect("a page").aliases.unwrap_or_default());
    }
    let names: Vec<_> = names
        .iter()
        .filter_map(|alias| alias.alias_name())
        .collect();
    assert_eq!(names, ["alias/one", "alias/three", "alias/two"]);
}
