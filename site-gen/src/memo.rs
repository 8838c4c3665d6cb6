//! What was worked out before, kept for somebody who goes on editing: a value holds as long as what it was made from has
//! the same digest. Of everything only the last is kept.

use std::any::Any;
use std::cell::LazyCell;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::diag::Digest;

/// What was worked out before; of a single run, nothing.
#[derive(Default)]
pub(crate) struct Memo {
    /// By what each is; none where nothing is kept.
    values: Option<Mutex<HashMap<&'static str, Box<dyn Any + Send>>>>,
}

/// A value, and the digest of what it was made from.
type Made<T> = (Digest, Arc<T>);

/// A value of each of some things, in their order and with its key, and the digest of what else they were made from.
type MadeOfEach<K, T> = (Digest, Vec<(K, Arc<T>)>);

impl Memo {
    /// For somebody who goes on editing.
    pub(crate) fn between_edits() -> Self {
        Self { values: Some(Mutex::default()) }
    }

    /// Whether anything is kept; if not, no digest is needed.
    pub(crate) fn keeps(&self) -> bool {
        self.values.is_some()
    }

    /// The digest of what something is made from, where it is needed.
    pub(crate) fn digest(&self, make: impl FnOnce() -> Digest) -> Digest {
        if self.keeps() { make() } else { Digest::default() }
    }

    /// A value that is made from what has this digest, and from nothing else.
    pub(crate) fn value<T: Send + Sync + 'static>(
        &self,
        what: &'static str,
        from: Digest,
        make: impl FnOnce() -> T,
    ) -> Arc<T> {
        match self.last::<Made<T>>(what) {
            Some((known, value)) if known == from => self.keep(what, (from, value.clone()), value),
            _ => {
                let value = Arc::new(make());
                self.keep(what, (from, value.clone()), value)
            }
        }
    }

    /// A value for each of some things, made many at a time from the thing, which has a key of its own, and from what has
    /// this digest.
    pub(crate) fn each<I, K, T>(
        &self,
        what: &'static str,
        from: Digest,
        things: &[I],
        key: impl Fn(&I) -> K,
        make: impl Fn(&I) -> T + Sync,
    ) -> Vec<Arc<T>>
    where
        I: Sync,
        K: Hash + Eq + Send + 'static,
        T: Send + Sync + 'static,
    {
        if !self.keeps() {
            return things.par_iter().map(|thing| Arc::new(make(thing))).collect();
        }
        let known = self.last::<MadeOfEach<K, T>>(what).filter(|(known, _)| *known == from).map(|(_, known)| known);
        let known = known.unwrap_or_default();
        // Most stand where they stood.
        let elsewhere =
            LazyCell::new(|| known.iter().map(|(key, value)| (key, value)).collect::<HashMap<&K, &Arc<T>>>());
        let keys: Vec<K> = things.iter().map(key).collect();
        let find = |(at, key): (usize, &K)| match known.get(at) {
            Some((same, value)) if same == key => Some(value.clone()),
            _ => elsewhere.get(key).map(|value| Arc::clone(value)),
        };
        let mut all: Vec<Option<Arc<T>>> = keys.iter().enumerate().map(find).collect();
        let lacking: Vec<usize> = (0..all.len()).filter(|at| all[*at].is_none()).collect();
        let made = lacking.into_par_iter().map(|at| (at, Arc::new(make(&things[at])))).collect::<Vec<_>>();
        made.into_iter().for_each(|(at, value)| all[at] = Some(value));
        let all: Vec<Arc<T>> = all.into_iter().flatten().collect();
        self.keep(what, (from, keys.into_iter().zip(all.iter().cloned()).collect::<Vec<_>>()), all)
    }

    /// What was kept last, which is taken out.
    fn last<V: Send + 'static>(&self, what: &'static str) -> Option<V> {
        let mut values = self.values.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        values.remove(what)?.downcast().ok().map(|value| *value)
    }

    /// Keeps something, and gives what came of it.
    fn keep<V: Send + 'static, T>(&self, what: &'static str, value: V, then: T) -> T {
        if let Some(values) = &self.values {
            values.lock().unwrap_or_else(PoisonError::into_inner).insert(what, Box::new(value));
        }
        then
    }
}
