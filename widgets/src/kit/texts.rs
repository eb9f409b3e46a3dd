//! Fixed texts in Indonesian and English, side by side.
//!
//! All texts of a language are one text with bars between them: a pointer and a length for each
//! would cost a page more than the words do. They are cut apart once for each view.
//!
//! A missing translation does not compile: each line has both, and lists have the same length.
//!
//! Source: measured, see `docs/decisions/0008-page-budget.md`.

use balai::cut;
use balai::words::Lang;

/// Every text of a language; [`texts!`] gives them names.
#[derive(Debug)]
pub struct Texts<const N: usize>([&'static str; N]);

impl<const N: usize> Texts<N> {
    /// Cuts the lists of a language apart.
    #[must_use]
    #[inline(always)]
    pub fn of(lists: &[&'static str; 2], lang: Lang) -> Self {
        let [id, en] = *lists;
        let mut texts = [""; N];
        fill(&mut texts, if lang == Lang::Id { id } else { en });
        Self(texts)
    }

    /// The text at a place.
    #[must_use]
    #[inline(always)]
    pub const fn one(&self, place: usize) -> &'static str {
        match self.0.split_at_checked(place) {
            Some((_, [text, ..])) => text,
            _ => "",
        }
    }

    /// The texts from a place on.
    #[must_use]
    #[inline(always)]
    pub fn some<const M: usize>(&self, place: usize) -> &[&'static str; M] {
        self.0.get(place..).and_then(|rest| rest.first_chunk()).unwrap_or(&[""; M])
    }
}

#[inline(never)]
fn fill(texts: &mut [&'static str], mut list: &'static str) {
    for text in texts {
        let (word, rest) = cut(list, b'|').unwrap_or((list, ""));
        (*text, list) = (word, rest);
    }
}

/// How many texts a list has; each is followed by a bar.
#[must_use]
pub const fn count(list: &str) -> usize {
    let mut bytes = list.as_bytes();
    let mut n = 0;
    while let [byte, rest @ ..] = bytes {
        n += (*byte == b'|') as usize;
        bytes = rest;
    }
    n
}

/// Defines `Text`, with a method for each line, and `text`, which gives those of a language.
///
/// A line is `name: "Indonesian" => "English";`, or has a list of the same length on both sides.
macro_rules! texts {
    (@one $text:ident, $at:expr;) => {};
    (@one $text:ident, $at:expr; $(#[$doc:meta])* $name:ident: [$($id:literal),+] => [$($en:literal),+]; $($rest:tt)*) => {
        impl $text {
            $(#[$doc])*
            #[inline(always)]
            pub(crate) fn $name(&self) -> &[&'static str; [$($id),+].len()] {
                const { assert!([$($id),+].len() == [$($en),+].len()) };
                self.0.some($at)
            }
        }
        $crate::kit::texts::texts! { @one $text, $at + [$($id),+].len(); $($rest)* }
    };
    (@one $text:ident, $at:expr; $(#[$doc:meta])* $name:ident: $id:literal => $en:literal; $($rest:tt)*) => {
        impl $text {
            $(#[$doc])*
            #[inline(always)]
            pub(crate) fn $name(&self) -> &'static str {
                self.0.one($at)
            }
        }
        $crate::kit::texts::texts! { @one $text, $at + 1; $($rest)* }
    };
    (@list [$($ids:literal)*] [$($ens:literal)*]) => {
        [concat!($($ids, "|"),*), concat!($($ens, "|"),*)]
    };
    (@list [$($ids:literal)*] [$($ens:literal)*] $(#[$doc:meta])* $name:ident: [$($id:literal),+] => [$($en:literal),+]; $($rest:tt)*) => {
        $crate::kit::texts::texts! { @list [$($ids)* $($id)+] [$($ens)* $($en)+] $($rest)* }
    };
    (@list [$($ids:literal)*] [$($ens:literal)*] $(#[$doc:meta])* $name:ident: $id:literal => $en:literal; $($rest:tt)*) => {
        $crate::kit::texts::texts! { @list [$($ids)* $id] [$($ens)* $en] $($rest)* }
    };
    ($($lines:tt)*) => {
        const LISTS: [&str; 2] = $crate::kit::texts::texts! { @list [] [] $($lines)* };
        const N: usize = $crate::kit::texts::count(LISTS[0]);
        // A bar inside a text would shift all that follow it.
        const _: () = assert!(N == $crate::kit::texts::count(LISTS[1]));

        /// Every text, in one language.
        #[derive(Debug)]
        pub(crate) struct Text($crate::kit::texts::Texts<N>);

        $crate::kit::texts::texts! { @one Text, 0; $($lines)* }

        /// The texts of a language.
        #[must_use]
        #[inline(never)]
        pub(crate) fn text(lang: balai::words::Lang) -> Text {
            Text($crate::kit::texts::Texts::of(&LISTS, lang))
        }
    };
}

pub(crate) use texts;
