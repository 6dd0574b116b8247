use std::fs;
use std::os::unix::fs::PermissionsExt;

use local::embedded::data_folder::{DataFolder, DataFolderError, Start};

#[test]
fn a_second_family_hub_is_refused_while_the_first_runs() {
    let parent = tempfile::tempdir().expect("a folder");
    let path = parent.path().join("data");

    let first = DataFolder::open(&path, Start::WithWhatIsThere).expect("the first");
    let second = DataFolder::open(&path, Start::Fresh).expect_err("the second");
    assert!(matches!(second, DataFolderError::InUse(_)));
    assert!(
        second
            .to_string()
            .starts_with("another Family Hub is already using ")
    );

    drop(first);
    DataFolder::open(&path, Start::WithWhatIsThere).expect("once the first has stopped");
}

#[test]
fn only_its_owner_can_look_into_the_folder() {
    let parent = tempfile::tempdir().expect("a folder");
    let path = parent.path().join("data");
    fs::create_dir(&path).expect("an empty folder");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("wide permissions");

    let _open = DataFolder::open(&path, Start::WithWhatIsThere).expect("opened");

    let mode = fs::metadata(&path).expect("metadata").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn what_was_stored_is_kept_unless_a_fresh_start_is_asked_for() {
    let parent = tempfile::tempdir().expect("a folder");
    let path = parent.path().join("data");
    let folder = DataFolder::open(&path, Start::WithWhatIsThere).expect("opened");
    fs::create_dir(path.join("kms")).expect("a folder inside");
    fs::write(path.join("kms/keys.sealed"), "stored").expect("written");
    fs::write(path.join("dynamodb.sqlite"), "stored").expect("written");
    drop(folder);

    let folder = DataFolder::open(&path, Start::WithWhatIsThere).expect("opened again");
    assert!(path.join("kms/keys.sealed").exists() && path.join("dynamodb.sqlite").exists());
    drop(folder);

    let _folder = DataFolder::open(&path, Start::Fresh).expect("opened fresh");
    assert!(!path.join("kms").exists() && !path.join("dynamodb.sqlite").exists());
    assert!(
        matches!(
            DataFolder::open(&path, Start::Fresh),
            Err(DataFolderError::InUse(_))
        ),
        "a fresh start keeps the lock"
    );
}

#[test]
fn somebody_elses_folder_is_neither_used_nor_emptied() {
    let theirs = tempfile::tempdir().expect("a folder");
    fs::write(theirs.path().join("thesis.txt"), "years of work").expect("written");

    for start in [Start::WithWhatIsThere, Start::Fresh] {
        let refused = DataFolder::open(theirs.path(), start).expect_err("not ours");
        assert!(matches!(refused, DataFolderError::NotOurs(_)));
    }
    assert_eq!(fs::read_dir(theirs.path()).expect("listed").count(), 1);
}

#[test]
fn a_file_in_the_folders_place_is_named_as_such() {
    let parent = tempfile::tempdir().expect("a folder");
    let path = parent.path().join("data");
    fs::write(&path, "").expect("written");

    let refused = DataFolder::open(&path, Start::WithWhatIsThere).expect_err("a file");
    assert!(matches!(refused, DataFolderError::NotAFolder(_)));
}
