//! Renders templates.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, ValueKind};
use minijinja::{Environment, Error, State, Value, context};
use serde::Serialize;

use crate::shell::staff_name;
use crate::words::{Argument, direction};
use crate::{Sources, ThemeError, Words, nunjucks, phone_links, postcode_links, shell};

/// The templates and words, ready to render. A clone is the same theme.
#[derive(Clone)]
pub struct Theme(Arc<Parts>);

struct Parts {
    environment: Environment<'static>,
    words: Arc<Words>,
    script_hash: String,
}

/// Whether a template is one of a form's pages.
fn is_of_a_form(template: &str) -> bool {
    template.starts_with("form-")
}

impl Theme {
    /// Compiles every template and reads every message, so that a fault in any is told at once.
    pub fn new(sources: &Sources) -> Result<Theme, ThemeError> {
        let mut theme = Theme::prepared(sources)?;
        let inner = sources
            .templates
            .iter()
            .filter_map(|(name, source)| Some((shell::inner_name(name), shell::inner(source)?)));
        let forms = sources
            .templates
            .iter()
            .filter(|(name, _)| is_of_a_form(name));
        let of_staff =
            forms.filter_map(|(name, source)| Some((staff_name(name), shell::staffed(source)?)));
        let all = sources.templates.clone().into_iter().chain(inner);
        let all = all.chain(of_staff);
        for (name, source) in all {
            theme
                .environment
                .add_template_owned(name.clone(), source)
                .map_err(|error| ThemeError::render(&name, &error))?;
        }
        Ok(Theme(Arc::new(theme)))
    }

    /// The theme of a build, which compiled every template before it wrote the bundle: here each is
    /// compiled when it is first used, and kept. A function needs few of them and starts the sooner.
    pub fn of_build(sources: &Sources) -> Result<Theme, ThemeError> {
        let mut theme = Theme::prepared(sources)?;
        let templates = sources.templates.clone();
        theme.environment.set_loader(move |name| {
            let of_staff = shell::of_staff(name).filter(|template| is_of_a_form(template));
            Ok(match of_staff {
                Some(template) => templates.get(template).and_then(|it| shell::staffed(it)),
                None => templates.get(name).cloned(),
            })
        });
        Ok(Theme(Arc::new(theme)))
    }

    /// Everything but the templates.
    fn prepared(sources: &Sources) -> Result<Parts, ThemeError> {
        let words = Arc::new(Words::new(&sources.words)?);
        let mut environment = nunjucks::environment();
        // As GOV.UK's documentation sets Nunjucks up.
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build();
        environment.set_syntax(syntax.map_err(|error| ThemeError::render("", &error))?);
        environment.add_global("assets", Value::from_pairs(sources.assets.paths.clone()));
        let spoken = Arc::clone(&words);
        environment.add_function(
            "t",
            move |state: &State<'_, '_>, id: &str, given: Kwargs| say(&spoken, state, id, &given),
        );
        environment.add_function("direction", |state: &State<'_, '_>| {
            direction(language_of(state).as_str().unwrap_or_default())
        });
        environment.add_function("linked", |text: &str| {
            Value::from_safe_string(phone_links::linked(text))
        });
        let spoken = Arc::clone(&words);
        environment.add_function("mapped", move |state: &State<'_, '_>, text: &str| {
            let map = spoken.say(language_of(state).as_str().unwrap_or_default(), MAP, &[]);
            Value::from_safe_string(postcode_links::linked(text, &map))
        });
        Ok(Parts {
            environment,
            words,
            script_hash: sources.assets.script_hash.clone(),
        })
    }

    /// Renders `template` in `language` with `context`, whose fields are the template's variables.
    pub fn render<C: Serialize>(
        &self,
        template: &str,
        language: &str,
        context: &C,
    ) -> Result<String, ThemeError> {
        self.draw(template, language, &Value::from(Serde(context)))
    }

    /// The same with values that are the template's already.
    pub(crate) fn draw(
        &self,
        template: &str,
        language: &str,
        variables: &Value,
    ) -> Result<String, ThemeError> {
        let variables = context! { language, ..variables.clone() };
        self.0
            .environment
            .get_template(template)
            .and_then(|found| found.render(variables))
            .map_err(|error| ThemeError::render(template, &error))
    }

    /// The words, for what is said outside templates: emails, errors, page titles.
    pub fn words(&self) -> &Words {
        &self.0.words
    }

    /// What `script-src` needs to allow the one inline script of every page, quotes included.
    pub fn content_security_policy_script_hash(&self) -> &str {
        &self.0.script_hash
    }
}

/// What a link to a map says that it opens.
const MAP: &str = "prose-postcode-map";

/// The language of the page that is being rendered.
fn language_of(state: &State<'_, '_>) -> Value {
    state.lookup("language").unwrap_or_default()
}

/// `t("message-id", name=value)`.
fn say(words: &Words, state: &State<'_, '_>, id: &str, given: &Kwargs) -> Result<String, Error> {
    let language = language_of(state);
    let language = language.as_str().unwrap_or_default();
    let mut arguments = Vec::new();
    for name in given.args() {
        let value: Value = given.peek(name)?;
        let argument = match (value.kind(), f64::try_from(value.clone())) {
            (ValueKind::Number, Ok(number)) => Argument::Number(number),
            _ => Argument::Text(nunjucks::shown(&value)),
        };
        arguments.push((name, argument));
    }
    Ok(words.say(language, id, &arguments))
}
