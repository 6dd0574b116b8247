//! The ways that families go: what is asked of the public function, one line each.
//!
//! A new route is a new line; tests say which routes no journey takes, and which forms none sends.

use std::sync::LazyLock;

/// A way from the first page to its end.
pub(crate) struct Journey {
    pub(crate) council: &'static str,
    pub(crate) name: &'static str,
    /// Their addresses are below the council's.
    pub(crate) steps: &'static [Step],
}

/// A request of it.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    /// What is posted. A value such as `$token` is what the last page had in the field, or the element, of that
    /// name.
    pub(crate) fields: &'static [(&'static str, &'static str)],
    /// Whether the notice's text is another by now than the one under which the journey began.
    pub(crate) under_new_text: bool,
}

const fn get(path: &'static str) -> Step {
    Step {
        method: "GET",
        path,
        fields: &[],
        under_new_text: false,
    }
}

const fn post(path: &'static str, fields: &'static [(&'static str, &'static str)]) -> Step {
    Step {
        method: "POST",
        path,
        fields,
        under_new_text: false,
    }
}

const fn under_new_text(step: Step) -> Step {
    Step {
        under_new_text: true,
        ..step
    }
}

const SEND: &[(&str, &str)] = &[("token", "$token")];
const OPEN: &[(&str, &str)] = &[("receipt-code", "$receipt-code")];
const YES: &[(&str, &str)] = &[("answer", "yes")];
const NO: &[(&str, &str)] = &[("answer", "no")];
const NOTHING: &[(&str, &str)] = &[];

const YOU: &[(&str, &str)] = &[
    ("full-name", "Ada \"Lovelace\" <ada>"),
    ("contact-by", "phone"),
    ("contact-by", "email"),
    ("phone", "020 7946 0000"),
    ("email", "ada@example.org"),
];
const SAFE_CONTACT: &[(&str, &str)] = &[("phone-safety", "text"), ("contact-notes", "After six")];
const HELP: &[(&str, &str)] = &[
    ("topics", "something-else"),
    ("what-would-help", "A bigger cot & a stair gate"),
    ("urgent", "no"),
];

const REMIND: &[(&str, &str)] = &[
    ("remind-by", "text"),
    ("remind-phone", "07700 900 111"),
    ("remind-id", "0123456789abcdef0123456789abcdef"),
];

const MESSAGE: &[(&str, &str)] = &[("said", "$said"), ("words", "We move & the cot is <old>")];
const ADDITION: &[(&str, &str)] = &[("said", "$said"), ("words", "There is a \"lift\"")];

/// What both councils have: the longest way.
const ASKS_FOR_HELP: &[Step] = &[
    get("/forms/what-can-we-help-you-with"),
    get("/forms/what-can-we-help-you-with/before-you-start"),
    get("/forms/what-can-we-help-you-with/paper"),
    post("/forms/what-can-we-help-you-with", YOU),
    get("/forms/what-can-we-help-you-with/safe-contact"),
    post(
        "/forms/what-can-we-help-you-with/safe-contact",
        SAFE_CONTACT,
    ),
    get("/forms/what-can-we-help-you-with/stay"),
    get("/forms/what-can-we-help-you-with/save"),
    get("/forms/what-can-we-help-you-with/save/file"),
    get("/exit"),
    get("/return"),
    post("/return", &[("return_code", "$return-code")]),
    post("/forms/what-can-we-help-you-with/help", HELP),
    under_new_text(get("/forms/what-can-we-help-you-with/check")),
    under_new_text(post("/forms/what-can-we-help-you-with/check", SEND)),
    get("/forms/what-can-we-help-you-with/sent"),
    get("/request"),
    post("/request", OPEN),
    get("/request/shown"),
    get("/request/stay"),
    get("/request/message"),
    post("/request/message", MESSAGE),
    get("/request/shown"),
    get("/request/copy.html"),
    get("/request/copy.json"),
    get("/request/add"),
    post("/request/add", ADDITION),
    get("/request/withdraw"),
    post("/request/withdraw", &[("said", "$said")]),
    get("/request/shown"),
    // A letter that took longer to write than the browser was trusted: its page takes the code again.
    get("/request/message"),
    post("/request/stop", NOTHING),
    post(
        "/request/message",
        &[
            ("said", "$said"),
            ("words", "A <long> letter"),
            ("receipt-code", "$receipt-code"),
        ],
    ),
    // The next form is begun over the one that was sent.
    post("/forms/what-can-we-help-you-with", YOU),
];

const COMES_BACK_ON_A_PAGE: &[Step] = &[
    post("/forms/what-can-we-help-you-with", YOU),
    get("/forms/what-can-we-help-you-with/save"),
    get("/exit"),
    post(
        "/forms/what-can-we-help-you-with/safe-contact",
        &[
            ("phone-safety", "text"),
            ("contact-notes", "Not on <Mondays>"),
            ("return_code", "$return-code"),
        ],
    ),
];

const REFERS_A_FAMILY: &[Step] = &[
    post("/forms/refer-a-family", &[("agreed", "phone")]),
    post(
        "/forms/refer-a-family/agreement",
        &[
            ("agreed-by", "The mother"),
            ("agreed-on-day", "2"),
            ("agreed-on-month", "11"),
            ("agreed-on-year", "2025"),
        ],
    ),
    post(
        "/forms/refer-a-family/you",
        &[
            ("professional-name", "Grace Hopper"),
            ("professional-role", "Teacher"),
            ("professional-organisation", "A school"),
            ("professional-email", "grace@example.org"),
            ("professional-phone", "020 7946 0001"),
        ],
    ),
    post("/forms/refer-a-family/family", YOU),
    post("/forms/refer-a-family/safe-contact", SAFE_CONTACT),
    post("/forms/refer-a-family/children", YES),
    post(
        "/forms/refer-a-family/children/0/child",
        &[("is_new", "yes"), ("child-name", "Teo")],
    ),
    post("/forms/refer-a-family/children", NO),
    post(
        "/forms/refer-a-family/why",
        &[("why", "They need a cot"), ("urgent", "no")],
    ),
    post("/forms/refer-a-family/told", &[("tell-back", "reached")]),
    get("/forms/refer-a-family/check"),
    post("/forms/refer-a-family/check", SEND),
    get("/forms/refer-a-family/sent"),
];

const ASKS_FOR_AN_APPOINTMENT: &[Step] = &[
    post("/forms/ask-a-navigator", YOU),
    post("/forms/ask-a-navigator/safe-contact", SAFE_CONTACT),
    post(
        "/forms/ask-a-navigator/appointment",
        &[("what-for", "talk"), ("where", "hub")],
    ),
    get("/forms/ask-a-navigator/check"),
    post("/forms/ask-a-navigator/check", SEND),
    get("/forms/ask-a-navigator/sent"),
];

const SAYS_WHAT_IT_THINKS: &[Step] = &[
    post("/forms/feedback", &[("about", "service")]),
    post("/forms/feedback/words", &[("words", "It was <good>")]),
    post("/forms/feedback/reply", &[("reply", "no")]),
    get("/forms/feedback/check"),
    post("/forms/feedback/check", SEND),
    get("/forms/feedback/sent"),
];

const ASKS_FOR_ITS_RIGHTS: &[Step] = &[
    post("/forms/your-rights", &[("right", "copy")]),
    post("/forms/your-rights/whose", &[("whose", "mine")]),
    post("/forms/your-rights/you", YOU),
    post("/forms/your-rights/safe-contact", SAFE_CONTACT),
    post("/forms/your-rights/words", &[("what-about", "All of it")]),
    get("/forms/your-rights/check"),
    post("/forms/your-rights/check", SEND),
    get("/forms/your-rights/sent"),
];

const TELLS_WHAT_CHANGED: &[Step] = &[
    post("/forms/tell-us-what-changed", YOU),
    post("/forms/tell-us-what-changed/safe-contact", SAFE_CONTACT),
    post(
        "/forms/tell-us-what-changed/change",
        &[("changed", "address"), ("what-changed", "We moved")],
    ),
    get("/forms/tell-us-what-changed/check"),
    post("/forms/tell-us-what-changed/check", SEND),
    get("/forms/tell-us-what-changed/sent"),
];

const COMPLAINS: &[Step] = &[
    post("/forms/complain", &[("about", "information")]),
    post(
        "/forms/complain/what-happened",
        &[("what-happened", "You told my \"landlord\"")],
    ),
    post("/forms/complain/put-right", &[("put-right", "Say sorry")]),
    post("/forms/complain/you", YOU),
    post("/forms/complain/safe-contact", SAFE_CONTACT),
    get("/forms/complain/check"),
    post("/forms/complain/check", SEND),
    get("/forms/complain/sent"),
];

const COMPLAINS_ELSEWHERE: &[Step] = &[
    post("/forms/complain", &[("about", "service")]),
    get("/forms/complain/ended"),
];

const IN_BOTH: [(&str, &[Step]); 9] = [
    ("asks for help", ASKS_FOR_HELP),
    ("comes back on a form's own page", COMES_BACK_ON_A_PAGE),
    ("refers a family", REFERS_A_FAMILY),
    ("asks for an appointment", ASKS_FOR_AN_APPOINTMENT),
    ("says what it thinks", SAYS_WHAT_IT_THINKS),
    ("asks for its rights", ASKS_FOR_ITS_RIGHTS),
    ("tells what changed", TELLS_WHAT_CHANGED),
    ("complains", COMPLAINS),
    ("ends where a complaint goes elsewhere", COMPLAINS_ELSEWHERE),
];

const TELLS_ABOUT_THE_FAMILY: &[Step] = &[
    post("/forms/about-my-family", &[("full-name", "Rosa")]),
    get("/forms/about-my-family/household"),
    post("/forms/about-my-family/household", YES),
    get("/forms/about-my-family/household/0/who"),
    post(
        "/forms/about-my-family/household/0/who",
        &[
            ("is_new", "yes"),
            ("member-name", "Teo"),
            ("relation", "child"),
        ],
    ),
    post(
        "/forms/about-my-family/household/0/birth",
        &[
            ("member-born-day", "27"),
            ("member-born-month", "3"),
            ("member-born-year", "2021"),
        ],
    ),
    post(
        "/forms/about-my-family/household/1/who",
        &[
            ("is_new", "yes"),
            ("member-name", "Ida"),
            ("relation", "partner"),
        ],
    ),
    get("/forms/about-my-family/household/1/remove"),
    post("/forms/about-my-family/household/1/remove", YES),
    post("/forms/about-my-family/household", NO),
    get("/forms/about-my-family/tasks"),
    post(
        "/forms/about-my-family/needs",
        &[("what-would-help", "Sleep")],
    ),
    get("/forms/about-my-family/agreements"),
    post(
        "/forms/about-my-family/agreements",
        &[
            ("notice_version", "$notice_version"),
            ("agree-family-lives", "early-help"),
        ],
    ),
    get("/forms/about-my-family/health/before"),
    get("/forms/about-my-family/check"),
    post("/forms/about-my-family/check", SEND),
    get("/forms/about-my-family/sent"),
    post("/request", OPEN),
    get("/request/agreements"),
    post(
        "/request/agreements",
        &[("said", "$said"), ("agreement", "family-lives/early-help")],
    ),
    get("/request/shown"),
];

const TELLS_ABOUT_ITS_CHILDREN: &[Step] = &[
    post("/forms/about-my-family", &[("full-name", "Rosa")]),
    post("/forms/about-my-family/children", YES),
    post(
        "/forms/about-my-family/children/0/child",
        &[
            ("is_new", "yes"),
            ("child-name", "Teo"),
            ("child-born-day", "27"),
            ("child-born-month", "3"),
            ("child-born-year", "2021"),
        ],
    ),
    post("/forms/about-my-family/children", NO),
    post(
        "/forms/about-my-family/support",
        &[("what-would-help", "Sleep")],
    ),
    get("/forms/about-my-family/check"),
    post("/forms/about-my-family/check", SEND),
    get("/forms/about-my-family/sent"),
];

const ASKS_FOR_A_REMINDER: &[Step] = &[
    post("/forms/what-can-we-help-you-with", YOU),
    post("/forms/what-can-we-help-you-with/save", REMIND),
    get("/forms/what-can-we-help-you-with/save"),
    post(
        "/forms/what-can-we-help-you-with/save",
        &[("remind-stop", "yes")],
    ),
    get("/forms/what-can-we-help-you-with/save"),
];

/// It is known already, and a worker gave it a code.
const COMES_BY_AN_INVITATION: &[Step] = &[
    post("/return", &[("return_code", "$invitation")]),
    get("/forms/about-my-family/tasks"),
    get("/forms/about-my-family/save"),
    post("/forms/about-my-family/you", &[("full-name", "Rosa")]),
    post("/forms/about-my-family/household", NO),
    post(
        "/forms/about-my-family/needs",
        &[("what-would-help", "Sleep")],
    ),
    get("/forms/about-my-family/check"),
    post("/forms/about-my-family/check", SEND),
    get("/forms/about-my-family/sent"),
];

const WESTMINSTERS: &[(&str, &[Step])] = &[
    ("tells about the family", TELLS_ABOUT_THE_FAMILY),
    ("asks for a reminder and takes it back", ASKS_FOR_A_REMINDER),
    ("comes by an invitation", COMES_BY_AN_INVITATION),
];
const BARKINGS: &[(&str, &[Step])] = &[("tells about its children", TELLS_ABOUT_ITS_CHILDREN)];

/// All of them.
pub(crate) static JOURNEYS: LazyLock<Vec<Journey>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for (council, own) in [
        ("westminster", WESTMINSTERS),
        ("barking-and-dagenham", BARKINGS),
    ] {
        let ways = IN_BOTH.iter().chain(own);
        all.extend(ways.map(|(name, steps)| Journey {
            council,
            name,
            steps,
        }));
    }
    all
});
