//! JSON values, whoever has parsed them: the browser, or a test.

use wasm_bindgen::JsCast;

/// A JSON value. Each way of reading it gives none where the value is of another type.
pub(crate) trait JsonNode: Sized {
    /// The member of an object under this key; none also where it is missing or null.
    fn member(&self, key: &str) -> Option<Self>;
    /// The value of a string.
    fn text(&self) -> Option<String>;
    /// The value of a whole number below 2³².
    fn number(&self) -> Option<u32>;
    /// The items of a list, in order.
    fn items(&self) -> Option<Vec<Self>>;
    /// The members of an object, with their keys.
    fn members(&self) -> Option<Vec<(String, Self)>>;
}

/// A value as the browser has parsed it.
pub(crate) struct PageValue(pub(crate) wasm_bindgen::JsValue);

impl JsonNode for PageValue {
    fn member(&self, key: &str) -> Option<Self> {
        let value = js_sys::Reflect::get(&self.0, &key.into()).ok();
        value.filter(|value| !value.is_null() && !value.is_undefined()).map(Self)
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<u32> {
        let number = self.0.as_f64()?;
        let whole = number as u32;
        (f64::from(whole) == number).then_some(whole)
    }

    fn items(&self) -> Option<Vec<Self>> {
        let list = self.0.dyn_ref::<js_sys::Array>()?;
        let mut items = Vec::new();
        for at in 0..list.length() {
            items.push(Self(list.get(at)));
        }
        Some(items)
    }

    fn members(&self) -> Option<Vec<(String, Self)>> {
        let object = self.0.dyn_ref::<js_sys::Object>().filter(|_| !js_sys::Array::is_array(&self.0))?;
        let keys = js_sys::Object::keys(object);
        let mut members = Vec::new();
        for at in 0..keys.length() {
            let key = keys.get(at);
            members.push((key.as_string()?, Self(js_sys::Reflect::get(object, &key).ok()?)));
        }
        Some(members)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::Value;

    use super::JsonNode;

    /// A value as serde has parsed it.
    pub(crate) struct TestValue(pub(crate) Value);

    impl JsonNode for TestValue {
        fn member(&self, key: &str) -> Option<Self> {
            self.0.get(key).filter(|value| !value.is_null()).cloned().map(Self)
        }

        fn text(&self) -> Option<String> {
            self.0.as_str().map(str::to_owned)
        }

        fn number(&self) -> Option<u32> {
            self.0.as_u64().and_then(|number| number.try_into().ok())
        }

        fn items(&self) -> Option<Vec<Self>> {
            Some(self.0.as_array()?.iter().cloned().map(Self).collect())
        }

        fn members(&self) -> Option<Vec<(String, Self)>> {
            Some(self.0.as_object()?.clone().into_iter().map(|(key, value)| (key, Self(value))).collect())
        }
    }
}
