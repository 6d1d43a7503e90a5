//! How many of what, rule by rule.

use std::collections::BTreeMap;
use std::io::{self, Write};

/// A row for each rule, a column for each kind of thing that may become of a claim.
pub(crate) struct RuleTable {
    columns: Vec<&'static str>,
    rows: BTreeMap<String, Vec<usize>>,
}

impl RuleTable {
    /// An empty table; what matters most stands in the first columns.
    pub(crate) fn new(columns: impl IntoIterator<Item = &'static str>) -> Self {
        Self {
            columns: columns.into_iter().collect(),
            rows: BTreeMap::new(),
        }
    }

    /// Counts one, and says how many of its kind there are by now.
    pub(crate) fn add(&mut self, rule: Option<&str>, column: usize) -> usize {
        let rule = rule.unwrap_or("no rule");
        if !self.rows.contains_key(rule) {
            let row = vec![0; self.columns.len()];
            self.rows.insert(rule.to_owned(), row);
        }
        let row = self.rows.get_mut(rule).expect("it was just put there");
        row[column] += 1;
        row[column]
    }

    /// How many of one kind.
    pub(crate) fn n(&self, column: usize) -> usize {
        self.rows.values().map(|row| row[column]).sum()
    }

    /// Writes it, the rules with most in the first columns first.
    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let mut rows: Vec<_> = self.rows.iter().collect();
        rows.sort_by(|(_, a), (_, b)| b.cmp(a));
        let all: Vec<usize> = (0..self.columns.len()).map(|i| self.n(i)).collect();
        let name = "all".to_owned();
        if rows.len() > 1 {
            rows.push((&name, &all));
        }
        write!(out, "{:<28}", "rule")?;
        for column in &self.columns {
            write!(out, "  {column}")?;
        }
        writeln!(out)?;
        for (rule, row) in rows {
            write!(out, "{rule:<28}")?;
            for (column, n) in self.columns.iter().zip(row) {
                write!(out, "  {n:>width$}", width = column.len())?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

/// Which rule found a claim, and which one does now: `, by say.that, now say.zero`.
pub(crate) fn by(then: Option<&str>, now: Option<&str>) -> String {
    match (then, now) {
        (Some(then), Some(now)) if then != now => format!(", by {then}, now {now}"),
        (Some(rule), _) | (None, Some(rule)) => format!(", by {rule}"),
        (None, None) => String::new(),
    }
}
