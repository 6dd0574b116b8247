use std::fs;
use std::os::unix::fs::PermissionsExt;

use local::embedded::kms::{Kms, KmsError};

use crate::kms::{client, open, seal, symmetric_key};

#[tokio::test]
async fn keys_names_versions_and_rotation_survive_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let before = client(folder.path());
    let key = symmetric_key(&before).await;
    let name = before
        .create_alias()
        .alias_name("alias/westminster")
        .target_key_id(&key);
    name.send().await.expect("an alias");
    let old = seal(&before, &key, "sealed before rotation").await;
    before
        .rotate_key_on_demand()
        .key_id(&key)
        .send()
        .await
        .expect("rotated");
    let new = seal(&before, &key, "sealed after rotation").await;
    before
        .enable_key_rotation()
        .key_id(&key)
        .send()
        .await
        .expect("rotation enabled");
    drop(before);

    let after = client(folder.path());
    assert_eq!(open(&after, old).await, "sealed before rotation");
    assert_eq!(open(&after, new).await, "sealed after rotation");
    let found = after
        .describe_key()
        .key_id("alias/westminster")
        .send()
        .await
        .expect("described");
    assert_eq!(found.key_metadata.expect("metadata").arn, Some(key.clone()));
    let status = after
        .get_key_rotation_status()
        .key_id(key)
        .send()
        .await
        .expect("a status");
    assert!(status.key_rotation_enabled);
    assert_eq!(status.rotation_period_in_days, Some(365));
}

#[tokio::test]
async fn without_its_root_key_it_does_not_start() {
    let folder = tempfile::tempdir().expect("a folder");
    symmetric_key(&client(folder.path())).await;
    fs::remove_file(folder.path().join("root.key")).expect("removed");

    let refused = Kms::open(folder.path()).err().expect("no root key");
    assert!(matches!(refused, KmsError::RootKeyMissing(_)));
    assert!(
        !folder.path().join("root.key").exists(),
        "no new root key is put in its place"
    );
}

#[tokio::test]
async fn another_root_key_or_an_exposed_one_does_not_open_the_state() {
    let folder = tempfile::tempdir().expect("a folder");
    symmetric_key(&client(folder.path())).await;
    let root = folder.path().join("root.key");
    let mode = fs::metadata(&root).expect("metadata").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    fs::set_permissions(&root, fs::Permissions::from_mode(0o640)).expect("exposed");
    assert!(matches!(
        Kms::open(folder.path()),
        Err(KmsError::RootKeyExposed(_))
    ));

    fs::set_permissions(&root, fs::Permissions::from_mode(0o600)).expect("private");
    fs::write(&root, [7; 32]).expect("another key");
    assert!(matches!(
        Kms::open(folder.path()),
        Err(KmsError::DoesNotOpen(_))
    ));

    fs::write(&root, "short").expect("damaged");
    assert!(matches!(
        Kms::open(folder.path()),
        Err(KmsError::RootKeyDamaged(_))
    ));
}

#[tokio::test]
async fn no_name_or_description_is_readable_in_its_files() {
    let folder = tempfile::tempdir().expect("a folder");
    symmetric_key(&client(folder.path())).await;

    for file in fs::read_dir(folder.path()).expect("listed") {
        let content = fs::read(file.expect("a file").path()).expect("read");
        assert!(!content.windows(11).any(|window| window == b"Westminster"));
    }
}
