//! Which variable a name means at a place in a template.
//!
//! In Nunjucks `set` inside a loop changes a variable of the same name that was set outside
//! before; and one that is new lasts from one turn of the loop to the next. In minijinja it makes
//! a new one that ends with the turn. So such a variable is put into a cell for the time of the
//! loop, and every use of it there goes to the cell.

use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
pub(super) struct Scopes {
    frames: Vec<Frame>,
    cells: usize,
    /// Macros of this template and what it imports.
    callables: BTreeSet<String>,
    /// What `import … as` names.
    modules: BTreeSet<String>,
}

/// What every template can call besides macros.
const FUNCTIONS: [&str; 7] = [
    "caller",
    "super",
    "range",
    "t",
    "direction",
    "linked",
    "mapped",
];

#[derive(Default)]
struct Frame {
    /// Set or bound here so far.
    known: BTreeSet<String>,
    /// Kept in a cell while this loop runs.
    carried: BTreeMap<String, String>,
    /// A macro or block: what is set inside never reaches outside.
    is_closed: bool,
}

impl Scopes {
    pub(super) fn declare_callable(&mut self, name: &str) {
        self.callables.insert(name.to_owned());
    }

    pub(super) fn declare_module(&mut self, name: &str) {
        self.modules.insert(name.to_owned());
    }

    pub(super) fn is_callable(&self, name: &str) -> bool {
        FUNCTIONS.contains(&name) || self.callables.contains(name)
    }

    pub(super) fn is_module(&self, name: &str) -> bool {
        self.modules.contains(name)
    }

    pub(super) fn open_closed(&mut self, known: impl IntoIterator<Item = String>) {
        self.frames.push(Frame {
            known: known.into_iter().collect(),
            is_closed: true,
            ..Frame::default()
        });
    }

    /// Opens a loop over a body that sets the names `set`, and of them `directly` those that no
    /// loop inside it sets alone; returns the cell and what it carries.
    pub(super) fn open_loop(
        &mut self,
        targets: &[String],
        set: &BTreeSet<String>,
        directly: &BTreeSet<String>,
    ) -> Option<Cell> {
        let outlasting: Vec<String> = set
            .iter()
            .filter(|name| self.reaches(name))
            .cloned()
            .collect();
        let lasting = directly.iter().filter(|name| {
            !outlasting.contains(name) && !targets.contains(name) && !self.is_carried(name)
        });
        let names: Vec<String> = outlasting.iter().chain(lasting).cloned().collect();
        let mut frame = Frame {
            known: targets.iter().cloned().collect(),
            ..Frame::default()
        };
        let cell = (!names.is_empty()).then(|| {
            self.cells += 1;
            let cell = Cell {
                name: format!("carried_{}", self.cells),
                names,
                outlasting,
            };
            frame.carried = cell
                .names
                .iter()
                .map(|name| (name.clone(), cell.name.clone()))
                .collect();
            cell
        });
        self.frames.push(frame);
        cell
    }

    pub(super) fn close(&mut self) {
        self.frames.pop();
    }

    /// Notes that `name` is set here, and returns where to.
    pub(super) fn set(&mut self, name: &str) -> String {
        let place = self.resolve(name);
        if place == name
            && let Some(frame) = self.frames.last_mut()
        {
            frame.known.insert(name.to_owned());
        }
        place
    }

    /// What the name `name` is called here after translation.
    pub(super) fn resolve(&self, name: &str) -> String {
        for frame in self.frames.iter().rev() {
            if let Some(cell) = frame.carried.get(name) {
                return format!("{cell}.{name}");
            }
            if frame.known.contains(name) {
                break;
            }
        }
        name.to_owned()
    }

    /// The names that are kept in cells here, each with its place: an included template asks for
    /// them by name.
    pub(super) fn carried(&self) -> Vec<(String, String)> {
        let names: BTreeSet<&String> = self
            .frames
            .iter()
            .flat_map(|frame| frame.carried.keys())
            .collect();
        names
            .into_iter()
            .map(|name| (name.clone(), self.resolve(name)))
            .filter(|(name, place)| name != place)
            .collect()
    }

    /// Whether `name` is in the cell of a loop around here.
    fn is_carried(&self, name: &str) -> bool {
        self.resolve(name) != name
    }

    /// Whether `name` was set outside the loop about to open, and is in no cell yet.
    fn reaches(&self, name: &str) -> bool {
        for frame in self.frames.iter().rev() {
            if frame.carried.contains_key(name) {
                return false;
            }
            if frame.known.contains(name) {
                return true;
            }
            if frame.is_closed {
                return false;
            }
        }
        false
    }
}

/// The cell of one loop.
pub(super) struct Cell {
    pub(super) name: String,
    /// All that it carries.
    pub(super) names: Vec<String>,
    /// Those that were set before the loop, and keep what the loop made of them.
    pub(super) outlasting: Vec<String>,
}
