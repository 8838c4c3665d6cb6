//! Names that tie data together. Distinct types, so that a clause is never taken for a category.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The name as written in the data.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl crate::json::FromJson for $name {
            fn from_json(node: Option<&impl crate::json::JsonNode>, broken: &crate::json::Broken) -> Self {
                Self(String::from_json(node, broken))
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self(name.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(name: String) -> Self {
                Self(name)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A clause of the year's notice, such as `annual-hours`.
    ClauseId
}
id! {
    /// A category of subjects, such as `public`.
    CategoryId
}
id! {
    /// An industry, such as `accounting`.
    IndustryId
}
id! {
    /// Something else about a person that rules may depend on, such as `level`.
    TraitId
}
id! {
    /// One of the values of a trait, such as `senior`.
    ValueId
}
id! {
    /// A unit of learning, such as `hour` or `credit`.
    UnitId
}
id! {
    /// A way of learning, such as `online`.
    ModeId
}
id! {
    /// Something that is converted into hours, such as `paper`.
    ActivityId
}
