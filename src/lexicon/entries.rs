//! From the tables of names to entries, or every mistake in them.

use rustc_hash::FxHashSet;

use super::embedded::{LexiconFile, LexiconFiles};
use super::gazetteer::{EntityType, Entry, Gender, Office};
use super::table::{Row, label, number, read_rows};
use crate::diagnostic::Diagnostic;

/// All entities of `files`, countries first.
///
/// # Errors
/// Every mistake found, not only the first.
pub(crate) fn load_entries(files: &LexiconFiles) -> Result<Vec<Entry>, Vec<Diagnostic>> {
    let mut loader = Loader {
        entries: Vec::new(),
        diagnostics: Vec::new(),
    };
    let [actors, cities, countries, ..] = files.tables();
    loader.load_countries(countries);
    // The others refer to countries.
    let codes = loader.entries.iter().filter_map(|e| e.country.clone());
    let codes = codes.collect();
    loader.load_cities(cities, &codes);
    loader.load_actors(actors, &codes);
    if loader.diagnostics.is_empty() {
        Ok(loader.entries)
    } else {
        Err(loader.diagnostics)
    }
}

struct Loader {
    entries: Vec<Entry>,
    diagnostics: Vec<Diagnostic>,
}

impl Loader {
    fn load_countries(&mut self, file: &LexiconFile) {
        let columns = [
            "id", "name", "aliases", "demonyms", "capital", "seats", "iso2", "iso3",
        ];
        for row in read_rows(file, columns, 1, &mut self.diagnostics) {
            let list = |i: usize| row.cells[i].split(b';').map(|cell| cell.text.to_owned());
            self.entries.push(Entry {
                id: row.cells[0].text.to_owned(),
                name: row.cells[1].text.to_owned(),
                entity_type: EntityType::Government,
                aliases: list(2).collect(),
                demonyms: list(3).collect(),
                seats: list(4).chain(list(5)).collect(),
                country: Some(row.cells[7].text.to_owned()),
                offices: Vec::new(),
                gender: None,
                population: 0,
            });
        }
    }

    fn load_cities(&mut self, file: &LexiconFile, codes: &FxHashSet<String>) {
        let columns = ["id", "name", "aliases", "country", "population"];
        for row in read_rows(file, columns, 1, &mut self.diagnostics) {
            let country = self.country(&row, 3, codes);
            let population = match row.cells[4] {
                // Not known.
                cell if cell.text.is_empty() => None,
                cell => number(row.file, "population", cell, &mut self.diagnostics),
            };
            self.entries.push(Entry {
                id: row.cells[0].text.to_owned(),
                name: row.cells[1].text.to_owned(),
                entity_type: EntityType::Place,
                aliases: row.cells[2]
                    .split(b';')
                    .map(|cell| cell.text.to_owned())
                    .collect(),
                demonyms: Vec::new(),
                seats: Vec::new(),
                country,
                offices: Vec::new(),
                gender: None,
                population: population.unwrap_or(0),
            });
        }
    }

    fn load_actors(&mut self, file: &LexiconFile, codes: &FxHashSet<String>) {
        let columns = [
            "id", "name", "type", "aliases", "country", "role", "gender", "from", "to",
        ];
        for row in read_rows(file, columns, 1, &mut self.diagnostics) {
            let entity_type = label(
                row.file,
                "entity type",
                row.cells[2],
                EntityType::ALL,
                EntityType::as_str,
                &mut self.diagnostics,
            );
            let country = self.country(&row, 4, codes);
            let gender = match row.cells[6].text {
                "" => None,
                _ => label(
                    row.file,
                    "gender",
                    row.cells[6],
                    Gender::ALL,
                    Gender::as_str,
                    &mut self.diagnostics,
                ),
            };
            let dates = |i: usize| {
                row.cells[i]
                    .text
                    .split(';')
                    .map(str::trim)
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            };
            let (from, to) = (dates(7), dates(8));
            let date =
                |list: &[String], i: usize| list.get(i).filter(|date| !date.is_empty()).cloned();
            let offices = row.cells[5]
                .split(b';')
                .enumerate()
                .map(|(i, cell)| Office {
                    role: cell.text.to_owned(),
                    from: date(&from, i),
                    to: date(&to, i),
                });
            self.entries.push(Entry {
                id: row.cells[0].text.to_owned(),
                name: row.cells[1].text.to_owned(),
                entity_type: entity_type.unwrap_or(EntityType::Organisation),
                aliases: row.cells[3]
                    .split(b';')
                    .map(|cell| cell.text.to_owned())
                    .collect(),
                demonyms: Vec::new(),
                seats: Vec::new(),
                country,
                offices: offices.collect(),
                gender,
                population: 0,
            });
        }
    }

    /// The country code in a cell, noted as a mistake if no country has it.
    fn country<const N: usize>(
        &mut self,
        row: &Row<'_, N>,
        column: usize,
        codes: &FxHashSet<String>,
    ) -> Option<String> {
        let cell = row.cells[column];
        if cell.text.is_empty() {
            return None;
        }
        if !codes.contains(cell.text) {
            let message = format!("no country has the code `{}`", cell.text);
            let known = codes.iter().map(String::as_str);
            self.diagnostics.push(
                Diagnostic::error("L012", row.file, cell.span, message).meant(
                    cell.text,
                    cell.span,
                    known,
                    || "use an ISO 3166 alpha-3 code that `countries.tsv` lists".to_owned(),
                ),
            );
        }
        Some(cell.text.to_owned())
    }
}
