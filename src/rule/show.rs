//! Instructions and tests in the notation of rule files, for people.

use std::fmt;

use super::ast::{Atom, Item, Pattern, Voices};
use super::compile::lexeme_test;
use super::program::{CueTest, Inst, LexemeTest};
use crate::lexicon::{Frame, WordClass};

impl Inst {
    /// Whether a rule's writer put it there: an item, not the machinery between items.
    #[must_use]
    pub fn is_item(&self) -> bool {
        !matches!(
            self,
            Self::Split(..) | Self::Jump(_) | Self::Save(_) | Self::Match
        )
    }
}

impl fmt::Display for Inst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(_, text) => f.write_str(text),
            Self::OneOf(words) => {
                let words: Vec<&str> = words.words().collect();
                write!(f, "( {} )", words.join(" | "))
            }
            Self::Comma => f.write_str(","),
            Self::Exact(text) => write!(f, "\"{text}\""),
            Self::Lexeme(test) => test.fmt(f),
            Self::Prim(prim, None) => f.write_str(prim.as_str()),
            Self::Prim(prim, Some(test)) => write!(f, "{}/{}", prim.as_str(), test.as_str()),
            Self::Gap(most) => write!(f, "..{most}"),
            Self::SentenceStart => f.write_str("^"),
            Self::SentenceEnd => f.write_str("$"),
            Self::Break => f.write_str("//"),
            Self::Not(inst) => write!(f, "!{inst}"),
            Self::Split(first, second) => write!(f, "split {first} {second}"),
            Self::Jump(to) => write!(f, "jump {to}"),
            Self::Save(slot) => write!(f, "save {slot}"),
            Self::Match => f.write_str("match"),
        }
    }
}

impl fmt::Display for LexemeTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        match self.class {
            WordClass::Noun => parts.push("n".to_owned()),
            WordClass::Adj => parts.push("adj".to_owned()),
            WordClass::Phrase => parts.push("p".to_owned()),
            WordClass::Verb => {}
        }
        parts.extend(self.claim_type.map(|wanted| wanted.as_str().to_owned()));
        let frames: Vec<&str> = Frame::ALL
            .iter()
            .filter(|&&frame| self.frames.has(frame))
            .map(|frame| frame.as_str())
            .collect();
        if !frames.is_empty() {
            parts.push(frames.join(","));
        }
        if parts.is_empty() {
            parts.push("v".to_owned());
        }
        if self.voice != Voices::Finite {
            parts.push(self.voice.as_str().to_owned());
        }
        if self.negated {
            parts.push("neg".to_owned());
        }
        write!(f, "<{}>", parts.join("."))
    }
}

impl fmt::Display for CueTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lexeme(test) => test.fmt(f),
            Self::Words(words) => f.write_str(&words.join(" ")),
        }
    }
}

/// A pattern with every `%name` written out: patterns that say the same are shown the same.
impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, choice) in self.choices.iter().enumerate() {
            if i > 0 {
                f.write_str(" | ")?;
            }
            for (k, item) in choice.iter().enumerate() {
                if k > 0 {
                    f.write_str(" ")?;
                }
                item.fmt(f)?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(role) = self.role {
            write!(f, "{}:", role.as_str())?;
        }
        if self.negated {
            f.write_str("!")?;
        }
        self.atom.fmt(f)?;
        match (self.min, self.max) {
            (1, Some(1)) => Ok(()),
            (0, Some(1)) => f.write_str("?"),
            (0, None) => f.write_str("*"),
            (1, None) => f.write_str("+"),
            (min, None) => write!(f, "{{{min},}}"),
            (min, Some(max)) if min == max => write!(f, "{{{min}}}"),
            (min, Some(max)) => write!(f, "{{{min},{max}}}"),
        }
    }
}

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Exact(text) => write!(f, "\"{text}\""),
            Self::Lexeme(pattern) => lexeme_test(*pattern).fmt(f),
            Self::Prim(prim, None) => f.write_str(prim.as_str()),
            Self::Prim(prim, Some(test)) => write!(f, "{}/{}", prim.as_str(), test.as_str()),
            Self::Gap(most) => write!(f, "..{most}"),
            Self::SentenceStart => f.write_str("^"),
            Self::SentenceEnd => f.write_str("$"),
            Self::Break => f.write_str("//"),
            Self::Group(pattern) => write!(f, "( {pattern} )"),
        }
    }
}
