// Passkeys, as the browser makes and uses them. Owns the two calls and why one came to nothing; must not know who
// asks, nor what the server makes of the answer.

import type { PasskeyAsked } from '../../host/wire.ts';

/** Why the browser gave none. */
export class NoPasskey extends Error {
  /** `given-up`: somebody said no, or nobody said anything. `there-already`: this one was added before. */
  readonly why: 'given-up' | 'there-already';

  constructor(why: NoPasskey['why'], cause: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** Whether this browser can: it reads the server's options by itself, which older ones do not. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

/** The options as the server sends them: one level down, as the browser's own call has them. */
const inside = <Options>({ options }: PasskeyAsked) => (options as { publicKey: Options }).publicKey;

async function given(asked: Promise<Credential | null>): Promise<object> {
  try {
    const credential = await asked;
    if (credential) return (credential as PublicKeyCredential).toJSON();
  } catch (cause) {
    const isKnown = cause instanceof DOMException && cause.name === 'InvalidStateError';
    throw new NoPasskey(isKnown ? 'there-already' : 'given-up', cause);
  }
  throw new NoPasskey('given-up', null);
}

/** Makes a passkey; its attestation as JSON. */
export const makePasskey = (asked: PasskeyAsked, signal: AbortSignal): Promise<object> =>
  given(
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
        inside<PublicKeyCredentialCreationOptionsJSON>(asked),
      ),
      signal,
    }),
  );

/** Uses a passkey; its assertion as JSON. */
export const provePasskey = (asked: PasskeyAsked, signal: AbortSignal): Promise<object> =>
  given(
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
        inside<PublicKeyCredentialRequestOptionsJSON>(asked),
      ),
      signal,
    }),
  );
