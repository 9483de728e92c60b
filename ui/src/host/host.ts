// The doorway to what stands behind the window. Must not know which host is there, nor any screen.

import type {
  Abandon,
  AnswerFeatures,
  Compare,
  Conclude,
  ConfirmPrinted,
  Enlist,
  EnrolDevice,
  NobodyHome,
  Note,
  OpenCase,
  Preview,
  ReadDocument,
  ReadSeal,
  Refusal,
  Resume,
  SignIn,
  Snapshot,
  SpanView,
  TypeFields,
} from './bindings.ts';
import type { HandInParcel } from './wire.ts';

/** Every gesture of the agents' windows. Each answers with what is to be shown now, or throws `Refused`. */
export interface Host {
  snapshot(): Promise<Snapshot>;
  /** Somebody touches the window: it does not lock yet. */
  touch(): Promise<Snapshot>;
  enrolDevice(request: EnrolDevice): Promise<Snapshot>;
  enlist(request: Enlist): Promise<Snapshot>;
  signIn(request: SignIn): Promise<Snapshot>;
  /** Closes or locks the session: the case stays, with all that was typed. */
  signOut(): Promise<Snapshot>;
  /** Fetches the lease and the lists of the day. */
  prepare(): Promise<Snapshot>;
  /** Saves what is being typed. */
  note(request: Note): Promise<Snapshot>;
  /** Scans with the host's camera and opens the case. */
  scan(): Promise<Snapshot>;
  openCase(request: OpenCase): Promise<Snapshot>;
  /** Fetches what the applicant declared, while there is a network. */
  fetchDeclared(): Promise<Snapshot>;
  hold(): Promise<Snapshot>;
  resume(request: Resume): Promise<Snapshot>;
  readDocument(request: ReadDocument): Promise<Snapshot>;
  /** Cuts lines that are being typed; nothing is kept. */
  preview(request: Preview): Promise<SpanView[][]>;
  /** Reads the visible seal: by its text from a scanner, or with the host's camera. */
  readSeal(request: ReadSeal): Promise<Snapshot>;
  typeFields(request: TypeFields): Promise<Snapshot>;
  confirmPrinted(request: ConfirmPrinted): Promise<Snapshot>;
  answerFeatures(request: AnswerFeatures): Promise<Snapshot>;
  compare(request: Compare): Promise<Snapshot>;
  conclude(request: Conclude): Promise<Snapshot>;
  abandon(request: Abandon): Promise<Snapshot>;
  nobodyHome(request: NobodyHome): Promise<Snapshot>;
  /** Sends what waits and asks for the registry's count. */
  handIn(): Promise<Snapshot>;
  /** Sends what another device wrote to a file. */
  handInFor(request: HandInParcel): Promise<Snapshot>;
  /** Writes what waits to a file that somebody carries by hand. */
  handOver(): Promise<Snapshot>;
}

/** A gesture that was not done. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.problem);
    this.refusal = refusal;
  }
}

/** Carries one gesture by name; `request` is its body, absent where a gesture takes none. */
export type Carry = (name: string, request?: object) => Promise<unknown>;

/** The gestures by their names on the loopback host; a Tauri command has the same with `_` for `-`. */
export function gesturesOver(carry: Carry): Host {
  const shown = (name: string, request?: object) => carry(name, request) as Promise<Snapshot>;
  return {
    snapshot: () => shown('snapshot'),
    touch: () => shown('touch'),
    enrolDevice: (request) => shown('enrol-device', request),
    enlist: (request) => shown('enlist', request),
    signIn: (request) => shown('sign-in', request),
    signOut: () => shown('sign-out'),
    prepare: () => shown('prepare'),
    note: (request) => shown('note', request),
    scan: () => shown('scan'),
    openCase: (request) => shown('open-case', request),
    fetchDeclared: () => shown('fetch-declared'),
    hold: () => shown('hold'),
    resume: (request) => shown('resume', request),
    readDocument: (request) => shown('read-document', request),
    preview: (request) => carry('preview', request) as Promise<SpanView[][]>,
    readSeal: (request) => shown('read-seal', request),
    typeFields: (request) => shown('type-fields', request),
    confirmPrinted: (request) => shown('confirm-printed', request),
    answerFeatures: (request) => shown('answer-features', request),
    compare: (request) => shown('compare', request),
    conclude: (request) => shown('conclude', request),
    abandon: (request) => shown('abandon', request),
    nobodyHome: (request) => shown('nobody-home', request),
    handIn: () => shown('hand-in'),
    handInFor: (request) => shown('hand-in-for', request),
    handOver: () => shown('hand-over'),
  };
}

/** What a host threw, as a refusal; what is not one is the host's own failure. */
export function refusalOf(thrown: unknown): Refusal {
  const refusal = thrown instanceof Refused ? thrown.refusal : thrown;
  const isRefusal = typeof refusal === 'object' && refusal !== null && 'problem' in refusal;
  return isRefusal ? (refusal as Refusal) : { problem: 'unexpected' };
}
