//! A device played by hand (`testkit::hand_device`) before the registry of a house, by the house's clock.

use crate::check::{ALL_RIGHT, concluded};
use crate::house::House;
use reqwest::{Response, StatusCode};
use statement::{Answer, Ask, Blob, Frame, FrameVersion, Hash, Receipt, Request, Secret, SigningKey};
use std::ops::{Deref, DerefMut};
use terms::{AgentId, AgentKind, ChainId, EnrolmentId, Route, Timestamp};
use testkit::cast::Person;
use testkit::hand_device::{Door, HandDevice};
pub use testkit::hand_device::{Sealed, Telling};
use wire::v1::device::Asked;

pub struct Device(pub HandDevice);

impl Deref for Device {
    type Target = HandDevice;

    fn deref(&self) -> &HandDevice {
        &self.0
    }
}

impl DerefMut for Device {
    fn deref_mut(&mut self) -> &mut HandDevice {
        &mut self.0
    }
}

impl Device {
    /// Registers a machine, enlists an agent of that login on it and takes a lease; the number makes its keys.
    pub async fn equip(house: &House, number: u8, kind: AgentKind, login: &'static str) -> Self {
        let (agent, code) = house.add_agent(kind, login).await;
        let mut device = Self::register(house, number, agent).await;
        device.enlist(&door(house), login, &code).await.unwrap();
        if kind == AgentKind::Clerk {
            device.take_lease(house).await;
        }
        device
    }

    /// A clerk's device.
    pub async fn counter(house: &House, number: u8, login: &'static str) -> Self {
        Self::equip(house, number, AgentKind::Clerk, login).await
    }

    async fn register(house: &House, number: u8, agent: AgentId) -> Self {
        let code = house.add_device(&format!("poste {number}")).await;
        let (door, now) = (door(house), house.state.now());
        let mut device = HandDevice::register(&door, number.into(), &code, agent, now).await.unwrap();
        device.chain = ChainId([number; 16]);
        house.confirm_device(&device.fingerprint()).await;
        Self(device)
    }

    /// Puts a signed question under a challenge of the server's.
    pub async fn ask(&self, house: &House, ask: Ask) -> Asked {
        self.0.ask(&door(house), ask).await.unwrap()
    }

    /// A question under a fresh challenge.
    pub async fn question(&self, house: &House, ask: Ask) -> Request {
        self.0.question(&door(house), ask).await.unwrap()
    }

    /// Puts a question that was made before, as often as anybody likes; gives the status.
    pub async fn put_as_it_is(&self, house: &House, request: &Request) -> StatusCode {
        self.0.send(&door(house), request).await.unwrap().status()
    }

    /// Puts a question that is refused; gives the status.
    pub async fn ask_in_vain(&self, house: &House, ask: Ask) -> StatusCode {
        self.put(&door(house), ask).await.unwrap().status()
    }

    /// Takes a fresh lease, and learns the registry's time with it.
    pub async fn take_lease(&mut self, house: &House) {
        self.0.take_lease(&door(house), house.state.now()).await.unwrap();
    }

    /// A concluded check of the enrolment's own person, all right, sealed now.
    pub fn seal_check(
        &mut self,
        house: &House,
        enrolment: EnrolmentId,
        secret: Secret,
        shown: &Person,
    ) -> Sealed {
        let body = concluded(shown, ALL_RIGHT, Some(secret), house.state.now());
        self.seal(house, &Telling::check(enrolment, secret, body))
    }

    /// Seals a statement at the head of the chain.
    pub fn seal(&mut self, house: &House, told: &Telling) -> Sealed {
        self.0.seal(told, house.state.now()).unwrap()
    }

    /// Sends a frame and gives whatever comes back.
    pub async fn send(&self, house: &House, frame: &Frame) -> Response {
        send(house, "/v1/frames", self.sign(frame)).await
    }

    /// Delivers a run and gives the verified answer.
    pub async fn deliver(&self, house: &House, run: &[Sealed]) -> Answer {
        self.answer(self.send(house, &self.frame(run)).await).await
    }

    /// Delivers a run in a version, with what answers of an earlier epoch it has; gives the answer as it was signed.
    pub async fn exchange(
        &self,
        house: &House,
        version: FrameVersion,
        run: &[Sealed],
        earlier: &[Vec<u8>],
    ) -> Vec<u8> {
        let earlier = earlier.iter().cloned().map(Blob).collect();
        let frame = Frame { epoch: Some(1), earlier, ..self.frame(run) };
        let response = send(house, "/v1/frames", self.sign_as(version, &frame)).await;
        assert_eq!(response.status(), StatusCode::OK);
        response.bytes().await.unwrap().to_vec()
    }

    /// Delivers a run with an answer of an earlier epoch, signed by whoever's key it is.
    pub async fn refill(
        &self,
        house: &House,
        run: &[Sealed],
        receipts: Vec<Receipt>,
        signer: &SigningKey,
    ) -> Answer {
        let answer = Answer {
            epoch: 1,
            chain: self.chain,
            mark: None,
            receipts,
            quarantined: Vec::new(),
            conflicting: Vec::new(),
            safe_mark: None,
            ledger_size: 0,
            ledger_head: Hash::ZERO,
            time: Timestamp(0),
            opened: None,
        };
        let earlier = answer.sign(FrameVersion::Named, self.deployment, signer);
        self.verified(&self.exchange(house, FrameVersion::Named, run, &[earlier]).await).unwrap()
    }

    /// Delivers a run, and all of it is opened and judged.
    pub async fn deliver_and_open(&self, house: &House, run: &[Sealed]) -> Answer {
        let answer = self.deliver(house, run).await;
        house.open_all().await;
        answer
    }

    async fn answer(&self, response: Response) -> Answer {
        assert_eq!(response.status(), StatusCode::OK);
        self.verified(&response.bytes().await.unwrap()).unwrap()
    }
}

/// An enrolment of somebody who came to that counter and was checked, all right.
pub async fn checked(house: &House, device: &mut Device, person: &Person) -> EnrolmentId {
    let (enrolment, secret) = house.applicant(person, Route::Counter).await;
    let check = device.seal_check(house, enrolment, secret, person);
    device.deliver_and_open(house, &[check]).await;
    enrolment
}

/// The same of somebody whose identity became active by it.
pub async fn active(house: &House, device: &mut Device, person: &Person) -> EnrolmentId {
    let enrolment = checked(house, device, person).await;
    assert_eq!(house.shown(enrolment).await, "activated");
    enrolment
}

pub fn door(house: &House) -> Door {
    Door { url: house.url.clone(), client: house.client.clone() }
}

/// Posts bytes that are signed, or seem to be.
pub async fn send(house: &House, path: &str, body: Vec<u8>) -> Response {
    door(house).send(path, body).await.unwrap()
}
