//! A message in both languages, and what the system says in words for everybody.

use std::borrow::Cow;
use std::io::{self, ErrorKind};

/// The language of messages.
#[derive(Default, Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageLang {
    /// Messages in Chinese.
    #[default]
    Zh,
    /// Messages in English.
    En,
}

/// Every language of messages.
pub const MESSAGE_LANGS: [MessageLang; 2] = [MessageLang::Zh, MessageLang::En];

impl MessageLang {
    /// The id under which sites and help texts have this language.
    pub fn id(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

/// The language of messages for a language of a site: Chinese for `zh`, or else English.
impl From<&str> for MessageLang {
    fn from(id: &str) -> Self {
        if id == Self::Zh.id() { Self::Zh } else { Self::En }
    }
}

/// One message in both languages: lower case and without a full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The message in English.
    pub en: Cow<'static, str>,
    /// The message in Chinese.
    pub zh: Cow<'static, str>,
}

/// A message in both languages.
pub fn words(en: impl Into<Cow<'static, str>>, zh: impl Into<Cow<'static, str>>) -> Words {
    Words { en: en.into(), zh: zh.into() }
}

impl Words {
    /// The message in one language.
    pub fn get(&self, lang: MessageLang) -> &str {
        match lang {
            MessageLang::Zh => &self.zh,
            MessageLang::En => &self.en,
        }
    }

    /// The message behind a label such as `error`: `error: …` and `错误：…`.
    pub fn labelled(&self, label: &Self) -> Self {
        words(format!("{}: {}", label.en, self.en), format!("{}：{}", label.zh, self.zh))
    }
}

/// The label of what to do instead.
pub fn help_label() -> Words {
    words("help", "改法")
}

/// Why the system refused something, for a person who does not know its words; the rest as the system says it.
pub fn cause(error: &io::Error) -> Words {
    match error.kind() {
        ErrorKind::NotFound => words("there is no such file or folder", "没有这个文件或文件夹"),
        ErrorKind::PermissionDenied => words("permission is denied", "没有权限"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => words("no space is left on the disk", "磁盘空间不足"),
        ErrorKind::ReadOnlyFilesystem => words("the disk may only be read", "磁盘是只读的"),
        ErrorKind::FileTooLarge => words("the file would be too large", "文件过大"),
        ErrorKind::IsADirectory => words("this is a folder", "这是文件夹"),
        ErrorKind::NotADirectory => words("a part of this path is no folder", "路径中有一段不是文件夹"),
        ErrorKind::AddrInUse => words("another program is using it", "已被其他程序占用"),
        _ => words(error.to_string(), error.to_string()),
    }
}
