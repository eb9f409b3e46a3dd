//! What the public sees, and what it cannot.
//!
//! Source: `docs/reference/complaint-lifecycle.md`.

use balai::complaint::{
    Act, Class, CommandKind, Field, OpenField, Privacy, PublicCase, Role, WordsAt, public,
};

use super::{Play, at};

const NOW: &str = "2026-11-23T09:00";

fn submitted(privacy: Privacy) -> Play {
    let mut play = Play::new(super::LAPOR);
    let act = Act::Submit { class: Class::Complaint, privacy };
    play.act(Role::Citizen, act, at(NOW)).unwrap();
    play
}

fn shown(play: &Play) -> Option<PublicCase> {
    public(&play.log, &play.workflow)
}

#[test]
fn a_secret_case_has_no_public_view_and_a_hidden_one_neither() {
    assert_eq!(shown(&submitted(Privacy::Secret)), None);
    assert!(shown(&submitted(Privacy::Anonymous)).is_some());
    assert_eq!(shown(&Play::new(super::LAPOR)), None);
    let mut hidden = Play::new(super::FIXMYSTREET);
    hidden.go(Role::Citizen, CommandKind::Submit, NOW);
    assert_eq!(shown(&hidden), None);
    hidden.go(Role::Citizen, CommandKind::Confirm, NOW);
    assert!(shown(&hidden).is_some());
}

#[test]
fn no_word_about_who_complained_is_public() {
    let mut play = submitted(Privacy::Public);
    play.go(Role::Verifier, CommandKind::Ask, NOW);
    let told = format!("{:?}", shown(&play).unwrap());
    for secret in ["name 1", "contact 1", "o-1"] {
        assert!(!told.contains(secret), "{secret}");
    }
    assert!(told.contains("description 1") && told.contains("question 2"));
}

#[test]
fn redacted_words_are_replaced_and_erased_ones_are_shown_as_erased() {
    let mut play = submitted(Privacy::Public);
    let description = WordsAt { seq: 0, field: Field::Open(OpenField::Description) };
    let first = |play: &Play| {
        let entry = shown(play).unwrap().entries.remove(0);
        let words = entry.words.into_iter().find(|own| own.field == OpenField::Description);
        words.map(|own| (own.text, own.changed_by)).unwrap()
    };
    assert_eq!(first(&play), (Some("description 1".into()), None));
    play.act(Role::Verifier, Act::Redact { at: description }, at(NOW)).unwrap();
    assert_eq!(first(&play), (Some("replacement 2".into()), Some(1)));
    let erase = Act::Erase { words: vec![description] };
    play.act(Role::Supervisor, erase, at(NOW)).unwrap();
    assert_eq!(first(&play), (None, Some(2)));
    assert!(play.log.verify(&play.workflow, at(NOW)).is_ok());
    assert!(!play.log.to_json(&play.workflow).contains("description 1"));
}

#[test]
fn who_complained_anonymously_is_not_shown_to_officers() {
    for (privacy, role, expected) in [
        (Privacy::Public, Role::Agency, true),
        (Privacy::Secret, Role::Agency, true),
        (Privacy::Anonymous, Role::Verifier, false),
        (Privacy::Anonymous, Role::Agency, false),
        (Privacy::Anonymous, Role::Supervisor, false),
        (Privacy::Anonymous, Role::Citizen, true),
        (Privacy::Anonymous, Role::System, true),
    ] {
        assert_eq!(privacy.shows_identity_to(role), expected, "{privacy:?} {role:?}");
    }
}
