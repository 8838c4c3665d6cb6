//! The elements that are open while a part is read.

/// An element that is open, as far as its end or what stands in it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordElement {
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    Table,
    TableRow,
    RowProperties,
    TableCell,
    CellProperties,
    TextBox,
    /// Something of another program, with a picture of it.
    Object,
    /// A drawing that is a character of its line, or one that floats beside it.
    Drawing {
        floats: bool,
    },
    /// A foot- or endnote.
    Note(NoteKind),
    /// Text that runs against the order of its characters.
    Turned,
    /// A control of a form, and what stands in it.
    Control,
    /// A field with its code beside it.
    SimpleField,
    /// What was deleted, or moved away.
    Removed,
    /// What is not shown, such as how a character is read.
    Unshown(Unshown),
    /// A second version of the same thing, or properties before a change.
    Skipped,
    /// Several versions of the same thing.
    Versions,
    /// Text, and what it is for.
    Text(TextRole),
    /// A part of a formula.
    Formula(FormulaPart),
    Other,
}

/// Where a note stands in print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteKind {
    Foot,
    End,
}

/// Why the text of an element is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unshown {
    Pronunciation,
    /// A formula that cannot be written in a line.
    Formula,
}

/// What the text of an element is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextRole {
    Shown,
    Deleted,
    /// The code of a field.
    Code,
    /// Text inside a drawing.
    Drawn,
}

/// What a part of a formula is to the formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormulaPart {
    Numerator,
    Denominator,
    Exponent,
    Index,
    Root,
    UnderRoot,
    Brackets,
    Operator,
}

impl WordElement {
    /// What an element is by its name and the one it stands in.
    pub(super) fn new(name: &str, inside: Option<Self>) -> Self {
        match name {
            "w:p" => Self::Paragraph,
            "w:pPr" => Self::ParagraphProperties,
            "w:r" | "m:r" => Self::Run,
            "w:rPr" => Self::RunProperties,
            "w:tbl" => Self::Table,
            "w:tr" => Self::TableRow,
            "w:trPr" => Self::RowProperties,
            "w:tc" => Self::TableCell,
            "w:tcPr" => Self::CellProperties,
            "w:txbxContent" => Self::TextBox,
            "w:object" => Self::Object,
            "wp:inline" => Self::Drawing { floats: false },
            "wp:anchor" => Self::Drawing { floats: true },
            "w:footnote" => Self::Note(NoteKind::Foot),
            "w:endnote" => Self::Note(NoteKind::End),
            "w:sdt" => Self::Control,
            "w:fldSimple" => Self::SimpleField,
            "w:bdo" => Self::Turned,
            "w:del" | "w:moveFrom" => Self::Removed,
            "w:rt" => Self::Unshown(Unshown::Pronunciation),
            "m:m" | "m:eqArr" => Self::Unshown(Unshown::Formula),
            "w:rPrChange" | "w:pPrChange" | "w:sectPrChange" | "w:tblPrChange" | "w:trPrChange" | "w:tcPrChange"
            | "w:tblPrExChange" | "w:numberingChange" => Self::Skipped,
            "mc:AlternateContent" => Self::Versions,
            "w:t" | "m:t" => Self::Text(TextRole::Shown),
            "w:delText" => Self::Text(TextRole::Deleted),
            "w:instrText" | "w:delInstrText" => Self::Text(TextRole::Code),
            "a:t" => Self::Text(TextRole::Drawn),
            _ => FormulaPart::new(name, inside).map_or(Self::Other, Self::Formula),
        }
    }
}

impl FormulaPart {
    fn new(name: &str, inside: Option<WordElement>) -> Option<Self> {
        Some(match name {
            "m:num" => Self::Numerator,
            "m:den" => Self::Denominator,
            "m:sup" | "m:deg" => Self::Exponent,
            "m:sub" | "m:lim" => Self::Index,
            "m:rad" => Self::Root,
            "m:e" if inside == Some(WordElement::Formula(Self::Root)) => Self::UnderRoot,
            "m:d" => Self::Brackets,
            "m:naryPr" => Self::Operator,
            _ => return None,
        })
    }
}
