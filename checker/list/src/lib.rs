//! Lists of staff in words: what each row comes to, in the language of its reader; and the page on which somebody lets a
//! browser read a list. The command and the page say the same, because they say it from here.

mod answers;
mod cells;
pub mod desk;
mod faults;
mod log_rows;
mod outcomes;
pub mod page;
mod remarks;
mod sheet;
mod text;
mod writer;

pub use answers::Phrases;
pub use cells::{AnswerRows, Layout};
pub use faults::letter;
pub use log_rows::LogWriter;
pub use outcomes::OutcomeWords;
pub use sheet::{NoRoom, Sheet, workbook};
pub use text::ListText;
pub use writer::RowWriter;
