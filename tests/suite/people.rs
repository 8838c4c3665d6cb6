//! The checker in the browser and the rules natively say the same of many people.
