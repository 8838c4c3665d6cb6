//! Elements of the page, built by calls instead of `html!`, whose code for each element would make the program a quarter
//! larger. What people and content say can only become text or the value of an attribute.

use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VList, VTag, VText};
use yew::{AttrValue, Html};

/// An element to be filled.
pub(crate) struct Element {
    tag: Box<VTag>,
    /// The value of each of [`NAMES`].
    attributes: Vec<Option<AttributeOrProperty>>,
}

/// The names of all attributes that elements have here. With a fixed list no map of them has to be made.
static NAMES: [&str; 26] = [
    "class",
    "id",
    "name",
    "type",
    "value",
    "href",
    "for",
    "role",
    "scope",
    "tabindex",
    "inputmode",
    "autocomplete",
    "maxlength",
    "rows",
    "max",
    "rel",
    "disabled",
    "readonly",
    "selected",
    "novalidate",
    "data-label",
    ORDER,
    "aria-describedby",
    "aria-hidden",
    "aria-invalid",
    "aria-labelledby",
];

/// An element of this name without attributes and children.
pub(crate) fn element(name: &'static str) -> Element {
    Element { tag: Box::new(VTag::new(name)), attributes: Vec::new() }
}

/// An element of this name and class.
pub(crate) fn of_class(name: &'static str, class: &'static str) -> Element {
    element(name).attribute("class", class)
}

/// A button that gives an order when it is pressed. By its id the focus finds back to it.
pub(crate) fn button(class: &'static str, order: &str, label: &str) -> Element {
    let button = of_class("button", class).attribute("type", "button").attribute(ORDER, order);
    button.attribute("id", &["checker-order-", order].concat()).text(label)
}

/// A link.
pub(crate) fn link(class: &'static str, address: &str, text: &str) -> Html {
    of_class("a", class).attribute("href", address).text(text).done()
}

/// A paragraph of text.
pub(crate) fn paragraph(class: &'static str, text: &str) -> Html {
    of_class("p", class).text(text).done()
}

/// A list of elements as one node.
pub(crate) fn all(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

/// Each node in an element of this name.
pub(crate) fn wrapped(name: &'static str, nodes: Vec<Html>) -> Vec<Html> {
    let mut wrapped = Vec::with_capacity(nodes.len());
    for node in nodes {
        wrapped.push(element(name).add(node).done());
    }
    wrapped
}

/// A list of items; nothing where there are none.
pub(crate) fn list(class: &'static str, items: Vec<Html>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    of_class("ul", class).add_all(wrapped("li", items)).done()
}

/// Draws each item. Iterator adapters would take several times the code.
pub(crate) fn each<T>(items: &[T], draw: &dyn Fn(&T) -> Html) -> Vec<Html> {
    let mut nodes = Vec::with_capacity(items.len());
    for item in items {
        nodes.push(draw(item));
    }
    nodes
}

/// The attribute that names the order of a button.
pub(crate) const ORDER: &str = "data-order";
/// The selector of such buttons.
pub(crate) const BUTTON: &str = "[data-order]";

impl Element {
    /// Sets an attribute; an empty class is left out.
    #[inline(never)]
    pub(crate) fn attribute(self, name: &'static str, value: &str) -> Self {
        if name == "class" && value.is_empty() {
            return self;
        }
        self.set(name, AttributeOrProperty::Attribute(AttrValue::from(value.to_owned())))
    }

    /// Sets the value of one of [`NAMES`].
    fn set(mut self, name: &'static str, value: AttributeOrProperty) -> Self {
        debug_assert!(NAMES.contains(&name), "{name}");
        if self.attributes.is_empty() {
            self.attributes.resize(NAMES.len(), None);
        }
        for (known, place) in NAMES.iter().zip(&mut self.attributes) {
            if *known == name {
                *place = Some(value);
                break;
            }
        }
        self
    }

    /// Sets an attribute that has no value, where `wanted`.
    pub(crate) fn flag(self, name: &'static str, wanted: bool) -> Self {
        if wanted { self.attribute(name, "") } else { self }
    }

    /// Tells it from its siblings, so that it stays the same element when these change.
    pub(crate) fn key(mut self, key: &str) -> Self {
        self.tag.key = Some(Key::from(key));
        self
    }

    /// Sets what a field holds.
    pub(crate) fn value(mut self, value: &str) -> Self {
        self.tag.set_value(value.to_owned());
        self
    }

    /// Sets which option of a select is shown, also where the reader has chosen another since it was drawn.
    pub(crate) fn chosen(self, value: &str) -> Self {
        // At build time there are no properties; the option's own attribute says it there.
        if cfg!(target_arch = "wasm32") { self.set("value", AttributeOrProperty::Property(value.into())) } else { self }
    }

    /// Ticks a field, or takes the tick away.
    pub(crate) fn checked(mut self, checked: bool) -> Self {
        self.tag.set_checked(checked);
        self
    }

    /// Adds text.
    #[inline(never)]
    pub(crate) fn text(self, text: &str) -> Self {
        self.add(VText::new(text.to_owned()).into())
    }

    /// Adds a node.
    #[inline(never)]
    pub(crate) fn add(mut self, child: Html) -> Self {
        self.tag.add_child(child);
        self
    }

    /// Adds nodes in order.
    pub(crate) fn add_all(mut self, children: Vec<Html>) -> Self {
        for child in children {
            self.tag.add_child(child);
        }
        self
    }

    /// The finished element.
    #[inline(never)]
    pub(crate) fn done(mut self) -> Html {
        if !self.attributes.is_empty() {
            let values = self.attributes.into_boxed_slice();
            self.tag.set_attributes(Attributes::Dynamic { keys: &NAMES, values });
        }
        (*self.tag).into()
    }
}
