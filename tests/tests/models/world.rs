//! The world around one device: what can happen next, and what must hold whatever happens.

use super::outbox::{Chain, MarkStanding, Stands, Told};
use super::registry::{Frame, Registry};
use stateright::{Model, Property};

/// A device's chains; the last is the one it seals into.
type Device = Vec<Chain>;

/// Records in one frame at most: the rest goes with the next.
const LONGEST_FRAME: usize = 2;
/// Messages on the line at once. Two is the fewest that can overtake one another.
const LINE: usize = 2;

/// How much may happen. The rest is explored completely.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    /// Records sealed.
    pub records: u64,
    /// Copies made of the database.
    pub copies: u8,
    /// Databases lost and restored.
    pub restores: u8,
    /// Devices lost and replaced by an older image.
    pub images: u8,
}

/// One state.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct World {
    device: Device,
    image: Option<Device>,
    registry: Registry,
    /// Copies in the folder, and how many of them were read back, from the first.
    copies: Vec<Registry>,
    read_back: usize,
    /// Per epoch, entries in the newest copy that was read back.
    witness: Vec<u64>,
    frames: Vec<Frame>,
    answers: Vec<(usize, Told)>,
    /// Contents that the device has shown as kept.
    green: Vec<u64>,
    sealed: u64,
    left: (u8, u8, u8),
}

/// What may happen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Seal,
    Send(usize),
    Ask(usize),
    /// The registry keeps a frame. It may stop before it answers, and the line may bring the frame again.
    Keep {
        frame: usize,
        answers: bool,
        again: bool,
    },
    LoseFrame(usize),
    Apply {
        answer: usize,
        again: bool,
    },
    LoseAnswer(usize),
    Copy,
    ReadBack,
    Raise,
    Restore(usize),
    TakeImage,
    BecomeImage,
}

impl World {
    /// Nothing waits, and the registry holds every envelope that is not in conflict.
    pub fn is_at_rest(&self) -> bool {
        self.device.iter().flat_map(|chain| &chain.envelopes).all(|envelope| match envelope.stands {
            Stands::Kept => self.registry.holds(envelope.content),
            Stands::Conflicting => true,
            Stands::Queued | Stands::Quarantined(_) => false,
        })
    }

    fn device_holds(&self, content: u64) -> bool {
        let mut envelopes = self.device.iter().flat_map(|chain| &chain.envelopes);
        envelopes.any(|envelope| envelope.held && envelope.content == content)
    }

    /// What a frame of that chain would carry now.
    fn frame(&self, chain: usize) -> Option<Frame> {
        let envelopes = &self.device[chain].envelopes;
        let first = envelopes.iter().position(|envelope| envelope.stands == Stands::Queued)?;
        let run = envelopes[first..].iter().take_while(|envelope| envelope.stands == Stands::Queued);
        let contents = run.take(LONGEST_FRAME).map(|envelope| envelope.content).collect();
        Some(Frame { chain, first: first as u64, contents, is_orphan: false })
    }

    fn post(&mut self, frame: Frame) {
        self.frames.push(frame);
        self.frames.sort();
        self.frames.dedup();
    }

    fn seal(&mut self) {
        let content = self.sealed;
        self.sealed += 1;
        if let Some(chain) = self.device.last_mut() {
            chain.seal(content);
        }
    }

    fn keep(&mut self, frame: usize, answers: bool, again: bool) {
        let kept = if again { self.frames[frame].clone() } else { self.frames.remove(frame) };
        let told = self.registry.keep(&kept);
        if answers {
            self.answers.push((kept.chain, told));
            self.answers.sort();
            self.answers.dedup();
        }
    }

    fn apply(&mut self, answer: usize, again: bool) {
        let (chain, told) = if again { self.answers[answer].clone() } else { self.answers.remove(answer) };
        // An answer about a chain that an image has forgotten is nobody's.
        let Some(known) = self.device.get_mut(chain) else { return };
        let standing = known.answer(&told);
        let kept = known.envelopes.iter().filter(|envelope| envelope.stands == Stands::Kept);
        self.green.extend(kept.map(|envelope| envelope.content));
        self.green.sort_unstable();
        self.green.dedup();
        let is_taken = known.envelopes.iter().any(|envelope| envelope.stands == Stands::Conflicting);
        let is_ours = standing == MarkStanding::Agrees && !is_taken;
        if !is_ours && chain + 1 == self.device.len() {
            self.device.push(Chain::default());
            self.seal();
        }
    }

    /// What `Witness::missing_in` says of a copy.
    fn may_restore(&self, copy: &Registry) -> bool {
        (1u64..)
            .zip(&self.witness)
            .filter(|(epoch, safe)| *epoch >= copy.epoch && **safe > 0)
            .all(|(epoch, safe)| epoch == copy.epoch && copy.entries >= *safe)
    }

    fn restore(&mut self, copy: usize) {
        let epoch = self.registry.epoch + 1;
        self.registry = Registry { epoch, ..self.copies[copy].clone() };
        self.witness.push(0);
        self.left.1 -= 1;
    }
}

impl Model for Limits {
    type State = World;
    type Action = Action;

    fn init_states(&self) -> Vec<World> {
        // An image needs a second chain to go on in.
        let chains = 1 + usize::from(self.images);
        vec![World {
            device: vec![Chain::default()],
            image: None,
            registry: Registry::new(chains),
            copies: Vec::new(),
            read_back: 0,
            witness: vec![0],
            frames: Vec::new(),
            answers: Vec::new(),
            green: Vec::new(),
            sealed: 0,
            left: (self.copies, self.restores, self.images),
        }]
    }

    fn actions(&self, world: &World, actions: &mut Vec<Action>) {
        if world.sealed < self.records {
            actions.push(Action::Seal);
        }
        let room = LINE - world.frames.len() - world.answers.len();
        if room > 0 {
            for chain in 0..world.device.len() {
                actions.extend(world.frame(chain).map(|_| Action::Send(chain)));
                let holds = world.device[chain].envelopes.iter().any(|envelope| envelope.held);
                actions.extend(holds.then_some(Action::Ask(chain)));
            }
        }
        for frame in 0..world.frames.len() {
            for again in [false, true] {
                actions.push(Action::Keep { frame, answers: false, again });
                // Its answer takes the frame's place, or another.
                let is_heard = !world.frames[frame].is_orphan && (!again || room > 0);
                actions.extend(is_heard.then_some(Action::Keep { frame, answers: true, again }));
            }
            actions.push(Action::LoseFrame(frame));
        }
        for answer in 0..world.answers.len() {
            actions.extend([false, true].map(|again| Action::Apply { answer, again }));
            actions.push(Action::LoseAnswer(answer));
        }
        let (copies, restores, images) = world.left;
        actions.extend((copies > 0).then_some(Action::Copy));
        actions.extend((world.read_back < world.copies.len()).then_some(Action::ReadBack));
        actions.extend((world.read_back > 0).then_some(Action::Raise));
        if restores > 0 {
            let allowed = (0..world.copies.len()).filter(|copy| world.may_restore(&world.copies[*copy]));
            actions.extend(allowed.map(Action::Restore));
        }
        if images > 0 {
            actions.extend(world.image.is_none().then_some(Action::TakeImage));
            actions.extend(world.image.is_some().then_some(Action::BecomeImage));
        }
    }

    fn next_state(&self, before: &World, action: Action) -> Option<World> {
        let mut world = before.clone();
        match action {
            Action::Seal => world.seal(),
            Action::Send(chain) => world.post(before.frame(chain)?),
            Action::Ask(chain) => {
                let first = before.device[chain].envelopes.len() as u64;
                world.post(Frame { chain, first, contents: Vec::new(), is_orphan: false });
            }
            Action::Keep { frame, answers, again } => world.keep(frame, answers, again),
            Action::LoseFrame(frame) => drop(world.frames.remove(frame)),
            Action::Apply { answer, again } => world.apply(answer, again),
            Action::LoseAnswer(answer) => drop(world.answers.remove(answer)),
            Action::Copy => {
                world.copies.push(world.registry.clone());
                world.left.0 -= 1;
            }
            Action::ReadBack => {
                // The witness notes it before anybody is told.
                let copy = &before.copies[before.read_back];
                let noted = &mut world.witness[usize::try_from(copy.epoch).ok()? - 1];
                *noted = copy.entries.max(*noted);
                world.read_back += 1;
            }
            Action::Raise => {
                let newest = before.copies[before.read_back - 1].clone();
                world.registry.raise(&newest);
            }
            Action::Restore(copy) => world.restore(copy),
            Action::TakeImage => world.image = Some(before.device.clone()),
            Action::BecomeImage => {
                world.device = world.image.take()?;
                // An answer reaches nobody but the process that asked; its frames may still arrive.
                world.answers.clear();
                for frame in &mut world.frames {
                    frame.is_orphan = true;
                }
                world.left.2 -= 1;
            }
        }
        (world != *before).then_some(world)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always(
                "what was shown as kept is at the registry or still here",
                |_, world: &World| {
                    world
                        .green
                        .iter()
                        .all(|content| world.registry.holds(*content) || world.device_holds(*content))
                },
            ),
            Property::always(
                "what the device let go of is in every copy that may be restored",
                |_, world: &World| {
                    let envelopes = world.device.iter().flat_map(|chain| &chain.envelopes);
                    let mut gone = envelopes.filter(|envelope| !envelope.held);
                    gone.all(|envelope| {
                        let content = envelope.content;
                        let restorable = world.copies.iter().filter(|copy| world.may_restore(copy));
                        world.registry.holds(content)
                            && restorable.into_iter().all(|copy| copy.holds(content))
                    })
                },
            ),
            Property::always("nothing is kept twice", |_, world: &World| !world.registry.holds_twice()),
        ]
    }
}
