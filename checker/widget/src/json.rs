//! JSON values as the browser parses them, behind a trait, so that tests read the same way without a browser.

/// A JSON value. Each way of reading it gives none where the value is of another type.
pub(crate) trait Node: Sized {
    /// The member of an object under this key; none also where it is missing or null.
    fn member(&self, key: &str) -> Option<Self>;
    /// The value of a string.
    fn text(&self) -> Option<String>;
    /// The value of a whole number.
    fn number(&self) -> Option<u32>;
    /// The items of a list, in order.
    fn items(&self) -> Option<Vec<Self>>;
    /// The members of an object, with their keys.
    fn members(&self) -> Option<Vec<(String, Self)>>;

    /// The text of the member under this key.
    fn text_of(&self, key: &str) -> Option<String> {
        self.member(key)?.text()
    }
}

#[cfg(feature = "mount")]
impl Node for wasm_bindgen::JsValue {
    fn member(&self, key: &str) -> Option<Self> {
        js_sys::Reflect::get(self, &key.into()).ok().filter(|value| !value.is_null() && !value.is_undefined())
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn number(&self) -> Option<u32> {
        // JSON has no other numbers here than small whole ones, which the conversion keeps.
        self.as_f64().map(|number| number as u32)
    }

    fn items(&self) -> Option<Vec<Self>> {
        js_sys::Array::is_array(self).then(|| js_sys::Array::from(self).to_vec())
    }

    fn members(&self) -> Option<Vec<(String, Self)>> {
        let keys = js_sys::Reflect::own_keys(self).ok()?.to_vec();
        keys.iter().map(|key| Some((key.as_string()?, js_sys::Reflect::get(self, key).ok()?))).collect()
    }
}
