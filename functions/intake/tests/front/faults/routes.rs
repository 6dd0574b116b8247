//! Which routes there are: what the router's own text says.

use std::collections::BTreeSet;

/// The part of the router that has a council's routes.
const ROUTER: &str = include_str!("../../../src/router.rs");

/// What a step with a request is called, each by its own name: they make different calls.
const STEP: &str = "/request/{step}";
const STEPS: [&str; 4] = [
    "/request/message",
    "/request/add",
    "/request/agreements",
    "/request/withdraw",
];

/// Every route of a council with each of its methods, such as `POST /request`.
pub(crate) fn of_council() -> BTreeSet<(&'static str, &'static str)> {
    let mut all = BTreeSet::new();
    for (method, path) in named_in("fn of_council()") {
        if path == STEP {
            all.extend(STEPS.map(|step| (method, step)));
        } else {
            all.insert((method, path));
        }
    }
    all
}

/// Every route that is no page of a council.
pub(crate) fn of_others() -> BTreeSet<(&'static str, &'static str)> {
    named_in("pub fn router(")
}

fn named_in(function: &str) -> BTreeSet<(&'static str, &'static str)> {
    let (_, routes) = ROUTER.split_once(function).expect("the routes");
    // A method ends before its block does.
    let end = routes.find("\n    }\n").or_else(|| routes.find("\n}"));
    let routes = &routes[..end.expect("their end")];
    let mut all = BTreeSet::new();
    for route in routes.split(".route(").skip(1) {
        let mut parts = route.splitn(3, '"').skip(1);
        let (Some(path), Some(handlers)) = (parts.next(), parts.next()) else {
            panic!("no route: {route}")
        };
        for (method, name) in [("GET", "get("), ("POST", "post(")] {
            if handlers.contains(name) {
                all.insert((method, path));
            }
        }
    }
    all
}

/// The route of an address below the council's.
pub(crate) fn of_path(method: &str, path: &str) -> (&'static str, &'static str) {
    let is_it = |route: &&(&'static str, &'static str)| route.0 == method && fits(route.1, path);
    let all = of_council();
    let mut fitting: Vec<_> = all.iter().filter(is_it).collect();
    // A part that is said comes before one that is named.
    fitting.sort_by_key(|(_, path)| path.matches('{').count());
    **fitting
        .first()
        .unwrap_or_else(|| panic!("no route for {method} {path}"))
}

fn fits(route: &str, path: &str) -> bool {
    let (route, path): (Vec<_>, Vec<_>) = (route.split('/').collect(), path.split('/').collect());
    route.len() == path.len()
        && route
            .iter()
            .zip(&path)
            .all(|(part, said)| part.starts_with('{') || part == said)
}
