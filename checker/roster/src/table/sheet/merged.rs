//! Merged cells: what stands in the first cell of a region is shown in all of them.

use calamine::Dimensions;

use super::MOST_COLUMNS;

/// The merged regions of a sheet, gone through row by row.
#[derive(Default)]
pub(super) struct Merged {
    /// By their first row.
    regions: Vec<Region>,
    /// How many of them have begun.
    begun: usize,
    /// Of each column, the region that covers it in the present row.
    open: Vec<Option<usize>>,
}

struct Region {
    first: (u32, u32),
    last: (u32, u32),
    /// What stands in its first cell.
    text: String,
}

impl Merged {
    /// The regions with these corners.
    pub(super) fn new(corners: Vec<Dimensions>) -> Self {
        let most = MOST_COLUMNS - 1;
        let is_one = |of: &Dimensions| {
            of.start != of.end && of.start.0 <= of.end.0 && of.start.1 <= of.end.1 && of.start.1 <= most
        };
        let region =
            |of: Dimensions| Region { first: of.start, last: (of.end.0, of.end.1.min(most)), text: String::new() };
        let mut regions: Vec<Region> = corners.into_iter().filter(is_one).map(region).collect();
        regions.sort_by_key(|region| region.first);
        Self { regions, begun: 0, open: Vec::new() }
    }

    /// Goes on to a row.
    pub(super) fn begin_row(&mut self, row: u32) {
        let is_over = |at: &Option<usize>| at.is_some_and(|at| self.regions[at].last.0 < row);
        self.open.iter_mut().filter(|at| is_over(at)).for_each(|at| *at = None);
        while let Some(region) = self.regions.get(self.begun).filter(|region| region.first.0 <= row) {
            let (first, end) = (region.first.1 as usize, region.last.1 as usize + 1);
            self.open.resize(self.open.len().max(end), None);
            self.open[first..end].fill(Some(self.begun));
            self.begun += 1;
        }
    }

    /// The number of columns up to the last that a region covers.
    pub(super) fn width(&self) -> usize {
        self.open.iter().rposition(Option::is_some).map_or(0, |last| last + 1)
    }

    /// How many rows the region covers whose first cell this is; 1 where it is none.
    pub(super) fn height(&self, row: u32, column: u32) -> u32 {
        let region = self.at(column).map(|at| &self.regions[at]).filter(|region| region.first == (row, column));
        region.map_or(1, |region| region.last.0 - region.first.0 + 1)
    }

    /// Keeps what stands in a cell, if it is the first of a region.
    pub(super) fn keep(&mut self, row: u32, column: u32, text: &str) {
        if let Some(at) = self.at(column)
            && self.regions[at].first == (row, column)
        {
            self.regions[at].text = text.to_owned();
        }
    }

    /// What a cell shows that is covered by a region, but not its first one; empty where nothing stands there.
    pub(super) fn shown(&self, row: u32, column: u32) -> Option<&str> {
        let region = &self.regions[self.at(column)?];
        (region.first != (row, column)).then_some(&region.text)
    }

    fn at(&self, column: u32) -> Option<usize> {
        self.open.get(column as usize).copied().flatten()
    }
}
