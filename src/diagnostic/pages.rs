//! A page of the manual for each code.

/// Embeds `docs/codes`.
macro_rules! pages {
    ($($code:literal),+ $(,)?) => {
        &[$(($code, include_str!(concat!("../../docs/codes/", $code, ".md")))),+]
    };
}

/// Codes with their pages, in order; a test holds them against the source and the folder.
const PAGES: &[(&str, &str)] = pages![
    "B001", "B002", "B003", "B004", "B005", "F001", "F002", "G001", "G002", "G003", "G004", "G005",
    "G006", "G007", "L001", "L002", "L003", "L004", "L005", "L006", "L010", "L011", "L012", "L013",
    "L101", "L102", "L103", "L104", "L105", "R001", "R002", "R003", "R004", "R005", "R006", "R007",
    "R008", "R009", "R010", "R011", "R012", "R013", "R014", "R015", "R016", "R017", "R018", "R019",
    "R020", "R021", "R022", "R023", "R024", "R025", "R101", "R102", "R103", "R104", "R105", "R106",
    "R107", "R108", "R109", "R110", "X001", "X002", "X003", "X004", "X005", "X006", "X007", "X008",
    "X009",
];

/// All codes, in order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|&(code, _)| code)
}

/// What the manual says of a code: Markdown.
#[must_use]
pub fn page(code: &str) -> Option<&'static str> {
    let found = PAGES.binary_search_by_key(&code, |&(known, _)| known);
    found.ok().map(|at| PAGES[at].1)
}

/// Where that page is, from the root of the source.
#[must_use]
pub fn page_path(code: &str) -> String {
    format!("docs/codes/{code}.md")
}
