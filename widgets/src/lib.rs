//! Widgets as pure state and views.
