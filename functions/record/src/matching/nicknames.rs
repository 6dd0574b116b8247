//! Short names and the names they stand for: one line a name, in the letters of [`super::names::plain`].
//!
//! What a family says on the phone, and what stands in the birth certificate, are often two of these. A name that
//! could stand for several is on the line of the commonest.

/// Each line: the name, then what it is called for short, or how it is written by others.
const NAMES: &[&str] = &[
    "abdul abdal abdel abd",
    "abigail abi abby gail",
    "agnieszka aga",
    "ahmed ahmad ahmet achmed",
    "aleksandra ola",
    "alexander alex alec sandy aleksander olek xander",
    "alexandra alexa lexi sandra",
    "alfred alf alfie fred freddie",
    "amelia millie amy",
    "andrew andy drew andrzej",
    "anna ann anne annie ania hannah",
    "anthony tony ant antoni",
    "archibald archie",
    "aisha ayesha aysha aicha",
    "barbara babs basia",
    "benjamin ben benny",
    "bridget bridie brigid biddy",
    "catherine katherine kate katie cathy kathryn katarzyna kasia kathleen kath caitlin",
    "charles charlie chas chuck",
    "charlotte lottie charley",
    "christine chris chrissie krystyna",
    "christopher kit topher krzysztof krzys",
    "daniel dan danny",
    "david dave davey dawid",
    "deborah debbie deb",
    "dorothy dot dotty",
    "edward ed eddie ted teddy ned",
    "eleanor ellie nell nora",
    "elizabeth liz lizzie beth betty eliza elsie libby bess elzbieta ela",
    "emily em emmy",
    "fatima fatimah fatema fatma",
    "florence flo florrie flossie",
    "frances fran francesca",
    "francis frank franciszek",
    "frederick freddy fryderyk",
    "george georgie jerzy jurek",
    "harriet hattie",
    "harold harry",
    "henry hank henryk",
    "hussain hussein hossain hussen husain",
    "isabella isabel isabelle bella izzy izabela",
    "jacob jake jakub kuba",
    "james jim jimmy jamie jem",
    "jessica jess jessie",
    "joanna jo joanne asia",
    "john jack johnny jon jan janek sean shaun shane",
    "jonathan jonny jonty",
    "joseph joe joey jozef yusuf yousuf youssef",
    "joshua josh",
    "judith judy",
    "khadija khadijah khadeja",
    "leonard len lenny",
    "lewis louis lou",
    "magdalena magda",
    "malgorzata gosia",
    "margaret maggie meg peggy madge greta mairead",
    "maria mary marie molly polly maryam mariam marysia",
    "martin marty marcin",
    "matthew matt matty mateusz",
    "michael mike mick mickey micky michal",
    "mohammed mohammad muhammad mohamed muhammed mohamad mohamud md mhmd mohd mo muhammod",
    "natalie nat natalia",
    "nicholas nick nicky nicolas mikolaj",
    "oliver ollie olly",
    "olivia liv livvy",
    "patricia pat patsy trish tricia",
    "patrick paddy padraig patryk",
    "peter pete piotr piotrek",
    "philip phil pip",
    "rebecca becky becca beck",
    "richard rich dick rick ricky",
    "robert rob bob bobby robbie bert",
    "ronald ron ronnie",
    "rosemary rosie rose",
    "samantha sammie",
    "samuel sam sammy",
    "sarah sara sally sadie",
    "sayed syed sayyid said",
    "sophia sophie zofia zosia sofia",
    "stanislaw stan staszek stanley",
    "stephanie steph stef",
    "stephen steve steven stevie stefan szczepan",
    "susan sue susie suzanne zuzanna",
    "theodore theo",
    "theresa tess tessa teresa",
    "thomas tom tommy tomasz tomek",
    "timothy tim timmy",
    "tadhg tim teague",
    "victoria vicky vikki tori wiktoria",
    "vincent vince vinny",
    "william will bill billy willie liam",
    "zachary zach zack zac",
];

/// The name that a short one stands for; any other name is itself.
pub(super) fn in_full(name: &str) -> &str {
    let line = NAMES
        .iter()
        .find(|line| line.split(' ').any(|one| one == name));
    line.and_then(|line| line.split(' ').next()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_stands_for_the_whole_and_others_for_themselves() {
        assert_eq!(in_full("liz"), "elizabeth");
        assert_eq!(in_full("md"), "mohammed");
        assert_eq!(in_full("kasia"), "catherine");
        assert_eq!(in_full("elizabeth"), "elizabeth");
        assert_eq!(in_full("zubaida"), "zubaida");
    }
}
