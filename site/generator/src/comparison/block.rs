//! What a text is made of, for comparing: blocks of words.

/// A piece of a text that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// What it says.
    pub words: Vec<Word>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading, of level 1 to 6.
    Heading(u8),
    /// A paragraph, or anything else that reads as one.
    Paragraph,
    /// An item of a list, or one of its paragraphs.
    Item,
    /// A row of a table.
    Row,
    /// Code.
    Code,
}

/// A word, a mark, or where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Word {
    /// Letters and digits, or one other sign.
    Said {
        /// As written.
        text: String,
        /// A space stands before it.
        spaced: bool,
    },
    /// Where the link leads that ends here, or the file of a picture. Not seen in the text, and
    /// still said.
    Leads(String),
}

impl Block {
    /// A block that says `text`.
    pub fn of(kind: BlockKind, text: &str) -> Self {
        let mut writer = Writer::default();
        writer.say(text);
        writer.block(kind)
    }
}

/// Makes the words of one block out of its pieces of text.
#[derive(Default)]
pub(super) struct Writer {
    words: Vec<Word>,
    /// White space was said last: a space, however much of it there is, and none at the beginning.
    space: bool,
    in_word: bool,
}

impl Writer {
    /// Says more.
    pub(super) fn say(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_whitespace() {
                self.space = true;
                self.in_word = false;
                continue;
            }
            // An apostrophe does not end a word.
            let is_of_word = character.is_alphanumeric() || matches!(character, '\'' | '’');
            match self.words.last_mut() {
                Some(Word::Said { text, .. }) if self.in_word && is_of_word => text.push(character),
                _ => self.words.push(Word::Said {
                    text: character.to_string(),
                    spaced: self.space && !self.words.is_empty(),
                }),
            }
            self.in_word = is_of_word;
            self.space = false;
        }
    }

    /// A link ends that leads to `target`.
    pub(super) fn lead(&mut self, target: &str) {
        self.words.push(Word::Leads(target.to_owned()));
        self.in_word = false;
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// What was said.
    pub(super) fn block(self, kind: BlockKind) -> Block {
        Block {
            kind,
            words: self.words,
        }
    }
}

/// Words as they are written, without where links lead.
pub fn written(words: &[Word]) -> String {
    let mut text = String::new();
    for word in words {
        if let Word::Said { text: said, spaced } = word {
            if *spaced {
                text.push(' ');
            }
            text.push_str(said);
        }
    }
    text
}
