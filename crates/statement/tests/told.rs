//! Who signs a question, and who alone opens the answer.

use crate::cast::{
    SeededChance, addressee, agent_key, agents_request, declared, device_key, full_round, request,
    sealed_declaration, sealed_round, sealing_key, second_key,
};
use crate::targets::deployment;
use statement::{
    Addressee, Ask, Challenge, DeclaredIdentity, OpenError, OpeningKey, PublicKey, Request, RoundFeed,
    SealError, SignatureError, Told,
};
use terms::{AgentId, DeploymentId, DeviceId};

fn read(request: &Request) -> Request {
    let bytes = request.sign(deployment(), &device_key());
    let (message, read) = Request::read(&bytes).unwrap();
    assert_eq!(read.verify(&message, deployment(), &device_key().public()), Ok(()));
    read
}

#[test]
fn a_question_names_the_key_that_its_agent_signed_for() {
    let read = read(&agents_request());
    let key = agent_key().public();
    assert_eq!(read.verify_agent(deployment(), &key), Ok(sealing_key().public()));
    assert_eq!(read.verify_agent(DeploymentId([9; 8]), &key), Err(SignatureError::Wrong));
    assert_eq!(read.verify_agent(deployment(), &second_key().public()), Err(SignatureError::Wrong));
    assert_eq!(read.verify_agent(deployment(), &device_key().public()), Err(SignatureError::Wrong));
}

#[test]
fn a_device_alone_cannot_change_what_its_agent_asked() {
    let asked = agents_request();
    let part = asked.agent.unwrap();
    let others = [
        Request { challenge: Challenge([0x5d; 16]), ..asked.clone() },
        Request { ask: Ask::Feeds { agent: AgentId([0xa1; 8]), round: None, after: None }, ..asked.clone() },
        Request {
            certificate: Request::new(vec![1], [0; 16], asked.ask.clone()).certificate,
            ..asked.clone()
        },
        Request { agent: Some(statement::AgentPart { sealing_key: PublicKey([3; 32]), ..part }), ..asked },
    ];
    for other in others {
        let read = read(&other);
        assert_eq!(read.verify_agent(deployment(), &agent_key().public()), Err(SignatureError::Wrong));
    }
}

#[test]
fn a_question_of_version_1_is_read_and_proves_no_agent() {
    let read = read(&request());
    assert_eq!(read.verify_agent(deployment(), &agent_key().public()), Err(SignatureError::Malformed));
}

#[test]
fn a_question_of_one_version_is_none_of_the_other() {
    let strip = |request: Request| Request { agent: None, ..request };
    let (of_agent, bytes) = (agents_request(), agents_request().sign(deployment(), &device_key()));
    let (message, _) = Request::read(&bytes).unwrap();
    let refused = strip(of_agent).verify(&message, deployment(), &device_key().public());
    assert_eq!(refused, Err(SignatureError::Wrong));
}

#[test]
fn only_the_agent_who_asked_opens_what_they_are_told() {
    let (whom, key) = (addressee(), sealing_key());
    assert_eq!(RoundFeed::open_for(&whom, &key, &sealed_round()), Ok(full_round()));
    assert_eq!(DeclaredIdentity::open_for(&whom, &key, &sealed_declaration()), Ok(declared()));
    let others = [
        Addressee { deployment: DeploymentId([9; 8]), ..whom },
        Addressee { device: DeviceId([9; 8]), ..whom },
        Addressee { agent: AgentId([9; 8]), ..whom },
        Addressee { challenge: Challenge([9; 16]), ..whom },
    ];
    for other in others {
        assert_eq!(RoundFeed::open_for(&other, &key, &sealed_round()), Err(OpenError::Broken), "{other:?}");
    }
    let stranger = OpeningKey::from_seed(&[12; 32]);
    assert_eq!(RoundFeed::open_for(&whom, &stranger, &sealed_round()), Err(OpenError::Broken));
    // A declaration is no round, whatever its bytes say.
    assert_eq!(RoundFeed::open_for(&whom, &key, &sealed_declaration()), Err(OpenError::Broken));
    assert_eq!(RoundFeed::open_for(&whom, &key, &[0; 31]), Err(OpenError::Malformed));
}

#[test]
fn what_is_sealed_shows_nothing_of_the_person_and_every_flipped_bit_is_refused() {
    let sealed = sealed_round();
    for needle in ["TILLEULS", "VALBRUNE", "LACOMBE", "41A7", "612345678", "NL"] {
        assert!(!sealed.windows(needle.len()).any(|window| window == needle.as_bytes()), "{needle}");
    }
    for at in 0..sealed.len() * 8 {
        let mut touched = sealed.clone();
        touched[at / 8] ^= 1 << (at % 8);
        assert!(RoundFeed::open_for(&addressee(), &sealing_key(), &touched).is_err(), "bit {at}");
    }
}

#[test]
fn nothing_is_sealed_to_bytes_that_are_no_key() {
    let sealed = declared().seal_to(&addressee(), &PublicKey([0; 32]), &mut SeededChance(1));
    assert_eq!(sealed, Err(SealError));
}
