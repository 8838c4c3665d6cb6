//! The hours checker alone, for frames on pages of other sites: what the checker's page holds, without what surrounds it.

pub(super) use super::checker::page;
