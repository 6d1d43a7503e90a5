//! Closed sets on the wire: each value goes by its name.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::claim::{Modality, PartyKind, QuoteType, RelationKind, Via};
use crate::lexicon::EntityType;
use crate::text::{ClaimType, Force};

/// Writes and reads enums made by `named!` by name.
macro_rules! by_name {
    ($($name:ty),+ $(,)?) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = Cow::<str>::deserialize(deserializer)?;
                Self::from_name(&name).ok_or_else(|| {
                    let known: Vec<_> = Self::ALL.iter().map(|value| value.as_str()).collect();
                    de::Error::custom(format_args!(
                        "unknown name `{name}`, expected one of: {}",
                        known.join(", ")
                    ))
                })
            }
        }
    )+};
}

by_name!(
    ClaimType,
    EntityType,
    Force,
    Modality,
    PartyKind,
    QuoteType,
    RelationKind,
    Via,
);
