//! Cases and laws of tagging, on a small lexicon made here.

use std::borrow::Cow;

use proptest::prelude::*;

use super::*;
use crate::lexicon::{Gender, LexiconFile, LexiconFiles};
use crate::segment::{Case, Mark, Sentence, Token, TokenKind};
use crate::text::Span;

/// A few lines of each table; sorted as the loader wants them.
fn lexicon() -> Lexicon {
    let table = |name: &str, rows: &[&str]| {
        let mut rows: Vec<&str> = rows.to_vec();
        rows.sort_unstable();
        let head = "# title: t\n# origin: o\n# licence: l\n";
        LexiconFile {
            name: name.to_owned(),
            text: Cow::Owned(format!("{head}{}\n", rows.join("\n"))),
        }
    };
    let files = LexiconFiles {
        tables: vec![
            table(
                "actors.tsv",
                &[
                    "actor:armed-group/ttp\tTehrik-i-Taliban Pakistan\tarmed_group\tPakistan Taliban;Pakistani Taliban;TTP\tPAK\t\t\t\t",
                    "actor:armed-group/taliban\tTaliban\tarmed_group\t\tAFG\t\t\t\t",
                    "actor:media/nyt\tThe New York Times\tmedia\tNew York Times;NYT\tUSA\t\t\t\t",
                    "actor:org/acled\tArmed Conflict Location & Event Data Project\torganisation\tACLED\tUSA\t\t\t\t",
                    "actor:person/trump\tDonald Trump\tperson\tDonald J. Trump\tUSA\tpresident of the United States\tm\t2017\t",
                    "actor:person/asif\tKhawaja Asif\tperson\tKhawaja Muhammad Asif\tPAK\tdefence minister\tm\t2022\t",
                ],
            ),
            table(
                "cities.tsv",
                &[
                    "geonames:1\tKabul\t\tAFG\t4000000",
                    "geonames:2\tIslamabad\t\tPAK\t1000000",
                    "geonames:3\tWashington\t\tUSA\t600000",
                    "geonames:4\tReading\t\tUSA\t200000",
                    "geonames:5\tParis\t\tFRA\t2000000",
                    "geonames:6\tClinton\t\tUSA\t20000",
                    "geonames:7\tHerat\t\tAFG\t500000",
                    "geonames:8\tLeeds\t\tGBR\t500000",
                ],
            ),
            table(
                "countries.tsv",
                &[
                    "iso3166:AFG\tAfghanistan\t\tAfghan;Afghans\tKabul\t\tAF\tAFG",
                    "iso3166:FRA\tFrance\t\tFrench\tParis\t\tFR\tFRA",
                    "iso3166:GBR\tUnited Kingdom\tUK;Britain\tBritish\tLondon\tDowning Street\tGB\tGBR",
                    "iso3166:JOR\tJordan\t\tJordanian\tAmman\t\tJO\tJOR",
                    "iso3166:GEO\tGeorgia\t\tGeorgian\tTbilisi\t\tGE\tGEO",
                    "iso3166:PAK\tPakistan\t\tPakistani;Pakistanis\tIslamabad\t\tPK\tPAK",
                    "iso3166:USA\tUnited States\tUS;U.S.;America\tAmerican;Americans\tWashington\tWhite House\tUS\tUSA",
                ],
            ),
            table(
                "cues.tsv",
                &[
                    "say\tverb\tstatement\tthat\tsays;said;said;saying",
                    "tell\tverb\tstatement\tnp-that\ttells;told;told;telling",
                    "warn\tverb\twarning\tof\twarns;warned;warned;warning",
                ],
            ),
            table(
                "given_names.tsv",
                &[
                    "Ana\tf", "Bob\tm", "Georgia\tf", "Hillary\tf", "Bill\tm", "Joe\tm", "Jordan\tm", "Omar\tm", "Paris\tf",
                    "Sami\tm", "Stephen\tm", "Donald\tm", "Haibatullah\tm",
                ],
            ),
            table(
                "parts_of_speech.tsv",
                &[
                    "fled\tVD5", "former\tA5", "human\tA5", "reading\tVG5", "trump\tV2", "senior\tA5", "armed\tA4", "met\tVD5",
                    "islamic\tA4", "new\tA9", "prime\tA3", "private\tA5",
                ],
            ),
            table(
                "roles.tsv",
                &[
                    "analyst\tanalysts\trole", "economist\teconomists\trole", "journalist\tjournalists\trole",
                    "minister\tministers\trole", "leader\tleaders\trole", "official\tofficials\tcollective",
                    "secretary\tsecretaries\trole", "king\tkings\trole", "spokesman\tspokesmen\trole",
                    "police\t\tcollective", "president\tpresidents\trole", "director\tdirectors\trole", "chief\tchiefs\trole",
                ],
            ),
            table(
                "words.tsv",
                &[
                    "a\tdet", "an\tdet", "and\tcoord", "at\tprep", "between\tprep", "bin\tparticle", "by\tprep", "de\tparticle",
                    "he\tpron-subj", "in\tprep", "Inc.\torg", "Jr.\tsuffix", "Minister\ttitle", "Ministry\torg",
                    "Monday\tweekday", "Mr.\ttitle", "Mrs.\ttitle", "of\tprep", "on\tprep", "Party\torg", "Post\torg",
                    "President\ttitle", "Reporter\ttitle", "Sen.\ttitle", "Secretary\ttitle", "that\tcomp", "the\tdet",
                    "to\tprep", "University\torg", "von\tparticle", "with\tprep", "The Hague\tplace", "Rights\torg",
                    "County\tplace", "while\tsub", "was\tbe", "from\tprep", "Group\torg", "Security\torg",
                ],
            ),
        ],
        rules: Vec::new(),
    };
    Lexicon::load(&files).expect("the tests' lexicon is sound")
}
