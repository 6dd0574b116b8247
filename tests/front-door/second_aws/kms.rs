//! KMS as AWS documents it, as moto answers, and as the embedded one does.

use aws_sdk_kms::Client;
use aws_sdk_kms::config::retry::RetryConfig;
use aws_sdk_kms::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_kms::operation::decrypt::builders::DecryptFluentBuilder;
use aws_sdk_kms::operation::generate_data_key::builders::GenerateDataKeyFluentBuilder;
use aws_sdk_kms::operation::generate_mac::builders::GenerateMacFluentBuilder;
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{DataKeySpec, KeySpec, KeyUsageType, MacAlgorithmSpec};
use local::embedded::connector::InProcess;
use local::embedded::kms::Kms;
use story::Moto;
use tempfile::TempDir;

use super::tried::{Line, ended, holds};

/// AWS's column is from the AWS KMS API Reference (the operation's page) and Developer Guide
/// ("Encryption context", "Key states of AWS KMS keys", "Rotate AWS KMS keys").
#[rustfmt::skip]
const TRIED: &[Line] = &[
    // What the vault does.
    ("a data key, unwrapped in its context", "the same", "the same"),
    ("in another context", "InvalidCiphertextException", "InvalidCiphertextException"),
    ("in no context", "InvalidCiphertextException", "InvalidCiphertextException"),
    ("with one pair more", "InvalidCiphertextException", "InvalidCiphertextException"),
    ("with a byte of its end flipped", "InvalidCiphertextException", "InvalidCiphertextException"),
    ("cut", "InvalidCiphertextException", "InvalidCiphertextException"),
    ("after a rotation of the key", "the same", "the same"),
    ("a MAC, twice", "the same", "the same"),
    ("a MAC under another key", "another", "another"),
    ("a MAC under a key for encryption", "InvalidKeyUsageException", "InvalidKeyUsageException"),
    ("a data key under an alias that is not there", "NotFoundException", "NotFoundException"),
    ("4,097 bytes to encrypt", "ValidationException", "ValidationException"),
    // What moto lacks or does otherwise. It joins a context's names and values without a mark
    // between them, so that what a context binds is proved on the embedded server alone.
    ("in a context that reads the same when joined", "InvalidCiphertextException", "done"),
    ("naming another key", "IncorrectKeyException", "AccessDeniedException"),
    ("with its first byte flipped", "InvalidCiphertextException", "AccessDeniedException"),
    ("a MAC of another length than the key's", "InvalidKeyUsageException", "done"),
    ("a MAC of 4,097 bytes", "ValidationException", "done"),
    ("a data key under a key for MACs", "InvalidKeyUsageException", "done"),
    ("rotation of a key for MACs", "UnsupportedOperationException", "done"),
    // Neither asks who calls: all of this is tried under made-up credentials.
];

const CONTEXT: [(&str, &str); 3] = [
    ("council", "westminster"),
    ("key", "8c1f0e5b7a"),
    ("purpose", "family"),
];

#[tokio::test]
async fn the_embedded_kms_and_moto_answer_as_the_table_says() {
    let Some(moto) = Moto::start() else { return };
    let folder = TempDir::new().unwrap();
    let embedded = Kms::open(folder.path()).unwrap();
    let embedded = Client::from_conf(config().http_client(InProcess::new(embedded)).build());
    let moto = Client::from_conf(config().endpoint_url(moto.address()).build());
    holds("KMS", TRIED, &tried(&embedded).await, &tried(&moto).await);
}

/// AWS answers `DisabledException` and `KMSInvalidStateException` ("Key states of AWS KMS keys"). The
/// embedded KMS has neither operation: a key of one machine is deleted with its folder.
#[tokio::test]
async fn moto_uses_a_key_that_is_disabled_or_to_be_deleted() {
    let Some(moto) = Moto::start() else { return };
    let moto = Client::from_conf(config().endpoint_url(moto.address()).build());
    let key = data_key(&moto).await;
    moto.disable_key().key_id(&key).send().await.unwrap();
    assert_eq!(ended(generate(&moto, &key).send().await), "done");

    let key = data_key(&moto).await;
    let delete = moto.schedule_key_deletion().key_id(&key);
    delete.pending_window_in_days(7).send().await.unwrap();
    assert_eq!(ended(generate(&moto, &key).send().await), "done");
}

fn config() -> aws_sdk_kms::config::Builder {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("eu-west-2"))
        .credentials_provider(Credentials::new("local", "local", None, None, "test"))
        .retry_config(RetryConfig::disabled())
}

/// Tries the table's lines in order.
async fn tried(to: &Client) -> Vec<String> {
    let key = data_key(to).await;
    let other = data_key(to).await;
    let mac_key = mac_key(to).await;
    let other_mac_key = self::mac_key(to).await;
    let alias = to.create_alias().alias_name("alias/westminster");
    alias.target_key_id(&key).send().await.unwrap();

    let made = generate(to, "alias/westminster");
    let made = in_context(made, &CONTEXT).send().await.unwrap();
    let plaintext = made.plaintext.unwrap();
    let wrapped = made.ciphertext_blob.unwrap().into_inner();
    let unwrap = |context: &[(&str, &str)], wrapped: &[u8]| {
        let call = to.decrypt().ciphertext_blob(Blob::new(wrapped));
        opening(call, context)
    };
    let opens = async || match unwrap(&CONTEXT, &wrapped).send().await {
        Ok(opened) => same(opened.plaintext.as_ref() == Some(&plaintext)),
        failed => ended(failed),
    };
    let flipped = |place: usize| {
        let mut wrapped = wrapped.clone();
        wrapped[place] ^= 1;
        wrapped
    };
    let swapped = [CONTEXT[0], ("key", "8c1f0e5b7b"), CONTEXT[2]];
    let more = [CONTEXT[0], CONTEXT[1], CONTEXT[2], ("more", "")];
    let joined = [("council", "westminsterkey8c1f0e5b7a"), CONTEXT[2]];

    let mut ends = vec![
        opens().await,
        ended(unwrap(&swapped, &wrapped).send().await),
        ended(unwrap(&[], &wrapped).send().await),
        ended(unwrap(&more, &wrapped).send().await),
        ended(unwrap(&CONTEXT, &flipped(wrapped.len() - 1)).send().await),
        ended(unwrap(&CONTEXT, &wrapped[..20]).send().await),
    ];
    to.rotate_key_on_demand().key_id(&key).send().await.unwrap();
    ends.push(opens().await);

    let mac_of = async |key: &str| mac(to, key, b"ana@example.org").send().await.unwrap().mac;
    let one = mac_of(&mac_key).await;
    ends.push(same(one == mac_of(&mac_key).await));
    ends.push(same(one == mac_of(&other_mac_key).await));
    let long = vec![7; 4097];
    let encrypt_long = to.encrypt().key_id(&key).plaintext(Blob::new(long.clone()));
    ends.extend([
        ended(mac(to, &key, b"m").send().await),
        ended(generate(to, "alias/nowhere").send().await),
        ended(encrypt_long.send().await),
        ended(unwrap(&joined, &wrapped).send().await),
        ended(unwrap(&CONTEXT, &wrapped).key_id(&other).send().await),
        ended(unwrap(&CONTEXT, &flipped(0)).send().await),
    ]);
    let longer = mac(to, &mac_key, b"m").mac_algorithm(MacAlgorithmSpec::HmacSha512);
    ends.extend([
        ended(longer.send().await),
        ended(mac(to, &mac_key, &long).send().await),
        ended(generate(to, &mac_key).send().await),
        ended(to.enable_key_rotation().key_id(&mac_key).send().await),
    ]);
    ends
}

fn same(is: bool) -> String {
    if is { "the same" } else { "another" }.to_owned()
}

async fn data_key(to: &Client) -> String {
    to.create_key()
        .send()
        .await
        .unwrap()
        .key_metadata
        .unwrap()
        .key_id
}

async fn mac_key(to: &Client) -> String {
    let make = to.create_key().key_spec(KeySpec::Hmac256);
    let made = make.key_usage(KeyUsageType::GenerateVerifyMac).send().await;
    made.unwrap().key_metadata.unwrap().key_id
}

fn generate(to: &Client, key: &str) -> GenerateDataKeyFluentBuilder {
    to.generate_data_key()
        .key_id(key)
        .key_spec(DataKeySpec::Aes256)
}

fn in_context(
    call: GenerateDataKeyFluentBuilder,
    context: &[(&str, &str)],
) -> GenerateDataKeyFluentBuilder {
    context.iter().fold(call, |call, (name, value)| {
        call.encryption_context(*name, *value)
    })
}

fn opening(call: DecryptFluentBuilder, context: &[(&str, &str)]) -> DecryptFluentBuilder {
    context.iter().fold(call, |call, (name, value)| {
        call.encryption_context(*name, *value)
    })
}

fn mac(to: &Client, key: &str, message: &[u8]) -> GenerateMacFluentBuilder {
    to.generate_mac()
        .key_id(key)
        .mac_algorithm(MacAlgorithmSpec::HmacSha256)
        .message(Blob::new(message))
}
