//! A population with the skew of names that a London council has: few names are many people's, many are few's.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use record::submission::{AnsweredPage, Person, SentForm};
use site_model::form::answers::{Answer, Answered};
use site_model::form::{QuestionKind, SubmissionKind};
use site_model::{NoticeVersion, Slug, WorkQueue};

/// The same numbers in each run (SplitMix64).
pub(crate) struct Rng(u64);

impl Rng {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) >> 33).expect("fits") % end
    }

    pub(crate) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    pub(crate) fn one_of<'a>(&mut self, names: &[&'a str]) -> &'a str {
        names[self.below(names.len())]
    }

    /// The commonest first: the n-th is met about 1/n as often as the first.
    pub(crate) fn skewed<'a>(&mut self, names: &[&'a str]) -> &'a str {
        let all: usize = (1..=names.len()).map(|n| 10_000 / n).sum();
        let mut left = self.below(all);
        for (n, name) in names.iter().enumerate() {
            let share = 10_000 / (n + 1);
            if left < share {
                return name;
            }
            left -= share;
        }
        names[0]
    }
}

/// Where families' names come from: how many of a hundred families, their surnames and first names.
pub(crate) struct Origin {
    share: usize,
    /// Of a hundred of them, how many have one of the rare surnames.
    rare: usize,
    surnames: &'static [&'static str],
    first: &'static [&'static str],
}

#[rustfmt::skip]
const ORIGINS: [Origin; 6] = [
    Origin { share: 46, rare: 60,
        surnames: &["Smith", "Jones", "Williams", "Taylor", "Brown", "Davies", "Evans", "Wilson", "Thomas", "Roberts", "Johnson", "Lewis", "Walker", "Robinson", "Wood", "Thompson", "White", "Watson", "Jackson", "Wright", "Green", "Harris", "Cooper", "King", "Lee", "Martin", "Clarke", "James", "Morgan", "Hughes", "Edwards", "Hill", "Moore", "Clark", "Harrison", "Scott", "Young", "Morris", "Hall", "Ward"],
        first: &["Oliver", "Amelia", "George", "Isla", "Harry", "Ava", "Jack", "Emily", "Jacob", "Sophie", "Charlie", "Grace", "Thomas", "Lily", "Oscar", "Elizabeth", "William", "Isabella", "James", "Charlotte", "Edward", "Poppy", "Joshua", "Jessica", "Samuel", "Katherine", "Daniel", "Olivia", "Benjamin", "Matilda", "Joseph", "Rebecca", "Robert", "Florence", "Michael", "Victoria", "Alfie", "Eleanor", "Matthew", "Samantha"] },
    Origin { share: 20, rare: 25,
        surnames: &["Khan", "Patel", "Singh", "Hussain", "Ahmed", "Ali", "Kaur", "Malik", "Shah", "Sharma", "Akhtar", "Mahmood", "Iqbal", "Mirza", "Butt", "Gill", "Chaudhry", "Qureshi", "Bibi", "Raja", "Desai", "Mehta", "Joshi", "Reddy", "Sandhu"],
        first: &["Mohammed", "Aisha", "Ibrahim", "Fatima", "Arjun", "Maryam", "Hamza", "Zara", "Yusuf", "Inaya", "Zain", "Priya", "Rohan", "Khadija", "Imran", "Anaya", "Ayaan", "Simran", "Haris", "Nadia", "Vivaan", "Sana", "Ahmed", "Meera", "Hassan", "Amina"] },
    Origin { share: 12, rare: 25,
        surnames: &["Begum", "Rahman", "Islam", "Uddin", "Miah", "Hossain", "Chowdhury", "Khatun", "Alam", "Haque", "Sarkar", "Talukdar", "Bhuiyan", "Akter", "Karim", "Sultana", "Mondal", "Biswas", "Choudhury", "Siddique"],
        first: &["Mohammed", "Fatema", "Abdul", "Nusrat", "Rahim", "Taslima", "Tahmid", "Sumaiya", "Arif", "Jannat", "Rafi", "Ayesha", "Tanvir", "Sadia", "Mahin", "Nabila", "Sakib", "Farhana"] },
    Origin { share: 9, rare: 35,
        surnames: &["Hassan", "Mohamed", "Ali", "Ibrahim", "Ahmad", "Abdullah", "Omar", "Al-Hashimi", "Haddad", "Said", "Yousef", "Osman", "Mahmoud", "Nasser", "Saleh", "Khalil", "Mansour", "Farah", "Warsame", "Abdi"],
        first: &["Mohamed", "Maryam", "Omar", "Layla", "Ali", "Fatima", "Yousef", "Noor", "Ahmad", "Salma", "Hassan", "Amira", "Khalid", "Hana", "Abdullah", "Zainab", "Karim", "Yasmin", "Bilal", "Huda"] },
    Origin { share: 8, rare: 45,
        surnames: &["Nowak", "Kowalski", "Wiśniewski", "Wójcik", "Kowalczyk", "Kamiński", "Lewandowski", "Zieliński", "Szymański", "Woźniak", "Dąbrowski", "Kozłowski", "Mazur", "Jankowski", "Krawczyk", "Piotrowski", "Grabowski", "Pawłowski"],
        first: &["Jakub", "Zofia", "Antoni", "Zuzanna", "Jan", "Maja", "Aleksander", "Katarzyna", "Franciszek", "Oliwia", "Mikołaj", "Wiktoria", "Piotr", "Natalia", "Mateusz", "Małgorzata", "Tomasz", "Agnieszka"] },
    Origin { share: 5, rare: 45,
        surnames: &["Murphy", "Kelly", "O'Sullivan", "Walsh", "O'Brien", "Byrne", "Ryan", "O'Connor", "O'Neill", "Doyle", "McCarthy", "Gallagher", "Doherty", "Kennedy", "Lynch", "Murray", "Quinn", "Moore", "McLoughlin", "O'Carroll"],
        first: &["Sean", "Aoife", "Conor", "Saoirse", "Patrick", "Niamh", "Cian", "Ciara", "Liam", "Róisín", "Oisín", "Bridget", "Daniel", "Caoimhe", "Michael", "Sinéad", "James", "Kathleen"] },
];

const BEGINNINGS: &[&str] = &[
    "Ash", "Black", "Brad", "Brom", "Carl", "Chad", "Col", "Dart", "Den", "Dun", "East", "Elm",
    "Fair", "Farn", "Glad", "Gran", "Hal", "Hart", "Haw", "Hol", "Ives", "Kel", "Kirk", "Lang",
    "Lin", "Lock", "Mar", "Mid", "Mor", "Nor", "Oak", "Pem", "Pick", "Rad", "Red", "Ross", "Rush",
    "Sal", "Shel", "Stan", "Staf", "Sut", "Thorn", "Tre", "Wal", "War", "West", "Whit", "Win",
    "Wood",
];
const MIDDLES: &[&str] = &["", "", "", "ing", "er", "en", "le", "a"];
const ENDS: &[&str] = &[
    "bourne", "bridge", "bury", "by", "cliffe", "combe", "cott", "croft", "den", "dale", "field",
    "ford", "gate", "grove", "ham", "hurst", "land", "ley", "man", "more", "ridge", "sby", "stead",
    "stone", "ton", "well", "wick", "worth",
];

#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) first: String,
    pub(crate) surname: String,
    pub(crate) born: Date,
}

#[derive(Clone)]
pub(crate) struct Family {
    pub(crate) members: Vec<Member>,
    pub(crate) phone: String,
    pub(crate) email: String,
}

pub(crate) struct Population {
    pub(crate) families: Vec<Family>,
}

impl Population {
    pub(crate) fn of(count: usize, rng: &mut Rng) -> Self {
        let families = (0..count).map(|_| Family::random(rng)).collect();
        Self { families }
    }
}

impl Family {
    fn random(rng: &mut Rng) -> Self {
        let origin = Origin::random(rng);
        let mut surname = origin.surname(rng);
        if rng.percent(8) {
            let other = Origin::random(rng).surname(rng);
            surname = format!("{surname}-{other}");
        }
        let children = [1, 1, 1, 1, 2, 2, 2, 2, 3, 4][rng.below(10)];
        let mut members: Vec<Member> = Vec::new();
        for _ in 0..children {
            let mut born = days_after(Date::constant(2008, 1, 1), rng.below(6_900));
            // Twins: three births of two hundred.
            if let Some(last) = members.last()
                && rng.below(200) < 3
            {
                born = last.born;
            }
            let mut first = origin.first_name(rng);
            while members.iter().any(|member| member.first == first) {
                first = origin.first_name(rng);
            }
            members.push(Member {
                first,
                surname: surname.clone(),
                born,
            });
        }
        Self {
            members,
            phone: random_phone(rng),
            email: random_email(&surname, rng),
        }
    }

    /// What it sends.
    pub(crate) fn sent(&self) -> SentForm {
        let contact = |question: &str, kind, text: &str| Answered {
            question: slug(question),
            kind,
            data: slug("contact-details"),
            label: String::new(),
            words: vec![text.to_owned()],
            answer: Answer::Text(text.to_owned()),
        };
        SentForm {
            queue: WorkQueue::Hub(slug("bessborough")),
            kind: SubmissionKind::SelfReferral,
            form: slug("form"),
            form_title: String::new(),
            notice: slug("notice"),
            notice_version: NoticeVersion::of("text"),
            language: "en-GB".to_owned(),
            received: Timestamp::UNIX_EPOCH,
            pages: vec![AnsweredPage {
                title: String::new(),
                one_of: None,
                answers: vec![
                    contact("phone", QuestionKind::Phone, &self.phone),
                    contact("email", QuestionKind::Email, &self.email),
                ],
            }],
            as_shown: None,
            agreements: Vec::new(),
            people: self
                .members
                .iter()
                .map(|member| Person {
                    name: format!("{} {}", member.first, member.surname),
                    born: Some(member.born),
                })
                .collect(),
            entered: None,
            invitation: None,
        }
    }
}

impl Origin {
    pub(crate) fn random(rng: &mut Rng) -> &'static Self {
        let mut left = rng.below(ORIGINS.iter().map(|origin| origin.share).sum());
        for origin in &ORIGINS {
            if left < origin.share {
                return origin;
            }
            left -= origin.share;
        }
        &ORIGINS[0]
    }

    pub(crate) fn surname(&self, rng: &mut Rng) -> String {
        match rng.percent(self.rare) {
            true => [BEGINNINGS, MIDDLES, ENDS]
                .map(|part| rng.one_of(part))
                .concat(),
            false => rng.skewed(self.surnames).to_owned(),
        }
    }

    pub(crate) fn first_name(&self, rng: &mut Rng) -> String {
        rng.skewed(self.first).to_owned()
    }
}

pub(crate) fn random_phone(rng: &mut Rng) -> String {
    format!("07{:03} {:06}", 300 + rng.below(700), rng.below(1_000_000))
}

pub(crate) fn random_email(name: &str, rng: &mut Rng) -> String {
    format!(
        "{}{}@example.com",
        name.to_lowercase(),
        rng.below(100_000_000)
    )
}

pub(crate) fn days_after(date: Date, days: usize) -> Date {
    let days = i64::try_from(days).expect("a few");
    date.checked_add(Span::new().days(days)).expect("a date")
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}
