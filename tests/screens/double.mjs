// A double of the loopback host: serves one window's built pages and answers gestures from a script. A
// gesture that is answered with a snapshot moves the device on; one answered with a refusal does not.

import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const DIST = join(import.meta.dirname, '../../ui/dist');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

/** The window's own content policy, so that a page that would break it fails here too. */
function policyOf(window) {
  const folder = { counter: 'src-tauri', field: 'field-app' }[window];
  const path = join(import.meta.dirname, '../..', folder, 'tauri.conf.json');
  const { csp } = JSON.parse(readFileSync(path, 'utf8')).app.security;
  const rules = Object.entries({ ...csp, 'connect-src': "'self'" });
  return rules.map(([what, from]) => `${what} ${from}`).join('; ');
}

function filesOf(window) {
  const folder = join(DIST, window);
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length), { type: TYPES[extname(path)], bytes: readFileSync(path) }];
    }),
  );
}

/** Starts a double for a scene on a port of its own; `requests` records every gesture but `snapshot`. */
export async function startDouble({ window, snapshot, answers = {} }) {
  const files = filesOf(window);
  const policy = policyOf(window);
  const requests = [];
  let current = snapshot;
  const gesture = (name, body) => {
    if (name !== 'snapshot') requests.push({ name, body });
    const answer = answers[name] ?? current;
    if ('problem' in answer) return [409, answer];
    current = answer;
    return [200, current];
  };
  const server = createServer(async (request, response) => {
    const name = request.url.match(/^\/gesture\/([\w-]+)$/)?.[1];
    if (request.method === 'POST' && name) {
      const body = JSON.parse(Buffer.concat(await request.toArray()).toString() || '{}');
      const [status, answer] = gesture(name, body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      return;
    }
    const file = files.get(request.url === '/' ? '/index.html' : request.url);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.type, 'content-security-policy': policy }).end(file.bytes);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    requests,
    stop: () => new Promise((done) => server.close(done).closeAllConnections()),
  };
}
