//! The fields of an object, taken one by one, whatever order they stand in.
//!
//! The first thing that is wrong is kept, and whatever is taken after it is empty: a part is built
//! to its end and then refused, which reads, and compiles, to less than an answer after each step.
//!
//! Source: our own choice.

use alloc::borrow::Cow;
use alloc::string::String;

use super::{JsonError, Reader};

/// Most fields of an object.
const N_MAX: usize = 12;

/// The fields of one object, by their place in the list of names they were asked for with.
#[derive(Debug)]
pub struct Record<'a> {
    reader: Reader<'a>,
    places: [usize; N_MAX],
    failed: Option<JsonError>,
}

impl<'a> Record<'a> {
    /// Of the object that starts where `reader` is; no field is there yet.
    #[must_use]
    pub fn new(reader: Reader<'a>) -> Self {
        Self { reader, places: [0; N_MAX], failed: None }
    }

    /// Says that a field's value stands at a place; a field behind the twelfth is passed over.
    pub fn put(&mut self, field: usize, place: usize) {
        if let Some(value) = self.places.get_mut(field) {
            *value = place;
        }
    }

    /// Whether the field is there.
    #[must_use]
    pub fn has(&self, field: usize) -> bool {
        self.place(field) > 0
    }

    /// Where its value stands; 0 if it is missing.
    #[must_use]
    pub fn place(&self, field: usize) -> usize {
        self.places.get(field).copied().unwrap_or(0)
    }

    /// A text; empty if it is missing or null.
    pub fn text(&mut self, field: usize) -> Cow<'a, str> {
        let mut text = Cow::default();
        self.read(field, &mut |r| {
            if !r.null() {
                text = r.text()?;
            }
            Ok(())
        });
        text
    }

    /// As [`Record::text`], owned.
    pub fn string(&mut self, field: usize) -> String {
        self.text(field).into_owned()
    }

    /// A whole number; `None` if it is missing.
    pub fn integer(&mut self, field: usize) -> Option<i64> {
        let mut integer = None;
        self.read(field, &mut |r| {
            integer = Some(r.integer()?);
            Ok(())
        });
        integer
    }

    /// Whether the field says true; false if it is missing.
    pub fn boolean(&mut self, field: usize) -> bool {
        let mut boolean = false;
        self.read(field, &mut |r| {
            boolean = r.boolean()?;
            Ok(())
        });
        boolean
    }

    /// Reads each element of an array; nothing if it is missing.
    pub fn each(
        &mut self,
        field: usize,
        element: &mut dyn FnMut(&mut Reader<'a>) -> Result<(), JsonError>,
    ) {
        self.read(field, &mut |r| r.array(element));
    }

    /// Reads a field's value in a way of its own; not if it is missing.
    pub fn read(
        &mut self,
        field: usize,
        read: &mut dyn FnMut(&mut Reader<'a>) -> Result<(), JsonError>,
    ) {
        if self.failed.is_none() && self.has(field) {
            self.failed = read(&mut self.reader.at(self.place(field))).err();
        }
    }

    /// Refuses the object if this does not hold: at the field, or at the object if it is missing.
    pub fn need(&mut self, field: usize, holds: bool, problem: &'static str) {
        if self.failed.is_none() && !holds {
            let place = if self.has(field) { self.place(field) } else { self.reader.place() };
            self.failed = Some(self.reader.at(place).error(problem));
        }
    }

    /// What was built of the fields.
    ///
    /// # Errors
    ///
    /// The first thing that was wrong with one.
    pub fn end<T>(self, built: Option<T>) -> Result<T, JsonError> {
        match self.failed {
            Some(error) => Err(error),
            None => built.ok_or_else(|| self.reader.error("a field is missing")),
        }
    }
}
