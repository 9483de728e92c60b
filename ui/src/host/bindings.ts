// The shapes that cross between Rust and the pages, as `crates/device` writes them. Must not hold behaviour.

/** Everything a window shows; every gesture answers with a new one. */
export type Snapshot = {
  device: DeviceView;
  agents: Array<AgentView>;
  signedIn: AgentView | null;
  outbox: OutboxView;
  /** The last contact with the server; `null` before the first. */
  online: boolean | null;
};

/** The machine. */
export type DeviceView = { enrolled: boolean; label: string | null; office: string | null };

/** An agent with a vault here; `kind` is known once signed in, no try left means a destroyed vault. */
export type AgentView = { id: string; label: string; kind: 'clerk' | 'carrier' | null; triesLeft: number };

/** What was sealed here, in numbers. */
export type OutboxView = { done: number; kept: number; waiting: number; quarantined: number };

/** The address of the server and the one-time code of the device. */
export type EnrolDevice = { url: string; code: string };

/** The agent's login, one-time code and the PIN of the vault to be made. */
export type Enlist = { login: string; code: string; pin: string };

/** The vault to open and its PIN. */
export type SignIn = { agent: string; pin: string };

/** Why a gesture was not done: a word of `terms::Problem`, and tries left after a wrong PIN. */
export type Refusal = { problem: string; triesLeft?: number };
