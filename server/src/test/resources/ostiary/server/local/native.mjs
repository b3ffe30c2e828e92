// The user of a native application, which prints where to sign in:
// node native.mjs <chromium> <issuer> <address> <password> <the application's script>
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const [, , program, issuer, address, password, script] = process.argv;

const app = spawn(process.execPath, [script, issuer], { stdio: ['ignore', 'pipe', 'inherit'] });
const ended = once(app, 'exit');
const lines = createInterface({ input: app.stdout })[Symbol.asyncIterator]();
const { value: url } = await lines.next();

const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const tab = await (await browser.newContext()).newPage();
await tab.goto(url);
await tab.fill('#username', address);
await tab.fill('#password', password);
await tab.keyboard.press('Enter');
await tab.waitForSelector('#consent');
await tab.click('button[value=allow]');
await tab.waitForURL('http://127.0.0.1:*/cb**');
assert.match(await tab.textContent('body'), /signed in/);
await browser.close();

assert.equal((await lines.next()).value, address);
assert.deepEqual(await ended, [0, null]);
console.log('done');
