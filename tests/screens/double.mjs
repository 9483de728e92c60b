// A double of the loopback host: serves one window's built pages and answers gestures from a script. A
// gesture that is answered with a snapshot moves the device on; one answered with a refusal does not.

import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const DIST = join(import.meta.dirname, '../../ui/dist');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

/** What the server sends with its pages (`sync-server/src/http/pages.rs`; a test there compares). */
const WEB_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The page's own content policy, so that a page that would break it fails here too. */
function policyOf(window) {
  const folder = { counter: 'src-tauri', field: 'field-app' }[window];
  if (!folder) return WEB_POLICY;
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

/**
 * Starts a double for a scene on a port of its own; `requests` records every gesture but `snapshot`, and every
 * request of a web page. A web answer is a body, or `[status, body]`, or a function of the request's body.
 */
export async function startDouble({ window, snapshot, answers = {}, server: routes = {} }) {
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
    if (request.url.startsWith('/v1/')) {
      const body = JSON.parse(Buffer.concat(await request.toArray()).toString() || '{}');
      const path = `${request.method} ${request.url}`;
      requests.push({ name: path, body });
      const found = routes[path] ?? routes[path.replace(/\?.*/, '')];
      const answer = typeof found === 'function' ? found(body) : found;
      const [status, said] = Array.isArray(answer) && typeof answer[0] === 'number' ? answer : [200, answer];
      if (said === undefined)
        return void response
          .writeHead(404, { 'content-type': 'application/json' })
          .end('{"problem":"not-found","text":"","fields":[]}');
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
      return;
    }
    // A page of a web console or form keeps its place in the path: every such path is the same document.
    const isDocument = !extname(new URL(request.url, 'http://double').pathname);
    const file = files.get(isDocument ? '/index.html' : request.url.replace(/^\/console(?=\/)/, ''));
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
