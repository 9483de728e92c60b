//! Jobs that wait for the writer, in two lanes. Frames of devices go first: whoever can make strangers' writes can make as
//! many as they like, and must not send devices away. A share of each group stays for the others, so that no herd of
//! devices stops them either. It must not know what a job does.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Semaphore, mpsc};

/// Which lane a job waits in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    /// Frames of devices.
    Frames,
    /// Everything else.
    Others,
}

/// Jobs that may wait in a lane; a caller beyond that waits itself.
pub(super) const QUEUE: usize = 4096;
/// The share of a group that others have while frames wait: one in so many.
const SHARE_OF_OTHERS: usize = 4;

struct Queues<J> {
    frames: VecDeque<J>,
    others: VecDeque<J>,
}

/// Where jobs are handed in.
pub(super) struct Entrance<J> {
    queues: Arc<Mutex<Queues<J>>>,
    rooms: [Arc<Semaphore>; 2],
    tickets: mpsc::UnboundedSender<()>,
}

impl<J> Clone for Entrance<J> {
    fn clone(&self) -> Self {
        let (queues, rooms) = (Arc::clone(&self.queues), self.rooms.clone());
        Self { queues, rooms, tickets: self.tickets.clone() }
    }
}

/// Where the writer takes them: one ticket for each job, whichever lane it waits in.
pub(super) struct Exit<J> {
    queues: Arc<Mutex<Queues<J>>>,
    rooms: [Arc<Semaphore>; 2],
    tickets: mpsc::UnboundedReceiver<()>,
    /// Groups that were taken.
    turn: usize,
}

/// Two empty lanes.
pub(super) fn lanes<J>() -> (Entrance<J>, Exit<J>) {
    let queues = Arc::new(Mutex::new(Queues { frames: VecDeque::new(), others: VecDeque::new() }));
    let rooms = [Arc::new(Semaphore::new(QUEUE)), Arc::new(Semaphore::new(QUEUE))];
    let (sender, tickets) = mpsc::unbounded_channel();
    let entrance = Entrance { queues: Arc::clone(&queues), rooms: rooms.clone(), tickets: sender };
    (entrance, Exit { queues, rooms, tickets, turn: 0 })
}

impl<J> Entrance<J> {
    /// Puts a job behind those of its lane; waits where the lane is full. False once nobody takes jobs any more.
    pub(super) async fn enqueue(&self, lane: Lane, job: J) -> bool {
        let Ok(room) = self.rooms[lane as usize].acquire().await else { return false };
        room.forget();
        let mut queues = locked(&self.queues);
        match lane {
            Lane::Frames => queues.frames.push_back(job),
            Lane::Others => queues.others.push_back(job),
        }
        drop(queues);
        self.tickets.send(()).is_ok()
    }

    /// Jobs that wait in a lane.
    pub(super) fn waiting(&self, lane: Lane) -> usize {
        let queues = locked(&self.queues);
        match lane {
            Lane::Frames => queues.frames.len(),
            Lane::Others => queues.others.len(),
        }
    }
}

impl<J> Exit<J> {
    /// Waits for jobs and takes at most so many into a group; how many there are then. None once nobody hands in any more.
    pub(super) fn blocking_take(&mut self, group: &mut Vec<J>, most: usize) -> usize {
        let mut tickets = Vec::with_capacity(most);
        let count = self.tickets.blocking_recv_many(&mut tickets, most);
        self.fill(group, count);
        count
    }

    /// The same, where nobody may block.
    pub(super) async fn take(&mut self, group: &mut Vec<J>, most: usize) -> usize {
        let mut tickets = Vec::with_capacity(most);
        let count = self.tickets.recv_many(&mut tickets, most).await;
        self.fill(group, count);
        count
    }

    /// Takes what came meanwhile, as far as the group holds it.
    pub(super) fn take_more(&mut self, group: &mut Vec<J>, most: usize) {
        let room = most.saturating_sub(group.len());
        let count = (0..room).take_while(|_| self.tickets.try_recv().is_ok()).count();
        self.fill(group, count);
    }

    fn fill(&mut self, group: &mut Vec<J>, count: usize) {
        self.turn += 1;
        let mut queues = locked(&self.queues);
        // In small groups the share is a turn now and then.
        let share =
            count / SHARE_OF_OTHERS + usize::from(count > 0 && self.turn.is_multiple_of(SHARE_OF_OTHERS));
        let of_others = queues.others.len().min(share).min(count);
        let frames = queues.frames.len().min(count - of_others);
        let others = queues.others.len().min(count - frames);
        group.extend(queues.frames.drain(..frames));
        group.extend(queues.others.drain(..others));
        self.rooms[Lane::Frames as usize].add_permits(frames);
        self.rooms[Lane::Others as usize].add_permits(others);
    }
}

impl<J> Drop for Exit<J> {
    fn drop(&mut self) {
        // In this order: who comes later hears so from its ticket, and who waits from a sender that is dropped.
        self.tickets.close();
        self.rooms.iter().for_each(|room| room.close());
        let mut queues = locked(&self.queues);
        queues.frames.clear();
        queues.others.clear();
    }
}

fn locked<J>(queues: &Mutex<Queues<J>>) -> MutexGuard<'_, Queues<J>> {
    queues.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn frames_go_before_a_flood_and_the_flood_goes_on_beside_them() {
        let (entrance, mut exit) = lanes();
        for number in 0..100 {
            assert!(entrance.enqueue(Lane::Others, ("other", number)).await);
        }
        for number in 0..20 {
            assert!(entrance.enqueue(Lane::Frames, ("frame", number)).await);
        }
        let mut group = Vec::new();
        assert_eq!(exit.take(&mut group, 16).await, 16);
        let frames: Vec<_> = group.iter().filter(|(kind, _)| *kind == "frame").map(|(_, at)| *at).collect();
        assert_eq!(frames, (0..12).collect::<Vec<_>>());
        exit.take_more(&mut group, 200);
        assert_eq!(
            (group.len(), entrance.waiting(Lane::Frames), entrance.waiting(Lane::Others)),
            (120, 0, 0)
        );
        let others: Vec<_> = group.iter().filter(|(kind, _)| *kind == "other").map(|(_, at)| *at).collect();
        assert_eq!(others, (0..100).collect::<Vec<_>>(), "each lane keeps its order");
    }

    #[tokio::test]
    async fn one_job_of_either_lane_is_taken_at_once() {
        let (entrance, mut exit) = lanes();
        for lane in [Lane::Frames, Lane::Others] {
            assert!(entrance.enqueue(lane, 1).await);
            let mut group = Vec::new();
            assert_eq!((exit.take(&mut group, 256).await, group.len()), (1, 1));
        }
    }
}
