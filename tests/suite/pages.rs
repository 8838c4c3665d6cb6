//! Every page
