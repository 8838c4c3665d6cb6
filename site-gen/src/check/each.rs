//! Runs a check over many things at a time, and not again over what is as it was.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Digest, Sink, digest_of};
use crate::memo::Memo;
use crate::model::{Question, Site};

/// Checks each of some things; what is found stands in their order, as if one had been checked after the other.
pub(super) fn each<T: Sync>(things: &[T], sink: &mut Sink, check: impl Fn(&T, &mut Sink) + Sync) {
    let one = |thing: &T| {
        let mut own = Sink::default();
        check(thing, &mut own);
        own
    };
    let found: Vec<Sink> = things.par_iter().map(one).collect();
    found.into_iter().for_each(|own| sink.append(own));
}

/// A site that is looked at, and what was found in it before.
#[derive(Clone, Copy)]
pub(super) struct Inspection<'a> {
    pub(super) site: &'a Site,
    pub(super) memo: &'a Memo,
}

impl Inspection<'_> {
    /// The digest of what a check depends on beside what it looks at, where that is needed.
    pub(super) fn from(&self, digest: impl FnOnce() -> Digest) -> Digest {
        self.memo.digest(digest)
    }

    /// Looks at everything but answers. `more` is the digest of what the check depends on beside that.
    pub(super) fn basis<T: Send + Sync + 'static>(
        &self,
        what: &'static str,
        more: Digest,
        sink: &mut Sink,
        look: impl FnOnce(&mut Sink) -> T,
    ) -> Arc<(T, Sink)> {
        let from = self.from(|| digest_of(&(self.site.made_from, more)));
        let found = self.memo.value(what, from, || {
            let mut own = Sink::default();
            (look(&mut own), own)
        });
        sink.append_copy(&found.1);
        found
    }

    /// Looks at each answer. `from` is the digest of what the check depends on beside the answer.
    pub(super) fn answers(
        &self,
        what: &'static str,
        from: Digest,
        sink: &mut Sink,
        check: impl Fn(&Question, &mut Sink) + Sync,
    ) {
        self.told_of_answers(what, from, sink, check);
    }

    /// The same, with what the check tells of each answer.
    pub(super) fn told_of_answers<T: Send + Sync + 'static>(
        &self,
        what: &'static str,
        from: Digest,
        sink: &mut Sink,
        check: impl Fn(&Question, &mut Sink) -> T + Sync,
    ) -> Vec<Arc<(T, Sink)>> {
        let key = |question: &Question| (question.text.made_from, question.data.said());
        let found = self.memo.each(what, from, &self.site.questions, key, |question| {
            let mut own = Sink::default();
            (check(question, &mut own), own)
        });
        found.iter().for_each(|one| sink.append_copy(&one.1));
        found
    }
}
