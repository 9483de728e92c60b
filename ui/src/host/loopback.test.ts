import { afterEach, describe, expect, test, vi } from 'vitest';
import { Refused } from './host.ts';
import { loopbackHost } from './loopback.ts';

const answer = (status: number, body: string) => Promise.resolve(new Response(body, { status }));

afterEach(() => vi.unstubAllGlobals());

describe('the loopback doorway', () => {
  test('posts a gesture under its name and gives the snapshot', async () => {
    const carried = vi.fn(() => answer(200, '{"online":true}'));
    vi.stubGlobal('fetch', carried);
    await expect(loopbackHost.signIn({ agent: '0a', pin: '271828' })).resolves.toEqual({ online: true });
    expect(carried).toHaveBeenCalledWith(
      '/gesture/sign-in',
      expect.objectContaining({ method: 'POST', body: '{"agent":"0a","pin":"271828"}' }),
    );
  });

  test('throws the refusal that the host gave', async () => {
    vi.stubGlobal('fetch', () => answer(409, '{"problem":"wrong-pin","triesLeft":3}'));
    const refused = await loopbackHost.signIn({ agent: '0a', pin: '1' }).catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(Refused);
    expect((refused as Refused).refusal.triesLeft).toBe(3);
  });

  test('takes an illegible answer for a failure of the host', async () => {
    vi.stubGlobal('fetch', () => answer(502, '<html>'));
    await expect(loopbackHost.snapshot()).rejects.toMatchObject({ refusal: { problem: 'unexpected' } });
  });
});
