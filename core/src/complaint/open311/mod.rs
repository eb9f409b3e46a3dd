//! Open311.
