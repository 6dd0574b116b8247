//! What workers write and search for on a day, in words that stand nowhere else.

use story::{Help, Page, Process, ReferralPage, StaffMember};

/// What they write, mistakes and all.
pub(crate) const WORDS: [&str; 9] = [
    "canarywhom the aunt",
    "canarycontact she cried",
    "canarytask ring the school",
    "canarydone the school rang",
    "canarywarning a dog",
    "canarycover for Nadia",
    "canarymistake of mine",
    "canarysurname",
    "FH-CANA-RY99",
];

/// The boxes of a date, filled in with today as a page of a contact has it.
struct Today([String; 3]);

impl Today {
    fn of(page: &Page) -> Self {
        let part = |part| format!("input[name=contact-on-{part}]");
        Self(["day", "month", "year"].map(|it| page.attribute(&part(it), "value").unwrap()))
    }

    fn fields(&self, question: &str) -> [(String, String); 3] {
        let [day, month, year] = &self.0;
        [("day", day), ("month", month), ("year", year)]
            .map(|(part, value)| (format!("{question}-{part}"), value.clone()))
    }
}

/// Posts fields and a date.
async fn posts(
    by: &StaffMember,
    path: &str,
    fields: &[(&str, &str)],
    date: &[(String, String)],
) -> Page {
    let date = date.iter().map(|(name, value)| (&**name, &**value));
    let fields: Vec<_> = fields.iter().copied().chain(date).collect();
    by.posts(path, &fields).await
}

/// A worker's day with a referral, and a colleague's who covers: every page that came of it.
pub(crate) async fn a_day_of_words(
    process: &Process,
    council: &str,
    (navigator, referral): (&StaffMember, &ReferralPage<'_>),
    help: &Help,
) -> Vec<Page> {
    let [
        whom,
        contact,
        task,
        done,
        warning,
        cover,
        mistake,
        surname,
        reference,
    ] = WORDS;
    let path = referral.path();
    let at = |below: &str| format!("{path}/{below}");
    let asked = navigator.opens(&at("contact")).await;
    let today = Today::of(&asked);
    let mut pages = vec![asked];

    // What is not finished comes back with everything in it.
    let unfinished = [("contact-whom", mistake), ("contact-words", mistake)];
    let again = navigator.posts(&at("contact"), &unfinished).await;
    assert!(again.status == 422 && again.html.contains(mistake));
    pages.push(again);
    let fields = [
        ("contact-way", "phone"),
        ("contact-whom", whom),
        ("contact-result", "no-answer"),
        ("contact-words", contact),
        ("contact-next", "no"),
        ("contact-move", "no"),
    ];
    let kept = posts(
        navigator,
        &at("contact"),
        &fields,
        &today.fields("contact-on"),
    )
    .await;
    assert!(kept.html.contains(contact), "{}", kept.text());
    let fields = [("task-kind", "call-back"), ("task-what", task)];
    let kept_task = posts(navigator, &at("task"), &fields, &today.fields("task-due")).await;
    assert!(kept_task.html.contains(task), "{}", kept_task.text());
    let end = kept_task.attribute(&format!("a[href^='{path}/task/']"), "href");
    let end = end.expect("the task can be ended");
    let ended = [("task-end", "not-needed"), ("task-because", done)];
    pages.push(navigator.opens(&end).await);
    let ended = navigator.posts(&end, &ended).await;
    assert!(ended.html.contains(done), "{}", ended.text());
    pages.push(ended);
    let fields = [("warning-text", warning), ("warning-told", "yes")];
    let date = today.fields("warning-review");
    let warned = posts(navigator, &at("warning"), &fields, &date).await;
    assert!(warned.html.contains(warning), "{}", warned.text());
    pages.extend([kept, kept_task, warned]);

    for typed in [
        vec![("search-by", "email"), ("search-email", &*help.email)],
        vec![("search-by", "email"), ("search-email", "canary at home")],
        vec![("search-by", "reference"), ("search-reference", reference)],
        vec![
            ("search-by", "surname"),
            ("search-surname", surname),
            ("search-born-day", "1"),
            ("search-born-month", "2"),
            ("search-born-year", "2019"),
        ],
    ] {
        let found = navigator.posts(&format!("/{council}/search"), &typed).await;
        assert!(found.html.contains(typed[1].1), "nothing typed is lost");
        pages.push(found);
    }

    // A colleague who covers says why; and somebody whose session has ended has their words to copy.
    let colleague = process.triage_worker(council).await;
    pages.push(colleague.opens(path).await);
    let why = [("why", "other"), ("words", cover)];
    let opened = colleague.posts(&at("why"), &why).await;
    assert!(opened.html.contains(warning), "{}", opened.text());
    pages.push(opened);
    colleague.signs_out().await;
    let too_late = colleague.posts(path, &[("note", mistake)]).await;
    assert!(too_late.status == 401 && too_late.html.contains(mistake));
    pages.push(too_late);
    for below in [
        "day",
        "queue?show=mine",
        "queue?show=open",
        "help",
        "messages",
    ] {
        pages.push(navigator.opens(&format!("/{council}/{below}")).await);
    }
    for below in ["known", "view", "task", "warning"] {
        pages.push(navigator.opens(&at(below)).await);
    }
    pages
}
