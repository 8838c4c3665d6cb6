//! Writes the reference of keys, and of what documents may have, that `site-gen help content` prints and that is a page of every site.

use super::{FILES, File, Key, Keys, Value};
use crate::diag::{MessageLang, Words, words};

/// The reference in one language, as Markdown.
pub fn help(lang: MessageLang) -> String {
    let mut page = HelpText { lang, text: String::new() };
    page.say(&title());
    FILES.iter().for_each(|file| page.file(file));
    page.say(&words(include_str!("../../../help/documents.en.md"), include_str!("../../../help/documents.zh.md")));
    page.text
}

fn title() -> Words {
    words(
        "# Every key of the content's files\n\n\
         What can be written in the TOML files of the content folder, file by file, and in its documents. Keys that are not marked as \
         required may be left out. Example values are invented.\n\n\
         In an editor that knows TOML schemas, such as one with Taplo or Even Better TOML, the first line of a file \
         (`#:schema …`) makes the editor complete keys and mark mistakes. `site-gen schema content/schema` writes the \
         schemas anew.\n",
        "# 内容文件各项一览\n\n\
         本页按文件列出内容文件夹中TOML文件可以写的每一项，最后是Markdown文档的写法。没有注明“必填”的项可以不写。示例中的内容均为虚构。\n\n\
         编辑器支持TOML模式文件的（如装有Taplo或Even Better TOML），凭文件第一行（`#:schema …`）即可补全各项并标出错误。\
         用`site-gen schema content/schema`可以重新写出模式文件。\n",
    )
}

/// The reference as far as it is written, and its language.
struct HelpText {
    lang: MessageLang,
    text: String,
}

impl HelpText {
    fn say(&mut self, words: &Words) {
        self.text.push_str(words.get(self.lang));
    }

    fn file(&mut self, file: &File) {
        let (name, path, (en, zh)) = (file.name, file.path, file.about);
        let path_zh = path.replace("<year>", "<年度>");
        self.say(&words(
            format!("\n## `{path}` {{#{name}}}\n\n{en}\n"),
            format!("\n## `{path_zh}` {{#{name}}}\n\n{zh}\n"),
        ));
        self.table("", file.keys, &example_of(file.keys));
    }

    /// Adds the keys of a table, an example of it, and then the tables within it.
    fn table(&mut self, path: &str, keys: &Keys, example: &str) {
        self.text.push('\n');
        keys.keys.iter().for_each(|key| self.key(key, path));
        self.rules(keys);
        if !example.is_empty() {
            self.text.push_str(&format!("\n```toml\n{example}```\n"));
        }
        for key in keys.keys {
            // Parts of a category are categories again.
            if let Some(within) = key.value.table().filter(|within| within.name != keys.name) {
                let (path, heading) = (below(path, key), heading(path, key));
                self.text.push_str(&format!("\n### `{heading}`\n"));
                // Where the example of the table is a line of that above, it has been shown.
                let is_line = !key.example.is_empty();
                let example = if is_line { String::new() } else { format!("{heading}\n{}", example_of(within)) };
                self.table(&path, within, &example);
            }
        }
    }

    fn key(&mut self, key: &Key, path: &str) {
        let expected = match key.value {
            Value::Table(_) | Value::Tables(_) if key.example.is_empty() => {
                let heading = heading(path, key);
                words(format!("`{heading}`"), format!("`{heading}`"))
            }
            value => value.expected(),
        };
        let (name, (en, zh)) = (key.name, key.meaning);
        let (required, must) = if key.required { (" (required)", "（必填）") } else { ("", "") };
        self.say(&words(
            format!("- `{name}`{required}: {en} Write {}.\n", expected.en),
            format!("- `{name}`{must}：{zh}写法：{}。\n", expected.zh),
        ));
    }

    /// Adds which keys exclude each other, and which belong together.
    fn rules(&mut self, keys: &Keys) {
        for group in keys.one_of {
            let (en, zh) = (listed(group, ", "), listed(group, "、"));
            self.say(&words(
                format!("\nExactly one of {en} has to be there.\n"),
                format!("\n{zh}必须且只能写一项。\n"),
            ));
        }
        if !keys.any_of.is_empty() {
            let (en, zh) = (listed(keys.any_of, ", "), listed(keys.any_of, "、"));
            self.say(&words(format!("\nAt least one of {en} has to be there.\n"), format!("\n{zh}至少写一项。\n")));
        }
        if !keys.together.is_empty() {
            let (en, zh) = (listed(keys.together, ", "), listed(keys.together, "、"));
            self.say(&words(
                format!("\nEither all of {en} are there or none.\n"),
                format!("\n{zh}要么都写，要么都不写。\n"),
            ));
        }
    }
}

fn listed(names: &[&str], between: &str) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(between)
}

fn below(path: &str, key: &Key) -> String {
    if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) }
}

/// The line that begins a table, such as `[[limit]]`; empty for one that is written in a line of the table around it.
fn heading(path: &str, key: &Key) -> String {
    let path = below(path, key);
    match key.value {
        Value::Tables(_) => format!("[[{path}]]"),
        _ if key.example.is_empty() => format!("[{path}]"),
        _ => path,
    }
}

/// An example of a table: every key with its example, apart from keys that exclude one that stands there already.
fn example_of(keys: &Keys) -> String {
    let excluded = |key: &&Key| keys.one_of.iter().any(|group| group.iter().skip(1).any(|other| *other == key.name));
    let shown = keys.keys.iter().filter(|key| !key.example.is_empty() && !excluded(key));
    shown.map(|key| format!("{} = {}\n", key.name, key.example)).collect()
}
