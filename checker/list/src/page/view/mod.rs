//! The component: holds the state, draws it, hears the reader and the worker.

mod bring;
mod columns;
mod funding;
mod paper;
mod people;
mod result;

use std::rc::Rc;

use js_sys::JsString;
use web_sys::{Blob, ClipboardEvent, DragEvent, Event, HtmlInputElement, HtmlSelectElement, InputEvent};
use yew::prelude::*;

use super::browser::{self, Helper, Offered};
use super::data::ListData;
use super::message::Report;
use super::state::{Action, Effect, Stage, State};

/// The properties of the component.
#[derive(Clone, Properties)]
pub struct ListProps {
    /// Rules and texts of every published year, in the page's language.
    pub data: Rc<ListData>,
}

impl PartialEq for ListProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.data, &other.data)
    }
}

/// The page for lists.
pub struct ListPage {
    state: State,
    helper: Option<Helper>,
    /// The list that was brought in.
    file: Option<Blob>,
    /// The file that was offered last.
    offered: Option<Offered>,
    /// Whether the reader waits for the answer. Whoever goes through a select by keys stays in it.
    waits: bool,
    /// Whether the answer is to be shown as soon as it is drawn.
    leads: bool,
    prints: bool,
}

/// What the component hears.
pub enum Heard {
    /// The reader does something.
    Do(Action),
    /// A file was chosen or dropped: its name and its bytes.
    Brought(String, Blob),
    /// A text was pasted.
    Pasted(JsString),
    /// The worker says something, with a file; none where it has failed.
    Worker(Option<(Report, Option<Blob>)>),
}

/// Id of the heading that takes the focus.
pub(super) const ANSWER: &str = "list-answer";
const FILE: &str = "list-file";
const PASTE: &str = "list-paste";

impl Component for ListPage {
    type Message = Heard;
    type Properties = ListProps;

    fn create(ctx: &Context<Self>) -> Self {
        let state = State::new(Rc::clone(&ctx.props().data));
        Self { state, helper: None, file: None, offered: None, waits: false, leads: false, prints: false }
    }

    fn update(&mut self, ctx: &Context<Self>, heard: Heard) -> bool {
        let before = self.state.stage.clone();
        match heard {
            Heard::Do(action) => self.act(ctx, action),
            Heard::Brought(name, file) => {
                self.file = Some(file);
                self.act(ctx, Action::Bring(name));
            }
            Heard::Pasted(text) => {
                self.file = browser::text_file(&text);
                self.act(ctx, Action::Bring(self.state.data.page.pasted().to_owned()));
            }
            Heard::Worker(None) => self.act(ctx, Action::Broken),
            Heard::Worker(Some((report, file))) => {
                if let (Report::File(name), Some(file)) = (&report, &file) {
                    self.offered = browser::download(file, name);
                }
                self.act(ctx, Action::Heard(report));
            }
        }
        // More may be heard before the next drawing.
        self.leads |= self.waits && before != self.state.stage && self.state.stage != Stage::Reading;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let dropped = link.batch_callback(|event: DragEvent| {
            event.prevent_default();
            browser::dropped(&event).map(|file| Heard::Brought(file.name(), file.into()))
        });
        let over = Callback::from(|event: DragEvent| event.prevent_default());
        let draw = Draw { state: &self.state, link };
        html! {
            <div class="list" ondrop={dropped} ondragover={over}>
                { bring::form(draw) }
                <p class={draw.status_class()} role="status">{ draw.status() }</p>
                { draw.stage() }
                { funding::form(draw) }
                { paper::printed(draw) }
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if std::mem::take(&mut self.leads) && !browser::focus(ANSWER) && browser::is_nowhere() {
            browser::focus(FILE);
        }
        if std::mem::take(&mut self.prints) {
            browser::print();
        }
    }
}

impl ListPage {
    fn act(&mut self, ctx: &Context<Self>, action: Action) {
        match action {
            Action::Year(_) | Action::Industry(_) => self.waits = false,
            Action::Bring(_) | Action::Sheet(_) | Action::Check | Action::Cancel | Action::Clear => self.waits = true,
            _ => {}
        }
        for effect in self.state.apply(action) {
            let is_asked = match effect {
                Effect::LetGo => {
                    self.helper = None;
                    true
                }
                Effect::Print => {
                    self.prints = true;
                    true
                }
                Effect::Ask(order) => self.helper.as_ref().is_some_and(|helper| helper.ask(&order, None)),
                Effect::AskAnew(order) => {
                    let link = ctx.link().clone();
                    self.helper = Helper::start(move |said| link.send_message(Heard::Worker(said)));
                    self.helper.as_ref().is_some_and(|helper| helper.ask(&order, self.file.as_ref()))
                }
            };
            if !is_asked {
                self.state.stage = Stage::Refused(self.state.data.page.broken().to_owned());
            }
        }
    }
}

/// What every part is drawn from.
#[derive(Clone, Copy)]
pub(super) struct Draw<'a> {
    pub(super) state: &'a State,
    link: &'a yew::html::Scope<ListPage>,
}

impl<'a> Draw<'a> {
    pub(super) fn text(self) -> &'a super::PageText {
        &self.state.data.page
    }

    /// A button's action.
    pub(super) fn press(self, action: Action) -> Callback<MouseEvent> {
        self.link.callback(move |_| Heard::Do(action.clone()))
    }

    /// A select's action, by the value that is chosen.
    pub(super) fn choose(self, action: impl Fn(String) -> Action + 'static) -> Callback<Event> {
        self.link
            .callback(move |event: Event| Heard::Do(action(event.target_unchecked_into::<HtmlSelectElement>().value())))
    }

    /// A tick's action.
    pub(super) fn tick(self, action: impl Fn(bool) -> Action + 'static) -> Callback<Event> {
        self.link.callback(move |event: Event| {
            Heard::Do(action(event.target_unchecked_into::<HtmlInputElement>().checked()))
        })
    }

    /// A field's action, by what is typed.
    pub(super) fn typed(self, action: impl Fn(String) -> Action + 'static) -> Callback<InputEvent> {
        self.link.callback(move |event: InputEvent| {
            Heard::Do(action(event.target_unchecked_into::<HtmlInputElement>().value()))
        })
    }

    fn file_chosen(self) -> Callback<Event> {
        self.link.batch_callback(|_: Event| browser::chosen(FILE).map(|file| Heard::Brought(file.name(), file.into())))
    }

    fn pasted(self) -> Callback<Event> {
        self.link.batch_callback(|event: Event| {
            let event: ClipboardEvent = wasm_bindgen::JsCast::unchecked_into(event);
            let text = browser::pasted(&event)?;
            event.prevent_default();
            Some(Heard::Pasted(text))
        })
    }

    fn check_pasted(self) -> Callback<MouseEvent> {
        self.link.batch_callback(|_: MouseEvent| {
            let text = browser::value(PASTE);
            (!text.trim().is_empty()).then(|| Heard::Pasted(text.into()))
        })
    }

    /// What is said of how far it has come, in a sentence.
    fn status(self) -> String {
        let text = self.text();
        match &self.state.stage {
            Stage::Empty => String::new(),
            Stage::Reading => text.reading().to_owned(),
            Stage::Sheets(_) => text.which_sheet().to_owned(),
            Stage::Columns => text.columns_unclear().to_owned(),
            Stage::Done => result::summary(self),
            Stage::Refused(why) if why.is_empty() => text.refused_large().to_owned(),
            Stage::Refused(why) => why.clone(),
            Stage::Cancelled => text.cancelled().to_owned(),
        }
    }

    /// Where a heading says the same, the status is only spoken.
    fn status_class(self) -> &'static str {
        match self.state.stage {
            Stage::Sheets(_) | Stage::Columns | Stage::Done => "hidden",
            Stage::Refused(_) | Stage::Cancelled => "list-status notice short",
            Stage::Empty | Stage::Reading => "list-status",
        }
    }

    fn stage(self) -> Html {
        match &self.state.stage {
            Stage::Reading => bring::progress(self),
            Stage::Sheets(names) => columns::sheets(self, names),
            Stage::Columns => columns::question(self),
            Stage::Done => html! {
                <>
                    { result::result(self) }
                    { people::table(self) }
                    { columns::details(self) }
                </>
            },
            Stage::Empty | Stage::Refused(_) | Stage::Cancelled => Html::default(),
        }
    }
}
