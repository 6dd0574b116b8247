//! What a family types, and the codes and keys that open it, are readable nowhere: not on disk, not in the output of
//! the process, in no address, no header but the cookies, and no attribute of any item.

use std::fs;
use std::process::Stdio;

use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::Value;
use story::{Help, Hub, Page, command, content_of_the_repository};
use vault::Table;

use crate::intruder::{COUNCIL, Intruder};
use crate::workers_words;
use crate::written::{every_way, files, from_hexadecimal, return_code, stands};

/// Words that stand nowhere else.
fn canaries() -> Help {
    Help {
        name: "Zyxwana Canaryowska".to_owned(),
        email: "zyxwana.canary@example.org".to_owned(),
        words: "canaryneed of a cot".to_owned(),
        urgent_why: "canaryreason tomorrow".to_owned(),
        ..Help::default()
    }
}

const NOTE: &str = "canarynote she phoned";
const MESSAGE: &str = "canarymessage we move on Friday";
const ADDITION: &str = "canaryaddition it is a boy";
const REASON: &str = "canaryclosing moved away";

/// The codes and keys of one story, in every way in which they can be written.
struct Secrets(Vec<(&'static str, Vec<u8>)>);

impl Secrets {
    fn learns_code(&mut self, what: &'static str, code: &str) {
        let ways = every_way(code).into_iter();
        self.0.extend(ways.map(|way| (what, way)));
    }

    /// A token or a key that is written in hexadecimal.
    fn learns_key(&mut self, what: &'static str, key: &str) {
        let ways = [
            from_hexadecimal(key).unwrap(),
            key.to_uppercase().into_bytes(),
            key.as_bytes().to_vec(),
        ];
        self.0.extend(ways.map(|way| (what, way)));
    }

    fn learns_words(&mut self, words: &str) {
        self.0.push(("what was typed", words.as_bytes().to_vec()));
    }

    /// None of them stands there.
    fn are_not_in(&self, place: &str, bytes: &[u8]) {
        for (what, needle) in &self.0 {
            assert!(!stands(needle, bytes), "{place} holds {what}: {needle:?}");
        }
    }
}

// The store answers while the test waits for the process.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_typed_and_no_code_is_readable_on_disk_in_any_output_or_on_the_way() {
    // Only for its store, which the test can reach.
    let content = content_of_the_repository();
    let Some(store) = Hub::start_on_one_machine_with_open_store(content).await else {
        return;
    };
    let folder = tempfile::TempDir::new().unwrap();
    let (data, stderr) = (folder.path().join("data"), folder.path().join("stderr"));
    let (dynamodb, kms) = store.services();
    let mut command = command(&data);
    command
        .args(["--dynamodb-endpoint", dynamodb, "--kms-endpoint", kms])
        // Everything that can be logged is.
        .env("RUST_LOG", "trace")
        .stdout(Stdio::piped())
        .stderr(Stdio::from(fs::File::create(&stderr).unwrap()));
    let mut process = story::Process::start(command);

    let help = canaries();
    let mut secrets = Secrets(Vec::new());
    let mut pages = Vec::new();
    let family = process.family(COUNCIL);
    let check = family.fills_in(&help).await;
    let token = check.attribute("input[name=token]", "value").unwrap();
    secrets.learns_key("a check token", &token);
    secrets.learns_code("a return code", &return_code(&family));
    let sent = family.confirms(&check).await;
    let receipt = story::Receipt::read(&sent);
    secrets.learns_code("a receipt code", &receipt.code);
    pages.extend([check, sent]);

    let unfinished = process.family(COUNCIL);
    pages.push(unfinished.fills_in(&help).await);
    let code = return_code(&unfinished);
    secrets.learns_code("a return code", &code);
    for below in ["save", "save/file"] {
        let saved = unfinished.opens(&unfinished.form(below)).await;
        assert!(saved.html.contains(&code), "{below}");
        pages.push(saved);
    }
    // It waits for days to be sent, and its address with it.
    let remind = [
        ("remind-by", "email"),
        ("remind-email", &help.email),
        ("remind-id", &"0123456789abcdef".repeat(2)),
    ];
    let page = unfinished.posts(&unfinished.form("save"), &remind).await;
    assert!(
        page.text().contains("send you a reminder by email"),
        "{}",
        page.text()
    );
    pages.push(page);
    let elsewhere = process.family(COUNCIL);
    let come_back = elsewhere
        .form("")
        .replace("/forms/what-can-we-help-you-with", "/return");
    pages.push(elsewhere.posts(&come_back, &[("return_code", &code)]).await);
    assert!(elsewhere.cookies().contains(&code), "it was opened there");

    pages.push(family.sees_request(&receipt.code).await);
    pages.push(family.says("message", MESSAGE).await);
    let said = family.says("add", ADDITION).await;
    assert!(said.text().contains(MESSAGE) && said.text().contains(ADDITION));
    pages.push(said);
    for copy in ["copy.html", "copy.json"] {
        let path = format!("/{COUNCIL}/request/{copy}");
        let copy = family.opens_path(&path).await;
        assert!(copy.html.contains(MESSAGE));
        pages.push(copy);
    }
    let navigator = process.navigator(COUNCIL).await;
    let referral = navigator.takes(&receipt.reference).await;
    referral.notes(NOTE).await;
    let day = workers_words::a_day_of_words(&process, COUNCIL, (&navigator, &referral), &help);
    pages.extend(day.await);
    referral.moves("new", "closed", REASON).await;
    let page = referral.page().await;
    assert!(
        page.text().contains(NOTE)
            && page.text().contains(REASON)
            && page.text().contains(&help.name)
    );
    pages.push(page);

    // The view's key is nobody's but the code's: it opens the receipt that holds it.
    secrets.learns_key("a view key", &view_key(&store, &receipt.code).await);

    // In the wrong hands: locked, and another one issued, which opens a copy under a key of its own.
    pages.push(referral.locks().await);
    let issued = referral.issues_code().await;
    let reissued = issued.all("#receipt-code").join("").trim().to_owned();
    assert_ne!(reissued, receipt.code);
    secrets.learns_code("a reissued code", &reissued);
    pages.push(issued);
    let again = process.family(COUNCIL).sees_request(&reissued).await;
    assert!(again.text().contains(&help.words), "it opens the copy");
    pages.push(again);

    secrets.learns_key("a reissued view key", &view_key(&store, &reissued).await);
    let (_, items) = Intruder::with_tables(&store).await;
    for words in [&help.name, &help.email, &help.words, &help.urgent_why] {
        secrets.learns_words(words);
    }
    for words in [
        NOTE, MESSAGE, ADDITION, REASON, "Zyxwana", "canary", "Canary",
    ] {
        secrets.learns_words(words);
    }

    for words in workers_words::WORDS {
        secrets.learns_words(words);
    }
    for page in &pages {
        is_nowhere_on_the_way(&secrets, page);
    }
    let outbox = items.iter().filter(|(table, _)| *table == Table::Outbox);
    assert!(outbox.count() > 0, "there is a message to look at");
    for (table, item) in &items {
        for (name, value) in item {
            let bytes = match value {
                AttributeValue::S(text) | AttributeValue::N(text) => text.as_bytes(),
                AttributeValue::B(bytes) => bytes.as_ref(),
                _ => panic!("{name} is neither text nor bytes"),
            };
            secrets.are_not_in(&format!("{} of {}", name, table.as_str()), bytes);
        }
    }

    let mut output = process.stop();
    output.push_str(&fs::read_to_string(&stderr).unwrap());
    assert!(output.contains("ready"), "the process said what it does");
    assert!(output.contains("answered"), "requests are logged");
    secrets.are_not_in("the output", output.as_bytes());
    let stored = [files(&data), files(store.data())].concat();
    assert!(
        stored
            .iter()
            .any(|file| file.to_string_lossy().contains("sqlite")),
        "the database is there"
    );
    for file in stored {
        let bytes = fs::read(&file).unwrap();
        secrets.are_not_in(&file.display().to_string(), &bytes);
    }
}

/// The key of the view that a code opens.
async fn view_key(store: &Hub, code: &str) -> String {
    let (mut holder, _) = Intruder::with_tables(store).await;
    holder.learns_code(code);
    holder.searches();
    let opened: Value = serde_json::from_str(&holder.opened_of("receipt")[0]).unwrap();
    opened["view_key"].as_str().unwrap().to_owned()
}

/// In no address, in no title, which the browser keeps and others see, and in no header but the cookies that are
/// meant to hold a code.
fn is_nowhere_on_the_way(secrets: &Secrets, page: &Page) {
    secrets.are_not_in("an address", page.url.as_bytes());
    let titles = page.all("head > title").join(" ");
    assert!(!page.html.contains("<html") || !titles.is_empty());
    secrets.are_not_in(&format!("the title of {}", page.url), titles.as_bytes());
    for (name, value) in &page.headers {
        if name != "set-cookie" {
            secrets.are_not_in(&format!("{name} of {}", page.url), value.as_bytes());
        }
    }
}
