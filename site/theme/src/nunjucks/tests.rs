//! What translated templates mean. The expectations are what Nunjucks 3.2.4 itself writes.

use minijinja::{Value, context};

use super::{environment, translate};

fn render_all(templates: &[(&str, &str)], context: Value) -> String {
    let mut environment = environment();
    for (name, source) in templates {
        let translated = translate(name, source).expect("the template is translated");
        environment
            .add_template_owned((*name).to_owned(), translated.source)
            .expect("the translation compiles");
    }
    let page = environment
        .get_template(templates[0].0)
        .expect("the first template is there");
    page.render(context).expect("it renders")
}

fn render(source: &str) -> String {
    let context = context! {
        one => 1, half => 0.5, whole => 2.0, no => (), yes => true, empty => "",
        none_of_them => Vec::<String>::new(), word => "cat", list => vec!["a", "b"],
        map => context! { b => 1, a => 2 }, markup => "<b>'\"&/\\",
    };
    render_all(&[("page.njk", source)], context)
}

fn refusal(source: &str) -> String {
    let refusal = translate("page.njk", source).expect_err("the template is refused");
    format!("{}: {}", refusal.line, refusal.problem)
}

#[test]
fn plus_adds_numbers_and_joins_everything_else() {
    assert_eq!(
        render(
            "{{ 1 + 2 }} {{ '1' + 2 }} {{ one + half }} {{ 'a' + missing }} {{ 'a' ~ 1 ~ 2 }} {{ missing + 1 }} {{ no + 1 }}"
        ),
        "3 12 1.5 aundefined a12 NaN 1"
    );
}

#[test]
fn values_show_as_javascript_shows_them() {
    assert_eq!(
        render("{{ yes }} {{ whole }} [{{ no }}] [{{ missing }}] {{ list }} {{ map }}"),
        "true 2 [] [] a,b [object Object]"
    );
}

#[test]
fn an_empty_list_is_true_and_an_empty_text_is_not() {
    assert_eq!(
        render(
            "{{ 'yes' if none_of_them }} {{ 'yes' if empty else 'no' }} {{ empty or 'other' }} {{ one and word }}"
        ),
        "yes no other cat"
    );
}

#[test]
fn if_without_else_is_an_empty_text() {
    assert_eq!(
        render("{{ 'a' + (' b' if missing) + (' c' if yes) }}"),
        "a c"
    );
}

#[test]
fn equality_is_loose_with_two_signs_and_strict_with_three() {
    assert_eq!(
        render(
            "{{ '1' == one }} {{ '1' === one }} {{ no == missing }} {{ no === missing }} {{ missing > 0 }}"
        ),
        "true false true false false"
    );
}

#[test]
fn members_of_nothing_are_nothing() {
    assert_eq!(
        render("[{{ missing.a.b }}] [{{ no.a }}] [{{ missing[word] }}] [{{ list[9] }}]"),
        "[] [] [] []"
    );
}

#[test]
fn length_is_a_filter_and_a_member() {
    assert_eq!(
        render(
            "{{ list.length }} {{ word.length }} {{ list | length }} {{ missing | length }} {{ map | length }} [{{ missing.length }}]"
        ),
        "2 3 2 0 2 []"
    );
}

#[test]
fn in_and_includes_find_items_parts_and_keys() {
    assert_eq!(
        render(
            "{{ 'a' in list }} {{ 'at' in word }} {{ 'b' in map }} {{ [true, false].includes(yes) }} {{ no not in [undefined, false] }}"
        ),
        "true true true true true"
    );
}

#[test]
fn a_list_grows_as_the_documentation_of_gov_uk_grows_it() {
    let source = "{% set items = [] %}{% for item in list %}{% set items = (items.push({ text: item }), items) %}{% endfor %}\
                  {% for item in items.concat([{ text: 'c' }]) %}{{ item.text }}{% endfor %} {{ items.length }}";
    assert_eq!(render(source), "abc 2");
    assert_eq!(
        refusal("{{ (list, word) }}"),
        "1: a comma in brackets is only known in `(list.push(item), list)`"
    );
}

#[test]
fn dictionaries_have_bare_keys_and_keep_their_order() {
    assert_eq!(
        render(
            "{% for key, value in { text: 'x', 'data-y': 1, class: no } %}{{ key }}={{ value }};{% endfor %}"
        ),
        "text=x;data-y=1;class=;"
    );
    assert_eq!(
        render("{% for key, value in map %}{{ key }}{{ value }}{% endfor %}"),
        "b1a2"
    );
}

#[test]
fn a_loop_over_nothing_does_nothing() {
    assert_eq!(
        render(
            "[{% for item in missing %}x{% endfor %}{% for item in no %}x{% else %}none{% endfor %}]"
        ),
        "[none]"
    );
}

#[test]
fn setting_an_outer_variable_in_a_loop_lasts() {
    assert_eq!(
        render(
            "{% set all = '' %}{% for item in list %}{% set all = all + item %}{{ all }} {% endfor %}{{ all }}"
        ),
        "a ab ab"
    );
    let nested = "{% set n = 0 %}{% for a in list %}{% for b in list %}{% set n = n + 1 %}{% endfor %}{% endfor %}{{ n }}";
    assert_eq!(render(nested), "4");
    let captured = "{% set s = '' %}{% for a in list %}{% set s %}{{ s }}<{{ a }}>{% endset %}{% endfor %}{{ s | safe }}";
    assert_eq!(render(captured), "&lt;a&gt;<b>");
}

#[test]
fn a_variable_first_set_in_a_loop_ends_with_it() {
    assert_eq!(
        render("{% for item in list %}{% set last = item %}{% endfor %}[{{ last }}]"),
        "[]"
    );
}

#[test]
fn a_variable_first_set_in_a_loop_lasts_from_turn_to_turn() {
    assert_eq!(
        render(
            "{% for n in [1, 1, 2] %}{{ '=' if before === n else '+' }}{% set before = n %}{% endfor %}[{{ before }}]"
        ),
        "+=+[]"
    );
    // That of an inner loop begins anew with each turn of the outer one.
    let nested = "{% for a in list %}{% for b in list %}{{ seen or '-' }}{% set seen = b %}{% endfor %}{% endfor %}";
    assert_eq!(render(nested), "-a-a");
}

#[test]
fn text_is_escaped_once_in_the_characters_that_matter() {
    assert_eq!(render("{{ markup }}"), "&lt;b&gt;&#39;&quot;&amp;/&#92;");
    assert_eq!(render("{{ markup | escape }}"), render("{{ markup }}"));
    assert_eq!(render("{{ markup | safe }}"), "<b>'\"&/\\");
    // What joins safe text to other text is not safe.
    assert_eq!(render("{{ ('<i>' | safe) + '<b>' }}"), "&lt;i&gt;&lt;b&gt;");
}

#[test]
fn a_captured_block_is_not_marked_safe() {
    assert_eq!(
        render("{% set html %}<p>{{ markup }}</p>{% endset %}{{ html | safe }}"),
        "<p>&lt;b&gt;&#39;&quot;&amp;/&#92;</p>"
    );
    assert_eq!(
        render("{% set html %}<p>{% endset %}{{ html }}"),
        "&lt;p&gt;"
    );
}

#[test]
fn default_takes_undefined_only_unless_told() {
    assert_eq!(
        render(
            "{{ missing | default('d') }} [{{ no | default('d') }}] {{ no | default('d', true) }} {{ empty | default('d', true) }}"
        ),
        "d [] d d"
    );
}

#[test]
fn filters_do_what_those_of_nunjucks_do() {
    assert_eq!(
        render(
            "{{ [1, null, 2] | join('-') }} {{ 'HELLO wORLD' | capitalize }} {{ { a: [1, 'x'] } | dump | safe }}"
        ),
        "1--2 Hello world {\"a\":[1,\"x\"]}"
    );
    assert_eq!(
        render(
            "{{ 'a b/é' | urlencode }} {{ list | first }}{{ list | last }} {{ list | reverse }} {{ word | reverse }}"
        ),
        "a%20b%2F%C3%A9 ab b,a tac"
    );
    assert_eq!(
        render("{{ [1, 0, ''] | select('truthy') | length }} {{ '3.7' | int }}"),
        "1 3"
    );
    assert_eq!(
        render("{{ ['a', 'b', 'c'] | select('eq', 'b') | join }} {{ list | reject('eq', 'a') }}"),
        "b b"
    );
    assert_eq!(render("{{ ['a', no, 1].join(' ') }}"), "a  1");
    assert_eq!(
        render("{{ '2026-11-21T19:05:00Z' | mojDate('datetime') }}"),
        "21 November 2026 at 7:05pm"
    );
}

#[test]
fn arithmetic_is_that_of_numbers() {
    assert_eq!(
        render(
            "{{ 5 - 2 + 1 }} {{ 5 - 2 - 1 }} {{ 1 + 5 - 2 }} {{ 'a' + 1 * 2 }} {{ 7 / 2 }} {{ -1 + 2 }}"
        ),
        "4 2 4 a2 3.5 1"
    );
}

#[test]
fn filters_bind_closer_than_plus() {
    assert_eq!(render("{{ 'a ' + ' b ' | trim + '.' }}"), "a b.");
}

#[test]
fn a_delimiter_in_a_string_does_not_end_the_tag() {
    assert_eq!(render("{{ '%}' + \"}}\" + 'it\\'s' }}"), "%}}}it&#39;s");
}

#[test]
fn relative_names_are_relative_to_the_template() {
    let templates = [
        (
            "a/page.njk",
            "{% from './b/macro.njk' import m %}{{ m({ x: 1 }) }}",
        ),
        (
            "a/b/macro.njk",
            "{% macro m(params) %}{% include '../part.njk' %}{% endmacro %}",
        ),
        ("a/part.njk", "{{ params.x }}{{ caller() if caller }}"),
    ];
    assert_eq!(render_all(&templates, context! {}), "1");
}

#[test]
fn a_template_included_by_a_called_macro_sees_its_caller() {
    let templates = [
        (
            "page.njk",
            "{% from 'm.njk' import m %}{% call m({}) %}<i>{{ word }}</i>{% endcall %}",
        ),
        (
            "m.njk",
            "{% macro m(params) %}{% include 'part.njk' %}{% endmacro %}",
        ),
        ("part.njk", "[{{ caller() if caller }}]"),
    ];
    assert_eq!(
        render_all(&templates, context! { word => "w" }),
        "[<i>w</i>]"
    );
}

#[test]
fn a_block_inside_a_call_can_be_filled() {
    let templates = [
        (
            "page.njk",
            "{% extends 'base.njk' %}{% block inner %}<b>{{ super() }}</b>{% endblock %}",
        ),
        (
            "base.njk",
            "{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}{% block inner %}x{% endblock %}{% endcall %}",
        ),
    ];
    assert_eq!(render_all(&templates, context! {}), "(<b>x</b>)");
}

#[test]
fn a_template_included_in_a_loop_sees_what_the_loop_has_set() {
    let templates = [
        (
            "page.njk",
            "{% set x = 0 %}{% for i in [1, 2] %}{% set x = i %}{% include 'part.njk' %}{% endfor %}{% include 'part.njk' %}",
        ),
        ("part.njk", "[{{ x }}]"),
    ];
    assert_eq!(render_all(&templates, context! {}), "[1][2][2]");
}

#[test]
fn what_an_included_template_sets_stays_in_it() {
    let templates = [
        ("page.njk", "{% include 'part.njk' %}[{{ inner }}]"),
        ("part.njk", "{% set inner = 1 %}"),
    ];
    assert_eq!(render_all(&templates, context! {}), "[]");
}

#[test]
fn a_component_does_not_see_the_page() {
    let templates = [
        (
            "page.njk",
            "{% from 'govuk/components/x/macro.njk' import x %}{{ x({}) }}",
        ),
        (
            "govuk/components/x/macro.njk",
            "{% macro x(params) %}{% include './template.njk' %}{% endmacro %}",
        ),
        (
            "govuk/components/x/template.njk",
            "{% if params.a %}{% set role = 1 %}{% endif %}[{{ role }}]",
        ),
    ];
    assert_eq!(
        render_all(&templates, context! { role => "the page's" }),
        "[]"
    );
}

#[test]
fn raw_text_is_left_alone() {
    assert_eq!(render("a {% raw %}{{ x }}{% endraw %} b"), "a {{ x }} b");
}

#[test]
fn lines_stay_where_they_are() {
    let source = "{# a\ncomment #}\n{{ f({\n  a: 1\n}) if no }}\n{% set x %}\n{% endset %}\n{{ list\n}}\nend";
    let source = format!("{{% macro f(p) %}}{{% endmacro %}}{source}");
    let translated = translate("page.njk", &source)
        .expect("it is translated")
        .source;
    assert_eq!(translated.lines().count(), source.lines().count());
    assert_eq!(translated.lines().last(), Some("end"));
}

#[test]
fn what_is_not_known_is_refused_with_its_line() {
    assert_eq!(
        refusal("\n{% switch x %}"),
        "2: the statement `switch` is not translated"
    );
    assert_eq!(
        refusal("\n\n{{ x | nl2br }}"),
        "3: the filter `nl2br` is unknown"
    );
    assert_eq!(
        refusal("{{ x is lower }}"),
        "1: the test `lower` is unknown"
    );
    assert_eq!(
        refusal("{{ list.push(1) }}"),
        "1: the method `push` is not translated"
    );
    assert_eq!(
        refusal("{{ unknown(1) }}"),
        "1: `unknown` is called but is no macro here, not imported, and no function of the theme"
    );
    assert_eq!(
        refusal("{% include name %}"),
        "1: expected a template's name in quotes, found `name`"
    );
    assert_eq!(refusal("{{ list[1:2] }}"), "1: expected `]`, found `:`");
    assert_eq!(refusal("\n{% if x %}"), "2: this statement is never ended");
    assert_eq!(
        refusal("{% if x %}{% endfor %}"),
        "1: `endfor` ends nothing that was opened last"
    );
    assert_eq!(refusal("\n{{ x"), "2: this tag is never closed with `}}`");
    assert_eq!(
        refusal("{{ a ? b : c }}"),
        "1: expected the end of the tag, found `?`"
    );
}
