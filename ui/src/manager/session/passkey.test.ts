import { afterEach, describe, expect, test, vi } from 'vitest';
import { hasPasskeys, makePasskey, NoPasskey, provePasskey } from './passkey.ts';

const ASKED = { options: { publicKey: { challenge: 'BCDF' } } };

/** A browser that answers so. */
function withBrowser(answer: () => Promise<unknown>) {
  const get = vi.fn((_: { publicKey: unknown; signal: AbortSignal }) => answer());
  vi.stubGlobal(
    'PublicKeyCredential',
    Object.assign(() => {}, {
      parseCreationOptionsFromJSON: (json: object) => ({ made: json }),
      parseRequestOptionsFromJSON: (json: object) => ({ used: json }),
    }),
  );
  vi.stubGlobal('navigator', { credentials: { get, create: get } });
  return get;
}

const signal = new AbortController().signal;
const why = (asked: Promise<object>) => asked.catch((thrown: unknown) => (thrown as NoPasskey).why);

afterEach(() => vi.unstubAllGlobals());

describe('a passkey', () => {
  test('is asked for by what the server sent, one level down, and comes back as JSON', async () => {
    const get = withBrowser(async () => ({ toJSON: () => ({ id: 'BCDF' }) }));
    await expect(provePasskey(ASKED, signal)).resolves.toEqual({ id: 'BCDF' });
    expect(get).toHaveBeenLastCalledWith({ publicKey: { used: { challenge: 'BCDF' } }, signal });
    await expect(makePasskey(ASKED, signal)).resolves.toEqual({ id: 'BCDF' });
    expect(get).toHaveBeenLastCalledWith({ publicKey: { made: { challenge: 'BCDF' } }, signal });
  });

  test('that nobody gave is told from one that was added before', async () => {
    withBrowser(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    await expect(why(provePasskey(ASKED, signal))).resolves.toBe('given-up');
    withBrowser(() => Promise.reject(new DOMException('', 'InvalidStateError')));
    await expect(why(makePasskey(ASKED, signal))).resolves.toBe('there-already');
    withBrowser(() => Promise.resolve(null));
    await expect(why(provePasskey(ASKED, signal))).resolves.toBe('given-up');
  });

  test('keeps what the browser said as its cause', async () => {
    const cause = new DOMException('', 'NotAllowedError');
    withBrowser(() => Promise.reject(cause));
    const thrown = await provePasskey(ASKED, signal).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(NoPasskey);
    expect((thrown as NoPasskey).cause).toBe(cause);
  });

  test('is not offered where the browser cannot read the options', () => {
    expect(hasPasskeys()).toBe(false);
    vi.stubGlobal('PublicKeyCredential', () => {});
    expect(hasPasskeys()).toBe(false);
    withBrowser(async () => null);
    expect(hasPasskeys()).toBe(true);
  });
});
