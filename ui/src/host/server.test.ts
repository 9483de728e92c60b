import { afterEach, describe, expect, test, vi } from 'vitest';
import { ask, RefusedByServer, refusedBy } from './server.ts';

const answering = (status: number, body: string | null) => {
  const carried = vi.fn(() => Promise.resolve(new Response(body, { status })));
  vi.stubGlobal('fetch', carried);
  return carried;
};

afterEach(() => vi.unstubAllGlobals());

describe('the doorway to the server', () => {
  test('sends a body as JSON, in the language of the page, and gives the answer', async () => {
    document.documentElement.lang = 'en';
    const carried = answering(201, '{"id":"0c"}');
    await expect(ask('POST', '/v1/enrolments', { notice_version: 1 })).resolves.toEqual({ id: '0c' });
    expect(carried).toHaveBeenCalledWith(
      '/v1/enrolments',
      expect.objectContaining({
        method: 'POST',
        body: '{"notice_version":1}',
        credentials: 'same-origin',
        headers: expect.objectContaining({ 'accept-language': 'en', 'content-type': 'application/json' }),
      }),
    );
  });

  test('gives nothing for an answer without a body', async () => {
    answering(204, null);
    await expect(ask('POST', '/v1/enrolments/check', {})).resolves.toBeUndefined();
  });

  test('throws a refusal with its fields and its text', async () => {
    const fields = [{ field: 'birth-name', problem: 'field-missing', text: 'Ce champ est vide.' }];
    answering(422, JSON.stringify({ problem: 'field-missing', text: 'À corriger.', fields }));
    const refused = await ask('POST', '/v1/enrolments', {}).catch((thrown: unknown) => refusedBy(thrown));
    expect(refused).toBeInstanceOf(RefusedByServer);
    expect(refused).toMatchObject({ refusal: { problem: 'field-missing' }, status: 422, fields });
  });

  test('takes a line that breaks for a server that is away, and an illegible answer for its failure', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
    await expect(ask('GET', '/v1/windows')).rejects.toMatchObject({ refusal: { problem: 'server-away' } });
    answering(502, '<html>');
    await expect(ask('GET', '/v1/windows')).rejects.toMatchObject({ refusal: { problem: 'unexpected' } });
  });
});
