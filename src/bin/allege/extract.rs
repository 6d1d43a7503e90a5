//! `allege extract`: articles in, claims out.

use std::fmt::Write as _;

use allege::pipeline;
use allege::record::write_claims;
use allege::text::ClaimType;

use crate::args::Extract;
use crate::exit::Exit;
use crate::stream::{self, Counts, Summary};
use crate::{language, render};

pub(crate) fn run(args: &Extract) -> anyhow::Result<Exit> {
    let language = language::load(args.inputs.lexicons.as_deref())?;
    let summary = stream::run(&args.inputs, args.output.as_deref(), |document, out| {
        let extraction = pipeline::extract(document, language);
        write_claims(document, &extraction, out)?;
        let mut counts = Counts::default();
        for claim in &extraction.claims {
            counts.0[claim.claim_type as usize] += 1;
        }
        Ok(counts)
    })?;
    if !args.inputs.quiet {
        render::say(&summarised(&summary));
    }
    Ok(summary.exit())
}

/// Documents, claims and failures, then claims by type.
fn summarised(summary: &Summary) -> String {
    let counts = summary.counts.0;
    let mut out = format!(
        "{}, {}",
        render::plural(summary.n_documents, "document"),
        render::plural(counts.iter().sum(), "claim")
    );
    if summary.n_failed > 0 {
        write!(
            out,
            ", {} failed",
            render::plural(summary.n_failed, "input")
        )
        .expect("a string takes all");
    }
    for (claim_type, n) in ClaimType::ALL.iter().zip(counts) {
        if n > 0 {
            let n = render::grouped(n);
            write!(out, "\n  {:<12} {n:>10}", claim_type.as_str()).expect("a string takes all");
        }
    }
    out
}
