//! Fields: what Word works out while it shows a text. What it came to stands in the file, behind how it is worked out.

/// A field that is open.
#[derive(Debug, Default)]
struct OpenField {
    /// How it is worked out.
    code: String,
    /// Whether what it came to has begun.
    has_result: bool,
}

/// The fields that are open: one may stand in the code of another.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<OpenField>,
    /// How many of them are still being worked out.
    codes: usize,
}

impl Fields {
    /// Whether text is part of how something is worked out.
    pub(super) fn is_code(&self) -> bool {
        self.codes > 0
    }

    /// Takes a piece of a field's code.
    pub(super) fn code(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.has_result) {
            field.code.push_str(text);
        }
    }

    /// Takes a mark: where a field begins, where its result does, or where it ends. Gives a field that shows something
    /// without a result: its code.
    pub(super) fn mark(&mut self, kind: &str) -> Option<String> {
        match kind {
            "begin" => {
                self.open.push(OpenField::default());
                self.codes += 1;
            }
            "separate" => {
                if let Some(field) = self.open.last_mut()
                    && !std::mem::replace(&mut field.has_result, true)
                {
                    self.codes -= 1;
                }
            }
            "end" => {
                let field = self.open.pop().filter(|field| !field.has_result)?;
                self.codes -= 1;
                let code = field.code.trim();
                let name = code.split([' ', '\\']).next().unwrap_or_default().to_ascii_uppercase();
                return ["EQ", "SYMBOL"].contains(&name.as_str()).then(|| code.to_owned());
            }
            _ => {}
        }
        None
    }

    /// No code goes on in the next paragraph: one that seems to has lost its end.
    pub(super) fn end_paragraph(&mut self) {
        if self.codes > 0 {
            self.open.iter_mut().for_each(|field| field.has_result = true);
            self.codes = 0;
        }
    }
}

/// A character in a circle, which Word writes as a formula: `EQ \o\ac(○,1)`.
pub(super) fn circled(code: &str) -> Option<char> {
    let packed: String = code.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    let inside = packed.strip_prefix(r"eq\o\ac(○,")?.strip_suffix(')')?;
    let number: u32 = inside.parse().ok().filter(|number| (1..=20).contains(number))?;
    char::from_u32(0x245f + number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_in_a_circle_is_one_character() {
        assert_eq!((circled(r"eq \o\ac(○,3)"), circled(r"EQ \f(1,2)")), (Some('③'), None));
    }

    #[test]
    fn text_between_begin_and_separate_is_code() {
        let mut fields = Fields::default();
        let states = ["begin", "begin", "separate", "end", "separate", "end"].map(|kind| {
            fields.mark(kind);
            fields.is_code()
        });
        assert_eq!(states, [true, true, true, true, false, false]);
    }
}
