//! Plain sentences about what families do together.
//!
//! Made of parts, so that no two pages are alike; short and simple, so that each is read at the age
//! that `site check` wants. None says anything that a notice's front matter would have to say too.

use crate::dice::Dice;

const WHO: [&str; 12] = [
    "Parents",
    "Children",
    "Babies",
    "Dads",
    "Grandparents",
    "New families",
    "Small children",
    "Mums and dads",
    "Toddlers",
    "Older children",
    "Many families",
    "Brothers and sisters",
];

const DO: [&str; 16] = [
    "play with sand and water",
    "sing songs",
    "read stories",
    "make soup",
    "paint big pictures",
    "build towers",
    "plant seeds",
    "meet new friends",
    "talk about sleep",
    "try new food",
    "dance to music",
    "look after the garden",
    "make hats and masks",
    "learn first words",
    "cook a warm lunch",
    "play with balls and hoops",
];

const WHERE: [&str; 12] = [
    "in the big hall",
    "in the garden",
    "in a quiet room",
    "by the window",
    "at the long table",
    "on soft mats",
    "in the kitchen",
    "under the trees",
    "in the play room",
    "near the front door",
    "in the library corner",
    "on the grass",
];

const WHEN: [&str; 10] = [
    "before lunch",
    "after school",
    "when it is sunny",
    "when it rains",
    "at the start",
    "at the end",
    "after a snack",
    "with the team",
    "with a friend",
    "most weeks",
];

const BRING: [&str; 10] = [
    "a bottle of water",
    "warm clothes",
    "a towel",
    "a spare nappy",
    "a favourite toy",
    "old clothes for paint",
    "a hat",
    "a snack",
    "boots for the garden",
    "a blanket",
];

const KIND_WORDS: [&str; 10] = [
    "You can come as you are.",
    "Ask us anything.",
    "You do not have to stay to the end.",
    "Bring a friend if you like.",
    "We say hello to everyone.",
    "There is tea and coffee.",
    "You can sit and watch first.",
    "We help you find your way.",
    "It is fine to be late.",
    "Prams can stay by the door.",
];

/// One sentence.
pub(super) fn sentence(dice: &mut Dice) -> String {
    match dice.below(5) {
        0 => format!("Please bring {}.", dice.one(&BRING)),
        1 => dice.one(&KIND_WORDS).to_owned(),
        2 => {
            let at_first = dice.one(&WHEN).to_owned();
            let mut at_first = at_first.chars();
            let start: String = at_first
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .collect();
            let who = dice.one(&WHO).to_lowercase();
            format!("{start}{}, {who} can {}.", at_first.as_str(), dice.one(&DO))
        }
        _ => format!(
            "{} can {} {} {}.",
            dice.one(&WHO),
            dice.one(&DO),
            dice.one(&WHERE),
            dice.one(&WHEN)
        ),
    }
}

/// `count` sentences.
pub(super) fn paragraph(dice: &mut Dice, count: usize) -> String {
    let sentences: Vec<String> = (0..count).map(|_| sentence(dice)).collect();
    sentences.join(" ")
}

/// Points of a list: Markdown.
pub(super) fn points(dice: &mut Dice, count: usize) -> String {
    let points = (0..count).map(|_| format!("- {} {}\n", dice.one(&DO), dice.one(&WHERE)));
    points.collect()
}
