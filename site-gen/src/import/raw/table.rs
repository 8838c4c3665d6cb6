//! Tables: a cell that spans rows or columns stands in each of them, and a table that only lays out a page is read as
//! the paragraphs in it.

use super::cell::text;
use super::{Line, Row};
use crate::import::run::Run;

/// A table as the file has it, row by row.
#[derive(Debug, Default)]
pub(super) struct TableParts {
    rows: Vec<Vec<CellParts>>,
}

/// A cell as the file has it.
#[derive(Debug, Default)]
pub(super) struct CellParts {
    /// What stands in it.
    pub(super) lines: Vec<Line>,
    /// How many columns it takes; none is one.
    pub(super) columns: usize,
    /// How many rows it takes, counted from its own; none is one.
    pub(super) rows: usize,
    /// Whether it only goes on with the cell above it.
    pub(super) goes_on: bool,
}

/// What stands in a column of a row.
type Slot<'a> = Option<&'a CellParts>;

/// A table inside more others is read as what stands in it.
pub(super) const DEEPEST_TABLE: usize = 16;
/// So many times the size of a table may be what its spans make of it. More is no table that anybody has written.
const MOST_REPEATED: usize = 16;
/// A table may come to this many slots and characters, whatever it is made of.
const ALWAYS_REPEATED: usize = 65_536;
/// A cell with more characters is prose.
const LONGEST_CELL: usize = 800;
/// A cell with more characters is prose if it has several paragraphs.
const LONGEST_OF_PARAGRAPHS: usize = 200;
/// How many are several.
const SEVERAL_PARAGRAPHS: usize = 3;

/// What the first cells of a table of a web page's fields say.
const FIELD_LABELS: [&str; 27] = [
    "索引号",
    "索引",
    "信息索引",
    "标题",
    "名称",
    "信息名称",
    "文号",
    "发文字号",
    "发文文号",
    "发布机构",
    "发文机关",
    "发文机构",
    "发布日期",
    "发文日期",
    "成文日期",
    "生成日期",
    "公开日期",
    "主题分类",
    "主题词",
    "体裁分类",
    "公文种类",
    "有效性",
    "关键词",
    "服务对象",
    "发布时间",
    "发布单位",
    "发文单位",
];

impl TableParts {
    /// Begins a row.
    pub(super) fn open_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Whether a row stands above the last one.
    pub(super) fn has_row_above(&self) -> bool {
        self.rows.len() > 1
    }

    /// Takes the last row away.
    pub(super) fn drop_row(&mut self) {
        self.rows.pop();
    }

    /// Adds a cell to the last row.
    pub(super) fn push(&mut self, cell: CellParts) {
        if self.rows.is_empty() {
            self.open_row();
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }

    /// Rows, if it is a table of data, or else what stands in its cells, one below the other.
    pub(super) fn into_lines(self) -> Vec<Line> {
        let rows = if self.is_layout() { None } else { self.data_rows() };
        rows.unwrap_or_else(|| self.rows.into_iter().flatten().flat_map(|cell| cell.lines).collect())
    }

    fn is_layout(&self) -> bool {
        let cells = || self.rows.iter().flatten();
        let is_nested = cells().any(|cell| cell.lines.iter().any(|line| matches!(line, Line::Row(_))));
        is_nested || cells().any(is_prose) || self.has_fields()
    }

    /// Whether it has the fields of a page, each behind its label, such as 索引号.
    pub(super) fn has_fields(&self) -> bool {
        let mut firsts = self.rows.iter().filter_map(|row| row.iter().find(|cell| !is_empty(cell)));
        let is_label = |cell: &CellParts| {
            let text = cell.lines.iter().flat_map(Line::runs).map(Run::text).collect::<String>();
            let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            packed.ends_with(['：', ':']) || is_field_label(&packed)
        };
        firsts.clone().next().is_some() && firsts.all(is_label)
    }

    fn data_rows(&self) -> Option<Vec<Line>> {
        let mut grid = self.grid()?;
        grid.retain(|row| row.iter().flatten().any(|cell| !is_empty(cell)));
        let width = grid.iter().map(Vec::len).max().unwrap_or(0);
        let is_used = |column: usize| {
            grid.iter().any(|row| row.get(column).copied().flatten().is_some_and(|cell| !is_empty(cell)))
        };
        if grid.len() < 2 || (0..width).filter(|column| is_used(*column)).take(2).count() < 2 {
            return None;
        }
        let rows = grid.iter().enumerate().map(|(at, row)| {
            let cells = (0..width)
                .map(|column| row.get(column).copied().flatten().map(|cell| text(&cell.lines)).unwrap_or_default());
            Line::Row(Row { opens: at == 0, cells: cells.collect() })
        });
        Some(rows.collect())
    }

    /// What stands in each column of each row; none where that would be immense.
    fn grid(&self) -> Option<Vec<Vec<Slot<'_>>>> {
        let sizes: usize = self.rows.iter().flatten().map(size).sum();
        let most = sizes.saturating_mul(MOST_REPEATED).saturating_add(ALWAYS_REPEATED);
        let (mut grid, mut used, mut widest): (Vec<Vec<Slot<'_>>>, usize, usize) = (Vec::new(), 0, 0);
        let mut above: Vec<(Slot<'_>, usize)> = Vec::new();
        for cells in &self.rows {
            let mut row = RowBuilder { above: &mut above, before: grid.last().map(Vec::as_slice), slots: Vec::new() };
            for cell in cells {
                used = used.saturating_add(cell.columns.max(1).saturating_mul(size(cell)));
                if used > most {
                    return None;
                }
                row.push(cell);
            }
            let slots = row.finish();
            used = used.saturating_add(slots.iter().flatten().map(|cell| size(cell)).sum::<usize>());
            widest = widest.max(slots.len());
            if used > most || widest.saturating_mul(grid.len()) > most {
                return None;
            }
            grid.push(slots);
        }
        Some(grid)
    }
}

/// A row while its cells find their columns.
struct RowBuilder<'a, 'b> {
    /// For each column the cell that comes down into it, and for how many more rows.
    above: &'b mut Vec<(Slot<'a>, usize)>,
    /// The row before.
    before: Option<&'b [Slot<'a>]>,
    slots: Vec<Slot<'a>>,
}

impl<'a> RowBuilder<'a, '_> {
    fn push(&mut self, cell: &'a CellParts) {
        while self.comes_down() {}
        for _ in 0..cell.columns.max(1) {
            let column = self.slots.len();
            let above = self.before.and_then(|row| row.get(column).copied().flatten());
            let shown = if cell.goes_on && is_empty(cell) { above } else { Some(cell) };
            self.slots.push(shown);
            self.set_above(column, (Some(cell), cell.rows.saturating_sub(1)));
        }
    }

    /// Takes what comes down into the next column, if anything does.
    fn comes_down(&mut self) -> bool {
        let column = self.slots.len();
        let Some((cell, left)) = self.above.get(column).copied().filter(|(_, left)| *left > 0) else { return false };
        self.slots.push(cell);
        self.set_above(column, (cell, left - 1));
        true
    }

    fn set_above(&mut self, column: usize, spanning: (Slot<'a>, usize)) {
        match self.above.get_mut(column) {
            Some(above) => *above = spanning,
            None => self.above.push(spanning),
        }
    }

    fn finish(mut self) -> Vec<Slot<'a>> {
        while self.slots.len() < self.above.len() {
            if !self.comes_down() {
                self.slots.push(None);
            }
        }
        while self.slots.last().is_some_and(Option::is_none) {
            self.slots.pop();
        }
        self.slots
    }
}

/// Whether a text without white space is the label of one of a page's fields.
pub(super) fn is_field_label(packed: &str) -> bool {
    FIELD_LABELS.contains(&packed.trim_matches(['【', '】', '[', ']', '：', ':']))
}

fn is_empty(cell: &CellParts) -> bool {
    cell.lines.iter().flat_map(Line::runs).all(Run::is_empty)
}

/// What it costs to repeat a cell.
fn size(cell: &CellParts) -> usize {
    1 + cell.lines.iter().flat_map(Line::runs).map(Run::len).sum::<usize>()
}

fn is_prose(cell: &CellParts) -> bool {
    let paragraphs = cell.lines.iter().flat_map(Line::runs).filter(|run| !run.is_empty()).count();
    size(cell) > LONGEST_CELL || (paragraphs >= SEVERAL_PARAGRAPHS && size(cell) > LONGEST_OF_PARAGRAPHS)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Lines as text: the cells of a row between bars.
    pub(in crate::import::raw) fn shown(lines: &[Line]) -> Vec<String> {
        let shown = |line: &Line| match line {
            Line::Text(run) => run.trimmed().text(),
            Line::Row(row) => row.cells.iter().map(Run::text).collect::<Vec<_>>().join("|"),
        };
        lines.iter().map(shown).collect()
    }

    /// Cells written as `text`, `text>columns`, `textvrows`, or `^` for one that goes on.
    fn table(rows: &[&str]) -> Vec<String> {
        let mut table = TableParts::default();
        for row in rows {
            table.open_row();
            for written in row.split('|') {
                let (text, columns) = written.split_once('>').unwrap_or((written, "1"));
                let (text, rows) = text.split_once('v').unwrap_or((text, "1"));
                let paragraphs = text.trim_matches('^').split('/').map(|text| Line::Text(Run::new(text, 0)));
                let (columns, rows) = (columns.parse().unwrap(), rows.parse().unwrap());
                table.push(CellParts { lines: paragraphs.collect(), columns, rows, goes_on: text == "^" });
            }
        }
        shown(&table.into_lines())
    }

    #[test]
    fn a_cell_stands_in_every_row_and_column_that_it_spans() {
        assert_eq!(table(&["甲v2|乙>2", "丙|丁"]), ["甲|乙|乙", "甲|丙|丁"]);
        assert_eq!(table(&["甲>2|乙", "丙|丁|^", "^|戊|己"]), ["甲|甲|乙", "丙|丁|乙", "丙|戊|己"]);
    }

    #[test]
    fn all_rows_are_equally_long_and_none_is_empty() {
        assert_eq!(table(&["甲|乙", "丙", "|", "丁|戊|己"]), ["甲|乙|", "丙||", "丁|戊|己"]);
    }

    #[test]
    fn the_paragraphs_of_a_cell_are_one_text() {
        assert_eq!(table(&["科目|学时", "公需/科目|18"]), ["科目|学时", "公需 科目|18"]);
    }

    #[test]
    fn a_table_that_lays_out_a_page_is_its_paragraphs() {
        assert_eq!(table(&["甲|乙"]), ["甲", "乙"]);
        assert_eq!(table(&["甲|", "乙|"]), ["甲", "", "乙", ""]);
        assert_eq!(table(&["索引号|一", "文号：|二"]), ["索引号", "一", "文号：", "二"]);
        let prose = "很长的文字".repeat(20);
        assert_eq!(table(&[&format!("甲|{prose}/{prose}/{prose}"), "乙|丙"]).len(), 6);
    }

    #[test]
    fn spans_without_measure_make_no_table() {
        let rows: Vec<String> = (0..2000).map(|_| "甲v2000>1000".to_owned()).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        assert_eq!(table(&rows).len(), 2000);
    }
}
