//! What is written otherwise when a family comes a second time.
//!
//! Besides, whatever the kind of error, a third of them give another telephone number and another email, a third one
//! of these: another parent writes, or a number has changed.

use jiff::civil::Date;
use record::submission::SentForm;

use crate::population::{Family, Member, Origin, Rng, days_after, random_email, random_phone};

/// A kind of error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Error {
    Nothing,
    Typo,
    Nickname,
    DoubleName,
    Moved,
    SwappedDate,
    Twins,
    ChangedSurname,
    ChangedEmail,
    Spelling,
    NewBaby,
    BothNames,
    TwoAtOnce,
}

/// What is sent the second time.
pub(crate) struct Retold(pub(crate) SentForm);

impl Error {
    pub(crate) const ALL: [Self; 13] = [
        Self::Nothing,
        Self::Typo,
        Self::Nickname,
        Self::DoubleName,
        Self::Moved,
        Self::SwappedDate,
        Self::Twins,
        Self::ChangedSurname,
        Self::ChangedEmail,
        Self::Spelling,
        Self::NewBaby,
        Self::BothNames,
        Self::TwoAtOnce,
    ];

    /// Whether a second form with this error has to be found. The others are told, and no more: who slips twice
    /// and gives another telephone number has to be found by asking.
    pub(crate) fn has_to_be_found(self) -> bool {
        !matches!(self, Self::BothNames | Self::TwoAtOnce)
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Typo => "a letter wrong in a name of each",
            Self::Nickname => "nicknames",
            Self::DoubleName => "half of a double name, or one more",
            Self::Moved => "moved home: another phone and email",
            Self::SwappedDate => "day and month swapped",
            Self::Twins => "twins, of whom one is named",
            Self::ChangedSurname => "another surname",
            Self::ChangedEmail => "another email",
            Self::Spelling => "spelt otherwise (transliteration)",
            Self::NewBaby => "one child more, and one not named",
            Self::BothNames => "a letter wrong in both names of each",
            Self::TwoAtOnce => "day and month swapped, and another error",
        }
    }

    /// The family as it comes again; `None` where this cannot happen to it.
    pub(crate) fn happens_to(self, family: &Family, rng: &mut Rng) -> Option<Retold> {
        let mut again = family.clone();
        let (phone, email) = match rng.below(6) {
            0 => (true, false),
            1 => (false, true),
            2 | 3 => (true, true),
            _ => (false, false),
        };
        if phone || self == Self::Moved {
            again.phone = random_phone(rng);
        }
        if email || self == Self::Moved {
            again.email = random_email("new", rng);
        }
        self.befalls(&mut again, rng)?;
        Some(Retold(again.sent()))
    }

    fn befalls(self, again: &mut Family, rng: &mut Rng) -> Option<()> {
        match self {
            Self::Nothing | Self::Moved => {}
            Self::Typo => {
                for Member { first, surname, .. } in &mut again.members {
                    mistyped(if rng.percent(50) { first } else { surname }, rng);
                }
            }
            Self::BothNames => {
                for Member { first, surname, .. } in &mut again.members {
                    mistyped(first, rng);
                    mistyped(surname, rng);
                }
            }
            Self::TwoAtOnce => {
                let pairs = [
                    Self::ChangedSurname,
                    Self::Typo,
                    Self::Spelling,
                    Self::Nickname,
                ];
                Self::SwappedDate.befalls(again, rng)?;
                pairs[rng.below(pairs.len())].befalls(again, rng)?;
            }
            Self::Nickname => {
                let mut any = false;
                for member in &mut again.members {
                    if let Some(short) = short(&member.first) {
                        member.first = short.to_owned();
                        any = true;
                    }
                }
                any.then_some(())?;
            }
            Self::DoubleName => {
                let whole = again.members[0].surname.clone();
                let surname = match whole.split_once('-') {
                    Some((one, other)) => [one, other][rng.below(2)].to_owned(),
                    None => format!("{whole}-{}", Origin::random(rng).surname(rng)),
                };
                again
                    .members
                    .iter_mut()
                    .for_each(|it| it.surname.clone_from(&surname));
            }
            Self::SwappedDate => {
                let mut any = false;
                for member in &mut again.members {
                    let born = member.born;
                    if let Ok(swapped) = Date::new(born.year(), born.day(), born.month())
                        && swapped != born
                    {
                        member.born = swapped;
                        any = true;
                    }
                }
                any.then_some(())?;
            }
            Self::Twins => {
                let twin = again.members.iter().find(|one| {
                    let same = again.members.iter().filter(|other| other.born == one.born);
                    same.count() > 1
                })?;
                again.members = vec![twin.clone()];
            }
            Self::ChangedSurname => {
                let surname = Origin::random(rng).surname(rng);
                again
                    .members
                    .iter_mut()
                    .for_each(|it| it.surname.clone_from(&surname));
            }
            Self::ChangedEmail => again.email = random_email("new", rng),
            Self::Spelling => {
                let mut any = false;
                for member in &mut again.members {
                    for name in [&mut member.first, &mut member.surname] {
                        if let Some(other) = spelt_otherwise(name) {
                            *name = other.to_owned();
                            any = true;
                        }
                    }
                }
                any.then_some(())?;
            }
            Self::NewBaby => {
                let surname = again.members[0].surname.clone();
                (again.members.len() > 1).then(|| again.members.remove(0))?;
                let born = days_after(Date::constant(2026, 1, 1), rng.below(300));
                let first = Origin::random(rng).first_name(rng);
                again.members.push(Member {
                    first,
                    surname,
                    born,
                });
            }
        }
        Some(())
    }
}

/// A slip of the fingers: a letter twice, left out, another, or two the wrong way round.
fn mistyped(name: &mut String, rng: &mut Rng) {
    let mut letters: Vec<char> = name.chars().collect();
    let at = rng.below(letters.len() - 1);
    match rng.below(4) {
        0 => letters.insert(at, letters[at]),
        1 => drop(letters.remove(at)),
        2 => letters[at] = char::from(b'a' + u8::try_from(rng.below(26)).expect("a letter")),
        _ => letters.swap(at, at + 1),
    }
    *name = letters.into_iter().collect();
}

fn short(name: &str) -> Option<&'static str> {
    Some(match name {
        "Elizabeth" => "Liz",
        "Katherine" | "Katarzyna" => "Kasia",
        "Kathleen" => "Kath",
        "Thomas" | "Tomasz" => "Tom",
        "William" => "Billy",
        "Edward" => "Ted",
        "Joshua" => "Josh",
        "Samuel" => "Sam",
        "Daniel" => "Danny",
        "Benjamin" => "Ben",
        "Rebecca" => "Becky",
        "Robert" => "Bob",
        "Michael" => "Mick",
        "Victoria" | "Wiktoria" => "Vicky",
        "Eleanor" => "Ellie",
        "Matthew" | "Mateusz" => "Matt",
        "Mohammed" | "Mohamed" => "Mo",
        "Jakub" => "Kuba",
        "Zofia" => "Zosia",
        "Małgorzata" => "Gosia",
        "Aleksander" => "Alex",
        "Patrick" => "Paddy",
        "Bridget" => "Biddy",
        "Isabella" => "Bella",
        "Charlotte" => "Lottie",
        "James" => "Jimmy",
        "Olivia" => "Liv",
        "Jessica" => "Jess",
        "Abdul" => "Abd",
        _ => return None,
    })
}

fn spelt_otherwise(name: &str) -> Option<&'static str> {
    Some(match name {
        "Mohammed" => "محمد",
        "Mohamed" => "Muhammad",
        "Hussain" => "Hussein",
        "Hossain" => "Hossein",
        "Rahman" => "Rehman",
        "Chowdhury" => "Choudhury",
        "Chaudhry" => "Chaudhary",
        "Ahmed" => "Ahmad",
        "Miah" => "Mia",
        "Uddin" => "Udin",
        "Khatun" => "Khatoon",
        "Aisha" => "Ayesha",
        "Fatema" | "Fatima" => "Fatimah",
        "Yusuf" => "Youssef",
        "Yousef" => "Yusuf",
        "Wójcik" => "Wojcik",
        "Dąbrowski" => "Dabrowski",
        "Zieliński" => "Zielinski",
        "O'Sullivan" => "O’Sullivan",
        "O'Brien" => "OBrien",
        "Róisín" => "Roisin",
        "Sinéad" => "Sinead",
        "Osman" => "Othman",
        "Layla" => "Leila",
        "Mahmood" => "Mahmud",
        "Sean" => "Shaun",
        _ => return None,
    })
}
