//! Keeping answers on the device, taking them along, and bringing them back.

use yew::Html;

use crate::answers::{TICKED, key};
use crate::element::{element, of_class, paragraph};
use crate::entry::entry;
use crate::fields::{Field, Kind};
use crate::order;
use crate::parts::{buttons, group, hint, second};
use crate::state::{Message, State};
use crate::take::Take;
use crate::text::fill;

/// Id of the part of the page that opens and closes.
pub(crate) const KEEP: &str = "checker-keep";
/// Id of what is said there.
pub(crate) const MESSAGE: &str = "checker-message";
/// Id of the text that is taken along.
pub(crate) const TEXT: &str = "checker-text";

/// The part of the page for keeping, taking along and bringing back; at build time its heading alone.
pub(crate) fn keep(state: &State) -> Html {
    let mut part = of_class("details", "keep").key(KEEP).attribute("id", KEEP);
    part = part.add(element("summary").text(state.data.text.keep()).done());
    if let Some(message) = state.message {
        let words = said(state, message);
        part =
            part.add(of_class("p", "notice").attribute("id", MESSAGE).attribute("tabindex", "-1").text(&words).done());
    }
    if state.runs {
        part = part.add(keeping(state)).add(people(state)).add(taking(state)).add(bringing(state));
    }
    part.done()
}

fn said(state: &State, message: Message) -> String {
    let text = &state.data.text;
    let words = match message {
        Message::Kept => text.message_kept(),
        Message::Deleted => text.message_deleted(),
        Message::CannotKeep => text.message_cannot_keep(),
        Message::Unreadable => text.message_unreadable(),
        Message::ChangedElsewhere => text.message_changed_elsewhere(),
        Message::LinkUnheeded => text.message_link_unheeded(),
        Message::Copied => text.message_copied(),
        Message::CannotCopy => text.message_cannot_copy(),
        Message::Full => text.message_full(),
        Message::BroughtIn(count, more) => {
            let brought_in = fill(text.message_brought_in(), &[("n", &count.to_string())]);
            return [brought_in.as_str(), if more { text.message_other_years() } else { "" }].concat();
        }
        Message::CannotBringIn => text.message_cannot_bring_in(),
        Message::NotRead(words) => words,
    };
    words.to_owned()
}

/// Whether the answers are kept on this device.
fn keeping(state: &State) -> Html {
    let text = &state.data.text;
    let tick = Field::of_tool(key::KEEPS, text.keeps(), Kind::Tick);
    let mut parts = vec![entry(state, &tick, if state.keeps { TICKED } else { "" }), hint(text.keeps_hint())];
    if state.message == Some(Message::ChangedElsewhere) {
        parts.push(buttons(vec![second(order::LOAD, text.load_kept())]));
    }
    element("div").add_all(parts).done()
}

/// The people whose answers are kept, by name.
fn people(state: &State) -> Html {
    let text = &state.data.text;
    let mut options = Vec::new();
    for (at, person) in state.book.people.iter().enumerate() {
        let name = if person.name.is_empty() { text.nobody() } else { &person.name };
        options.push((at.to_string(), name.to_owned()));
    }
    let (mut parts, mut orders) = (Vec::new(), vec![second(order::ADD_PERSON, text.add_person())]);
    if options.len() > 1 {
        let choice = Field::of_tool(key::PERSON, text.shown_person(), Kind::Choice(options));
        parts.push(entry(state, &choice, &state.book.shown.to_string()));
        orders.push(second(order::REMOVE_PERSON, text.remove_person()));
    }
    parts.push(entry(state, &Field::of_tool(key::NAME, text.name(), Kind::Words), &state.book.person().name));
    parts.push(buttons(orders));
    group(text.people(), parts)
}

fn taking(state: &State) -> Html {
    let text = &state.data.text;
    let (mut names, mut shown) = (Vec::new(), 0);
    for (at, (take, name)) in Take::all(text).into_iter().enumerate() {
        names.push((at.to_string(), name.to_owned()));
        if take == state.take {
            shown = at;
        }
    }
    let choice = Field::of_tool(key::TAKE, text.take_as(), Kind::Choice(names));
    let area = element("textarea")
        .attribute("id", TEXT)
        .attribute("rows", "4")
        .flag("readonly", true)
        .value(&state.take.words(state));
    let mut orders = vec![second(order::COPY, text.copy())];
    if state.take.file(state).is_some() {
        orders.push(second(order::SAVE, text.save_file()));
    }
    let shown = entry(state, &choice, &shown.to_string());
    let label = of_class("label", "hidden").attribute("for", TEXT).text(text.take()).done();
    group(text.take(), vec![shown, label, area.done(), hint(text.take_hint()), buttons(orders)])
}

fn bringing(state: &State) -> Html {
    let text = &state.data.text;
    group(
        text.bring(),
        vec![
            paragraph("hint", text.bring_hint()),
            entry(state, &Field::of_tool(key::FILE, text.bring_file(), Kind::File), ""),
            entry(state, &Field::of_tool(key::BRING, text.bring_text(), Kind::Long), ""),
            buttons(vec![second(order::BRING, text.bring_in())]),
        ],
    )
}
