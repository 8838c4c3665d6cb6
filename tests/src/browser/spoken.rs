//! What a screen reader is told of a page, as Chromium's accessibility tree has it.

use serde_json::{Value, json};

use super::Browser;

/// Parts of lines, which repeat the text they are parts of.
const PARTS: [&str; 3] = ["InlineTextBox", "LineBreak", "none"];

impl Browser {
    /// The roles and names on the page in reading order, a line "role: name" each, as Chromium tells a screen reader.
    /// Text that only repeats the name it stands in, such as a button's, and what has neither name nor text are left out.
    pub async fn spoken(&self) -> Vec<String> {
        let tree = self.driver.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await;
        let tree = tree.unwrap_or_else(|error| panic!("an accessibility tree of Chromium: {error}"));
        let nodes = tree["nodes"].as_array().expect("a list of nodes");
        let mut lines = Vec::new();
        if let Some(root) = nodes.iter().find(|node| node["parentId"].is_null()) {
            speak(nodes, root, "", &mut lines);
        }
        lines
    }
}

/// Adds the lines of a node and of what is below it, within what has a name.
fn speak(nodes: &[Value], node: &Value, within: &str, lines: &mut Vec<String>) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default().trim();
    let silent = node["ignored"] == true || PARTS.contains(&role) || role == "StaticText" && within.contains(name);
    if !silent && (!name.is_empty() || is_announced(role)) {
        lines.push(format!("{role}: {name}"));
    }
    let within = if silent || name.is_empty() { within } else { name };
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.iter().find(|node| node["nodeId"] == *child) {
            speak(nodes, child, within, lines);
        }
    }
}

/// Whether a role is told without a name, because what changes inside is read out.
fn is_announced(role: &str) -> bool {
    ["alert", "log", "status"].contains(&role)
}
