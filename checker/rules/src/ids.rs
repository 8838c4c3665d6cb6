//! Ids by which rules, facts and texts refer to each other, each kind a type: a clause cannot be passed for a category.

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
            /// The id as it is written in the data.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl crate::flat::Flat for $name {
            fn write(&self, to: &mut Vec<String>) {
                to.push(self.0.clone());
            }

            fn read(from: &mut crate::flat::Reader<'_>) -> Self {
                Self(from.text().to_owned())
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
    /// Id of a clause of the year's notice, such as `annual-hours`; of a clause of another document,
    /// `2018/annual-hours`.
    ClauseId
}
id! {
    /// Id of a category of subjects, such as `public`.
    CategoryId
}
id! {
    /// Id of an industry, such as `accounting`.
    IndustryId
}
id! {
    /// Id of a trait: something about a person, beside the industry, that rules may depend on, such as `level`.
    TraitId
}
id! {
    /// Id of one of the values of a trait, such as `senior`.
    ValueId
}
id! {
    /// Id of a unit of learning, such as `hour` or `credit`.
    UnitId
}
id! {
    /// Id of a way of learning, such as `online`.
    ModeId
}
id! {
    /// Id of an activity: something that is converted into hours, such as `paper`.
    ActivityId
}
