//! Sentences with roles marked, as HTML.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::eval::excerpt::Place;
use crate::rule::Role;

/// The sentence with its roles; where another version has other roles, that is outlined.
///
/// Roles may lie in each other and even cross, which elements cannot: so the text is cut wherever
/// one begins or ends, and each piece bears all of its roles.
pub(super) fn marked(text: &str, own: &[Place], other: Option<&[Place]>) -> Markup {
    let places = || own.iter().chain(other.unwrap_or_default());
    let mut cuts: Vec<usize> = places()
        .flat_map(|(_, range)| [range.start, range.end])
        .collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let pieces = cuts.windows(2).map(|ends| {
        let covering = |places: &[Place]| -> Vec<Role> {
            let covers = |place: &&Place| place.1.start <= ends[0] && ends[1] <= place.1.end;
            let mut roles: Vec<Role> = places.iter().filter(covers).map(|place| place.0).collect();
            roles.sort_unstable();
            roles.dedup();
            roles
        };
        let roles = covering(own);
        let differs = other.is_some_and(|other| covering(other) != roles);
        let opens: Vec<Role> = own
            .iter()
            .filter(|place| place.1.start == ends[0])
            .map(|place| place.0)
            .collect();
        piece(&text[ends[0]..ends[1]], &roles, &opens, differs)
    });
    html! { @for piece in pieces { (piece) } }
}

fn piece(text: &str, roles: &[Role], opens: &[Role], differs: bool) -> Markup {
    let mut classes: Vec<&str> = roles.iter().map(|&role| name(role)).collect();
    if differs {
        classes.push("differs");
    }
    let classes = classes.join(" ");
    let labels = html! {
        @for &role in opens { span.role { (name(role)) } }
    };
    match (roles.is_empty(), differs) {
        (true, false) => html! { (plain(text)) },
        (true, true) => html! { span class=(classes) { (plain(text)) } },
        (false, _) => html! { mark class=(classes) { (labels) (plain(text)) } },
    }
}

/// A role, in words and as a class.
pub(super) fn name(role: Role) -> &'static str {
    match role {
        Role::Source => "source",
        Role::Cue => "cue",
        Role::Target => "target",
        Role::Content => "content",
        Role::Mention => "mention",
    }
}

/// Text as HTML may hold it: no control characters, and none that turn the direction of writing.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let is_unsafe = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if text.contains(is_unsafe) {
        Cow::Owned(text.replace(is_unsafe, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_inside_roles_and_differences() {
        let own = [(Role::Content, 0..11), (Role::Target, 4..7)];
        let other = [(Role::Content, 4..11)];
        assert_eq!(
            marked("How Tom did it", &own, Some(&other)).into_string(),
            "<mark class=\"content differs\"><span class=\"role\">content</span>How </mark>\
             <mark class=\"target content differs\"><span class=\"role\">target</span>Tom</mark>\
             <mark class=\"content\"> did</mark> it"
        );
    }
}
