//! A model of one commit whose answer was lost, on a database that crashes, gives numbers again and fails over to a
//! standby. It owns the rule by which a group of writes counts (`sync-server/src/store/sql/fate.rs`) beside the two
//! rules that fail; it knows nothing of what a group holds.

use stateright::{Checker, Model, Property};

/// Groups that the server writes.
const GROUPS: u8 = 2;

/// By what the fate of a group is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// By the number of its transaction: it was committed if that number was.
    Number,
    /// By a row of its own, believed as soon as it is seen.
    OwnRow,
    /// By a row of its own, believed once the transaction that saw it is committed too.
    OwnRowConfirmed,
}

/// One database, its standby, one server that writes groups and another line that commits what it likes.
#[derive(Clone, Copy, Debug)]
struct Database {
    rule: Rule,
    left: Left,
}

/// How often things may still happen. The rest is explored completely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Left {
    crashes: u8,
    failovers: u8,
    /// Commits of the other line.
    others: u8,
    /// Lines that break while the database goes on.
    breaks: u8,
}

/// Who committed a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Author {
    Group(u8),
    Other,
}

/// What the server does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Server {
    Idle,
    /// Its transaction is open under the writers' lock.
    Writing {
        group: u8,
        number: u8,
    },
    /// The commit was sent, and is the entry of the log before this length.
    Committing {
        group: u8,
        number: u8,
        length: usize,
    },
    /// The answer was lost. The old transaction may still be open at the database.
    Asking {
        group: u8,
        number: u8,
        is_open: bool,
    },
    /// The group was found; the transaction that found it is the entry before this length.
    Confirming {
        group: u8,
        number: u8,
        length: usize,
    },
}

/// One state. Entries reach the log when they are on the primary's disk; numbers are given before that.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct State {
    log: Vec<(Author, u8)>,
    /// How much of the log the standby has.
    standby: usize,
    next_number: u8,
    server: Server,
    begun: u8,
    acknowledged: Vec<u8>,
    undone: Vec<u8>,
    left: Left,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Action {
    Begin,
    Commit,
    /// The commit is answered: it is on disk here and at the standby.
    Answer,
    /// The line breaks; the commit may have arrived, may be about to, or never does.
    BreakLine,
    /// What was open at the database after the line broke ends: it commits (its commit was on the way) or not.
    EndOpen {
        commits: bool,
    },
    OtherCommits,
    Replicate,
    /// The primary stops without warning and comes back.
    Crash,
    /// The standby becomes the primary as it is, and gets a new standby.
    FailOver,
    Ask,
}

impl State {
    fn commit(&mut self, author: Author, number: u8) -> usize {
        self.log.push((author, number));
        self.log.len()
    }

    fn draw_number(&mut self) -> u8 {
        self.next_number += 1;
        self.next_number - 1
    }

    fn holds(&self, group: u8) -> bool {
        self.log.iter().any(|(author, _)| *author == Author::Group(group))
    }

    /// Numbers that reached no disk are given again; every line breaks.
    fn start_again(&mut self) {
        self.next_number = self.log.iter().map(|(_, number)| number + 1).max().unwrap_or(0);
        self.server = match self.server {
            Server::Idle | Server::Writing { .. } => Server::Idle,
            Server::Committing { group, number, .. }
            | Server::Asking { group, number, .. }
            | Server::Confirming { group, number, .. } => Server::Asking { group, number, is_open: false },
        };
    }

    fn acknowledge(&mut self, group: u8) {
        self.acknowledged.push(group);
        self.server = Server::Idle;
    }

    fn is_on_both(&self, length: usize) -> bool {
        self.standby >= length
    }

    fn ask(&mut self, rule: Rule, group: u8, number: u8) -> Option<()> {
        let is_found = match rule {
            // In the future: asked again.
            Rule::Number if number >= self.next_number => return None,
            Rule::Number => self.log.iter().any(|(_, committed)| *committed == number),
            Rule::OwnRow | Rule::OwnRowConfirmed => self.holds(group),
        };
        if !is_found {
            self.undone.push(group);
            self.server = Server::Idle;
        } else if rule == Rule::OwnRow {
            self.acknowledge(group);
        } else {
            let own = self.draw_number();
            let length = self.commit(Author::Other, own);
            self.server = Server::Confirming { group, number, length };
        }
        Some(())
    }
}

impl Model for Database {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        vec![State {
            log: Vec::new(),
            standby: 0,
            next_number: 0,
            server: Server::Idle,
            begun: 0,
            acknowledged: Vec::new(),
            undone: Vec::new(),
            left: self.left,
        }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        let may_break = (state.left.breaks > 0).then_some(Action::BreakLine);
        match state.server {
            Server::Idle => actions.extend((state.begun < GROUPS).then_some(Action::Begin)),
            Server::Writing { .. } => {
                actions.push(Action::Commit);
                actions.extend(may_break);
            }
            Server::Committing { length, .. } | Server::Confirming { length, .. } => {
                actions.extend(may_break);
                actions.extend(state.is_on_both(length).then_some(Action::Answer));
            }
            // Still in progress: nobody is told anything.
            Server::Asking { is_open: true, .. } => {
                actions.extend([true, false].map(|commits| Action::EndOpen { commits }));
            }
            Server::Asking { is_open: false, .. } => actions.push(Action::Ask),
        }
        actions.extend((state.standby < state.log.len()).then_some(Action::Replicate));
        let Left { crashes, failovers, others, .. } = state.left;
        actions.extend((crashes > 0).then_some(Action::Crash));
        actions.extend((failovers > 0).then_some(Action::FailOver));
        actions.extend((others > 0).then_some(Action::OtherCommits));
    }

    fn next_state(&self, before: &State, action: Action) -> Option<State> {
        let mut state = before.clone();
        match (action, state.server) {
            (Action::Begin, _) => {
                let (group, number) = (state.begun, state.draw_number());
                state.begun += 1;
                state.server = Server::Writing { group, number };
            }
            (Action::Commit, Server::Writing { group, number }) => {
                let length = state.commit(Author::Group(group), number);
                state.server = Server::Committing { group, number, length };
            }
            (Action::Answer, Server::Committing { group, .. } | Server::Confirming { group, .. }) => {
                state.acknowledge(group);
            }
            (Action::BreakLine, Server::Writing { group, number }) => {
                state.left.breaks -= 1;
                state.server = Server::Asking { group, number, is_open: true };
            }
            (
                Action::BreakLine,
                Server::Committing { group, number, .. } | Server::Confirming { group, number, .. },
            ) => {
                state.left.breaks -= 1;
                state.server = Server::Asking { group, number, is_open: false };
            }
            (Action::EndOpen { commits }, Server::Asking { group, number, .. }) => {
                if commits {
                    state.commit(Author::Group(group), number);
                }
                state.server = Server::Asking { group, number, is_open: false };
            }
            (Action::OtherCommits, _) => {
                let number = state.draw_number();
                state.commit(Author::Other, number);
                state.left.others -= 1;
            }
            (Action::Replicate, _) => state.standby = state.log.len(),
            (Action::Crash, _) => {
                state.start_again();
                state.left.crashes -= 1;
            }
            (Action::FailOver, _) => {
                state.log.truncate(state.standby);
                state.start_again();
                state.left.failovers -= 1;
            }
            (Action::Ask, Server::Asking { group, number, .. }) => state.ask(self.rule, group, number)?,
            _ => return None,
        }
        Some(state)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("what was acknowledged is there", |_, state: &State| {
                state.acknowledged.iter().all(|group| state.holds(*group))
            }),
            Property::always("what was called undone is not there", |_, state: &State| {
                state.undone.iter().all(|group| !state.holds(*group))
            }),
            Property::sometimes("a lost answer is found out", |_, state: &State| {
                state.acknowledged.len() == usize::from(GROUPS)
                    && state.left.crashes == 0
                    && state.left.failovers == 0
            }),
        ]
    }
}

/// What was found: the properties that do not hold, and the one that is to be met.
fn found_under(rule: Rule) -> (Vec<&'static str>, usize) {
    let left = Left { crashes: 3, failovers: 2, others: 2, breaks: 3 };
    let checker = Database { rule, left }.checker().spawn_bfs().join();
    let mut found: Vec<&str> = checker.discoveries().into_keys().collect();
    found.sort_unstable();
    (found, checker.unique_state_count())
}

#[test]
fn a_fate_told_by_the_transactions_number_acknowledges_what_a_crash_took() {
    let (found, _) = found_under(Rule::Number);
    assert!(found.contains(&"what was acknowledged is there"), "{found:?}");
}

#[test]
fn a_fate_told_by_a_row_that_only_the_old_primary_has_is_lost_with_it() {
    let (found, _) = found_under(Rule::OwnRow);
    assert!(found.contains(&"what was acknowledged is there"), "{found:?}");
}

#[test]
fn a_fate_told_by_a_row_of_its_own_that_a_later_commit_confirms_holds_whatever_happens() {
    let (found, states) = found_under(Rule::OwnRowConfirmed);
    assert_eq!(found, ["a lost answer is found out"]);
    assert!(states > 10_000, "{states} states");
}
