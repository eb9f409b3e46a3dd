//! Widgets in the browser.
