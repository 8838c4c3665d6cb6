//! Lists of staff in words: what each row comes to, in the language of its reader. The command and the page in the
//! browser say the same, because they say it from here.

mod answers;
mod faults;
mod outcomes;
mod text;

pub use answers::{MissingLine, Phrases};
pub use faults::letter;
pub use outcomes::OutcomeWords;
pub use text::ListText;
