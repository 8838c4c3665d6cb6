//! Fields: what Word works out while it shows a text. What it came to stands in the file, behind how it is worked out.

/// A field that is open.
#[derive(Debug, Default)]
struct OpenField {
    /// How it is worked out.
    code: String,
    /// Whether what it came to has begun.
    has_result: bool,
    /// Whether what it came to has text.
    has_text: bool,
    form: FormField,
}

/// What a field of a form has been set to.
#[derive(Debug, Default)]
struct FormField {
    /// Whether it is checked, or which entry is chosen, as the form has it.
    preset: Option<String>,
    /// The same, as somebody has set it.
    set: Option<String>,
    entries: Vec<String>,
}

/// What a field shows that has no result in the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FieldText {
    Shown(String),
    /// How it is worked out, where that is not known.
    Code(String),
}

impl FormField {
    /// What it shows, by the name of its field.
    fn shown(&self, name: &str) -> Option<String> {
        let said = self.set.as_ref().or(self.preset.as_ref()).map(String::as_str);
        match name {
            "FORMCHECKBOX" => Some(if matches!(said, Some("" | "1" | "true" | "on")) { "☒" } else { "☐" }.to_owned()),
            "FORMDROPDOWN" => self.entries.get(said.and_then(|said| said.parse().ok()).unwrap_or(0_usize)).cloned(),
            _ => None,
        }
    }
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

    /// Takes what an element of a form's field says.
    pub(super) fn form(&mut self, name: &str, said: String) {
        let Some(field) = self.open.last_mut().filter(|field| !field.has_result) else { return };
        match name {
            "w:default" => field.form.preset = Some(said),
            "w:checked" | "w:result" => field.form.set = Some(said),
            _ => field.form.entries.push(said),
        }
    }

    /// Notes that text is shown.
    pub(super) fn note(&mut self) {
        self.open.iter_mut().last().into_iter().for_each(|field| field.has_text |= field.has_result);
    }

    /// Takes a mark: where a field begins, where its result does, or where it ends. Gives a field that shows something
    /// without a result.
    pub(super) fn mark(&mut self, kind: &str) -> Option<FieldText> {
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
                let field = self.open.pop()?;
                self.codes -= usize::from(!field.has_result);
                return field.without_result();
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

impl OpenField {
    /// What it shows, if it has no result in the file.
    fn without_result(&self) -> Option<FieldText> {
        let code = self.code.trim();
        let name = code.split([' ', '\\']).next().unwrap_or_default().to_ascii_uppercase();
        if self.has_text {
            return None;
        }
        if let Some(sign) = circled(code) {
            return Some(FieldText::Shown(sign.to_string()));
        }
        let is_shown = ["EQ", "SYMBOL", "QUOTE", "FORMDROPDOWN"].contains(&name.as_str());
        let shown = self.form.shown(&name).map(FieldText::Shown);
        shown.or_else(|| is_shown.then(|| FieldText::Code(code.to_owned())))
    }
}

/// A character in a circle, which Word writes as a formula: `EQ \o\ac(○,1)`.
fn circled(code: &str) -> Option<char> {
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
    fn a_form_shows_what_it_is_set_to() {
        let shown = |code: &str, said: &[(&str, &str)]| {
            let mut fields = Fields::default();
            fields.mark("begin");
            fields.code(code);
            said.iter().for_each(|(name, said)| fields.form(name, (*said).to_owned()));
            fields.mark("end")
        };
        let list = [("w:listEntry", "72"), ("w:listEntry", "90"), ("w:result", "1")];
        for (code, said, text) in [
            ("FORMCHECKBOX", &[("w:default", "0")][..], "☐"),
            ("FORMCHECKBOX", &[("w:default", "0"), ("w:checked", "")], "☒"),
            ("FORMDROPDOWN", &list, "90"),
            ("FORMDROPDOWN", &list[..2], "72"),
        ] {
            assert_eq!(shown(code, said), Some(FieldText::Shown(text.to_owned())), "{code}");
        }
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
