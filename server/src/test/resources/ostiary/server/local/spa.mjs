// A single-page application in its user's browser, on an origin of its own:
// node spa.mjs <chromium> <issuer> <address> <password> <the application's script> <port>
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const [, , program, issuer, address, password, script, port] = process.argv;

const files = {
  '/app.js': script,
  '/oidc-client-ts.js': 'node_modules/oidc-client-ts/dist/esm/oidc-client-ts.js',
  '/jwt-decode.js': 'node_modules/jwt-decode/build/esm/index.js',
};
const page = `<!doctype html><link rel="icon" href="data:,">
<script type="importmap">{"imports":{"oidc-client-ts":"/oidc-client-ts.js","jwt-decode":"/jwt-decode.js"}}</script>
<script type="module">import * as app from '/app.js'; window.app = app; document.title = 'ready';</script>`;
const host = createServer((request, response) => {
  const file = files[new URL(request.url, 'http://127.0.0.1').pathname];
  response.setHeader('content-type', file ? 'text/javascript' : 'text/html');
  response.end(file ? readFileSync(file) : page);
});
await new Promise(resolve => host.listen(Number(port), '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${port}`;

const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const tab = await (await browser.newContext()).newPage();
const said = [];
tab.on('console', message => said.push(message.text()));
tab.on('pageerror', error => said.push(String(error)));
const ready = () => tab.waitForFunction(() => document.title === 'ready');

await tab.goto(origin);
await ready();
await tab.evaluate(() => { window.app.signIn(); });
await tab.waitForSelector('#username');
await tab.fill('#username', address);
await tab.fill('#password', password);
await tab.keyboard.press('Enter');
await tab.waitForSelector('#consent');
await tab.click('button[value=allow]');
await tab.waitForURL(`${origin}/cb**`);
await ready();

const known = user => ({ email: user.profile.email, access: user.access_token, refresh: user.refresh_token });
const first = await tab.evaluate(`window.app.cameBack().then(${known})`);
assert.equal(first.email, address);
const second = await tab.evaluate(`window.app.refresh().then(${known})`);
assert.equal(second.email, address);
assert.notEqual(second.access, first.access);
assert.ok(second.refresh);

// What it gave back is worth nothing any more.
const ask = token => tab.evaluate(async ([url, bearer]) => {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${bearer}` } });
  return answer.status;
}, [`${issuer}/oauth2/userinfo`, token]);
assert.equal(await ask(second.access), 200);
assert.deepEqual(said, []);
await tab.evaluate(() => window.app.signOut());
assert.equal(await ask(second.access), 401);

await browser.close();
host.close();
console.log('done');
