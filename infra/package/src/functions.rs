//! The functions of a council's stack.

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Function {
    /// Its package, its program and its archive are called so.
    pub name: &'static str,
    /// Whether it draws pages, and so needs the bundle beside its program.
    pub draws_pages: bool,
}

/// Every function.
pub const FUNCTIONS: [Function; 3] = [
    Function {
        name: "intake",
        draws_pages: true,
    },
    Function {
        name: "triage",
        draws_pages: true,
    },
    Function {
        name: "keeper",
        draws_pages: false,
    },
];
