//! The kinds of pages: for each its address, the page above it, and its place in the menus.

use crate::help::Help;

/// A page in any language. A page of a year carries the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageId {
    /// The home page.
    Home,
    /// The hours checker.
    Checker,
    /// The hours checker for browsers to which a strict policy forbids WebAssembly; the checker's script leads there.
    OlderChecker,
    /// The hours checker alone, for frames on pages of other sites.
    Embedded,
    /// The same for browsers to which a strict policy forbids WebAssembly.
    OlderEmbedded,
    /// The page on which an employer checks a list of staff.
    List,
    /// The same for browsers to which a strict policy forbids WebAssembly.
    OlderList,
    /// The list of questions.
    Questions,
    /// A further page of that list, from 2 on, where there are many.
    MoreQuestions(usize),
    /// A question with its answer, by its slug.
    Question(String),
    /// The glossary.
    Glossary,
    /// The search, and the index of all pages and terms.
    Search,
    /// A page of prose, by its slug: about, privacy, accessibility.
    Prose(&'static str),
    /// For bureaus: the references, and every part of pages in every state.
    Bureaus,
    /// A reference of the program for the bureau's clerks.
    Help(Help),
    /// A year at a glance.
    Year(u16),
    /// The notice of a year, as it is in force.
    Notice(u16),
    /// That notice as it stood before an amendment, by the name of the amendment's folder.
    Earlier(u16, String),
    /// That notice in all languages side by side.
    Both(u16),
    /// The course guide of a year.
    Guide(u16),
    /// A year on one sheet of paper.
    Leaflet(u16),
    /// The worked examples of a year.
    Examples(u16),
    /// How we know: what every build proves of a year's rules.
    Proof(u16),
    /// How a year differs from the year before.
    Changes(u16),
    /// What an industry of a year needs, by the industry's id.
    Industry(u16, String),
    /// What a year's notice says to an audience, by the audience's id.
    Audience(u16, String),
    /// The page that a server shows at addresses where there is none.
    NotFound,
}

/// A list of links that stands on every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Above the page.
    Navigation,
    /// Below the page.
    Footer,
}

impl PageId {
    /// The address below the root of a language: empty for the home page, a folder with a slash at its end for others.
    pub fn address(&self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Checker => "checker/".to_owned(),
            Self::OlderChecker => "checker/older/".to_owned(),
            Self::Embedded => "embed/".to_owned(),
            Self::OlderEmbedded => "embed/older/".to_owned(),
            Self::List => "list/".to_owned(),
            Self::OlderList => "list/older/".to_owned(),
            Self::Questions => "questions/".to_owned(),
            Self::MoreQuestions(number) => format!("questions/page/{number}/"),
            Self::Question(slug) => format!("questions/{slug}/"),
            Self::Glossary => "glossary/".to_owned(),
            Self::Search => "search/".to_owned(),
            Self::Prose(slug) => format!("{slug}/"),
            Self::Bureaus => "bureaus/".to_owned(),
            Self::Help(Help::Rules) => "bureaus/rules/".to_owned(),
            Self::Help(Help::Check) => "bureaus/check/".to_owned(),
            Self::Help(Help::Content) => "bureaus/content/".to_owned(),
            Self::Year(year) => format!("{year}/"),
            Self::Notice(year) => format!("{year}/notice/"),
            Self::Earlier(year, amendment) => format!("{year}/notice/before-{amendment}/"),
            Self::Both(year) => format!("{year}/both/"),
            Self::Guide(year) => format!("{year}/guide/"),
            Self::Leaflet(year) => format!("{year}/leaflet/"),
            Self::Examples(year) => format!("{year}/examples/"),
            Self::Proof(year) => format!("{year}/proof/"),
            Self::Changes(year) => format!("{year}/changes/"),
            Self::Industry(year, industry) => format!("{year}/industries/{industry}/"),
            Self::Audience(year, audience) => format!("{year}/for/{audience}/"),
            Self::NotFound => "404.html".to_owned(),
        }
    }

    /// The page above it, for breadcrumbs; none for the home page and the page for wrong addresses.
    pub fn parent(&self) -> Option<Self> {
        match self {
            Self::Home | Self::NotFound => None,
            Self::Checker
            | Self::OlderChecker
            | Self::Embedded
            | Self::OlderEmbedded
            | Self::List
            | Self::OlderList
            | Self::Questions
            | Self::Glossary
            | Self::Search
            | Self::Prose(_)
            | Self::Bureaus
            | Self::Year(_) => Some(Self::Home),
            Self::Help(_) => Some(Self::Bureaus),
            Self::Question(_) | Self::MoreQuestions(_) => Some(Self::Questions),
            Self::Earlier(year, _) => Some(Self::Notice(*year)),
            Self::Notice(year)
            | Self::Both(year)
            | Self::Guide(year)
            | Self::Leaflet(year)
            | Self::Examples(year)
            | Self::Proof(year)
            | Self::Changes(year)
            | Self::Industry(year, _)
            | Self::Audience(year, _) => Some(Self::Year(*year)),
        }
    }

    /// The menu that leads to it, and its place there, lowest first; none where no menu leads to it.
    pub(super) fn menu(&self, newest: u16) -> Option<(Menu, i32)> {
        match self {
            Self::Checker => Some((Menu::Navigation, 0)),
            Self::List => Some((Menu::Navigation, 1)),
            Self::Notice(year) if *year == newest => Some((Menu::Navigation, 2)),
            Self::Guide(year) if *year == newest => Some((Menu::Navigation, 3)),
            Self::Questions => Some((Menu::Navigation, 4)),
            Self::Glossary => Some((Menu::Navigation, 5)),
            // The newest year first.
            Self::Year(year) => Some((Menu::Footer, -i32::from(*year))),
            Self::Search => Some((Menu::Footer, 1)),
            Self::Prose(_) => Some((Menu::Footer, 2)),
            Self::Bureaus => Some((Menu::Footer, 3)),
            Self::Home
            | Self::OlderChecker
            | Self::Embedded
            | Self::OlderEmbedded
            | Self::OlderList
            | Self::Help(_)
            | Self::MoreQuestions(_)
            | Self::Question(_)
            | Self::Notice(_)
            | Self::Earlier(..)
            | Self::Both(_)
            | Self::Guide(_)
            | Self::Leaflet(_)
            | Self::Examples(_)
            | Self::Proof(_)
            | Self::Changes(_)
            | Self::Industry(..)
            | Self::Audience(..)
            | Self::NotFound => None,
        }
    }

    /// The year that it belongs to; none for a page of the whole site.
    pub fn year(&self) -> Option<u16> {
        match self {
            Self::Year(year)
            | Self::Notice(year)
            | Self::Earlier(year, _)
            | Self::Both(year)
            | Self::Guide(year)
            | Self::Leaflet(year)
            | Self::Examples(year)
            | Self::Proof(year)
            | Self::Changes(year)
            | Self::Industry(year, _)
            | Self::Audience(year, _) => Some(*year),
            Self::Home
            | Self::Checker
            | Self::OlderChecker
            | Self::Embedded
            | Self::OlderEmbedded
            | Self::List
            | Self::OlderList
            | Self::Questions
            | Self::MoreQuestions(_)
            | Self::Question(_)
            | Self::Glossary
            | Self::Search
            | Self::Prose(_)
            | Self::Bureaus
            | Self::Help(_)
            | Self::NotFound => None,
        }
    }

    /// The pages above it, the uppermost first.
    pub fn above(&self) -> Vec<Self> {
        let mut above: Vec<Self> = std::iter::successors(self.parent(), Self::parent).collect();
        above.reverse();
        above
    }

    /// Whether links and search engines may lead to it: all pages but that for wrong addresses, those for old browsers,
    /// and those for frames.
    pub fn is_listed(&self) -> bool {
        self.has_a_place() && self.canonical() == self
    }

    /// Whether it is shown at its own address, and not at any that is wrong.
    pub fn has_a_place(&self) -> bool {
        *self != Self::NotFound
    }

    /// The page that menus mark and search engines are told of in its stead: itself, but for other shapes of the same page.
    pub fn canonical(&self) -> &Self {
        match self {
            Self::OlderChecker | Self::Embedded | Self::OlderEmbedded => &Self::Checker,
            Self::OlderList => &Self::List,
            page => page,
        }
    }

    /// Whether it is for frames on pages of other sites.
    pub fn is_embedded(&self) -> bool {
        matches!(self, Self::Embedded | Self::OlderEmbedded)
    }

    /// Whether it is for browsers that know no policy for WebAssembly alone.
    pub fn is_older(&self) -> bool {
        matches!(self, Self::OlderChecker | Self::OlderEmbedded | Self::OlderList)
    }

    /// Where the program on this page sends those browsers.
    pub fn older(&self) -> Self {
        match self {
            Self::Embedded | Self::OlderEmbedded => Self::OlderEmbedded,
            Self::List | Self::OlderList => Self::OlderList,
            _ => Self::OlderChecker,
        }
    }
}
