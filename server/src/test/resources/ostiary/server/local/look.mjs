// Looks at each page of a gallery in a browser and prints what is wrong with it: node look.mjs <chromium> <gallery>
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

// However busy the machine is.
const PATIENCE = 300_000;

const [, , program, gallery] = process.argv;
setTimeout(() => { throw new Error('stuck'); }, 4 * PATIENCE).unref();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SIZES = [{ width: 390, height: 844 }, { width: 1280, height: 800 }];
const SCHEMES = ['light', 'dark'];
const LARGEST = 60_000;

// What the Tab key comes by. Where there is trouble, it has the focus, and what is above it has been passed already.
const STOPS = {
  'sign-in': ['username', 'password', 'reveal', 'submit', 'button', 'go-forgot', 'go-sign-up'],
  'sign-up': ['email', 'new_password', 'reveal', 'submit', 'go-sign-in'],
  'check-mail': ['start-over', 'code', 'submit', 'button'],
  'forgot-password': ['email', 'submit', 'go-sign-in'],
  'reset-password': ['start-over', 'code', 'new_password', 'reveal', 'submit'],
  'reset-by-link': ['new_password', 'reveal', 'submit'],
  'password-changed': [],
  address: ['submit'],
  'keep-account': ['submit'],
  'account-kept': ['go-sign-in'],
  'second-factor': ['start-over', 'code', 'submit'],
  'new-password': ['start-over', 'new_password', 'reveal', 'submit'],
  consent: ['submit', 'button', 'to-sign-out'],
  apps: ['disconnect-billing', 'disconnect-long', 'more', 'to-sessions', 'to-sign-out'],
  sessions: ['end-a', 'end-b', 'end-c', 'to-everywhere', 'to-password', 'to-factors', 'to-passkeys', 'to-apps', 'to-sign-out'],
  'change-password': ['current_password', 'reveal', 'new_password'],
  'password-is-changed': ['to-sessions', 'to-sign-out'],
  'password-elsewhere': ['to-sessions', 'to-sign-out'],
  confirm: ['password', 'reveal', 'submit', 'button', 'instead', 'to-sign-out'],
  factors: ['remove-a', 'remove-b', 'to-codes', 'to-add', 'to-sessions', 'to-sign-out'],
  'add-factor': ['name', 'submit', 'back', 'to-sign-out'],
  'scan-factor': ['code', 'submit', 'back', 'to-sign-out'],
  'remove-factor': ['submit', 'back', 'to-sign-out'],
  'renew-codes': ['submit', 'back', 'to-sign-out'],
  'recovery-codes': ['download', 'print', 'saved', 'to-sign-out'],
  'factors-elsewhere': ['to-sessions', 'to-sign-out'],
  passkeys: ['change-a', 'change-b', 'to-add', 'to-sessions', 'to-sign-out'],
  'add-passkey': ['name', 'submit', 'back', 'to-sign-out'],
  'rename-passkey': ['name', 'submit', 'to-remove', 'back', 'to-sign-out'],
  'remove-passkey': ['submit', 'back', 'to-sign-out'],
  'passkeys-elsewhere': ['to-sessions', 'to-sign-out'],
  disconnect: ['submit', 'back', 'to-sign-out'],
  everywhere: ['submit', 'back', 'to-sign-out'],
  'sign-out': ['submit'],
  'signed-out': [],
  'failure': [],
};

// Where a state has others than its page.
const STATES = {
  'passkeys-none': ['to-add', 'to-sessions', 'to-sign-out'],
  'passkeys-full': ['change-a', 'change-b', 'to-sessions', 'to-sign-out'],
  'confirm-address': ['current_password', 'reveal', 'submit'],
  'confirm-address-wrong': ['current_password', 'reveal', 'submit'],
  'restore-address-wrong': ['code', 'submit'],
  'sign-in-account': ['username', 'password', 'reveal', 'submit'],
  'apps-none': ['to-sessions', 'to-sign-out'],
  'factors-none': ['to-add', 'to-sessions', 'to-sign-out'],
  'factors-locked': ['remove-a', 'to-codes', 'to-add', 'to-sessions', 'to-sign-out'],
  'factors-full': ['remove-a', 'remove-b', 'remove-c', 'to-codes', 'to-sessions', 'to-sign-out'],
};

const findings = [];
const found = (path, kind, what) => findings.push(`${path}: ${kind}: ${what}`);

async function listens(page, path) {
  const requests = [];
  page.on('request', request => requests.push(request.url()));
  page.on('console', message => found(path, 'console', message.text()));
  page.on('pageerror', error => found(path, 'console', error.message));
  return requests;
}

async function standsWhereOthersDo(page, path, size, places) {
  const tops = await page.evaluate(() =>
    ['.mark', 'h1'].map(name => document.querySelector(name)?.getBoundingClientRect().top).join(' and '));
  const known = places[size.width] ??= tops;
  if (tops !== known) found(path, 'moved', `${tops} where others have ${known}`);
}

async function fits(page, path, what) {
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  if (wide > room) found(path, 'wide', `${wide} of ${room} ${what}`);
}

async function isFoundGoodByAxe(page, path, what) {
  const { violations } = await page.evaluate(() => axe.run());
  for (const { id, impact, nodes } of violations.filter(each => ['serious', 'critical'].includes(each.impact))) {
    found(path, 'axe', `${impact} ${id} ${what}: ${nodes.map(node => node.target).join(', ')}`);
  }
}

const focused = page => page.evaluate(() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const name = element.id || element.className || element.type || element.tagName.toLowerCase();
  return { name, seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
});

async function goesByKeyboard(page, path) {
  const [kind, trouble] = await page.evaluate(() =>
    [document.body.dataset.page, document.getElementById('trouble') !== null]);
  // `autofocus` comes into effect when the page is drawn.
  if (trouble) await page.waitForFunction(() => document.activeElement !== document.body).catch(() => {});
  const first = (await focused(page)).name;
  if (first !== (trouble ? 'trouble' : 'body')) found(path, 'focus', `begins at ${first}`);
  const stops = [];
  for (let stop = 0; stop < 10; stop++) {
    await page.keyboard.press('Tab');
    const { name, seen } = await focused(page);
    if (name === 'body' || name === 'trouble' || stops.includes(name)) break;
    if (!seen) found(path, 'focus', `${name} has it and does not show it`);
    stops.push(name);
  }
  const back = path.endsWith('signed-out-back') ? ['back-to']
    : path.endsWith('password-changed-back') ? ['go-sign-in'] : [];
  const stopsOf = STATES[path.split('/').at(-1)] ?? STOPS[kind] ?? [];
  const wanted = stopsOf.filter(name => !trouble || name !== 'start-over').concat(back);
  if (stops.join() !== wanted.join()) found(path, 'tabs', `${stops} and not ${wanted}`);
}

async function look(browser, path, places) {
  const context = await browser.newContext({ viewport: SIZES[0] });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const requests = await listens(page, path);
  const answer = await page.goto(gallery + path);
  const size = (await answer.body()).length;
  if (size > LARGEST) found(path, 'large', size);
  await goesByKeyboard(page, path);
  await page.evaluate(axe);
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    await fits(page, path, `at ${viewport.width}`);
    await standsWhereOthersDo(page, path, viewport, places);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await isFoundGoodByAxe(page, path, `at ${viewport.width} in the ${colorScheme}`);
    }
  }
  await page.setViewportSize({ width: 320, height: 256 });
  await fits(page, path, 'at four times the size');
  await page.setViewportSize(SIZES[0]);
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  await fits(page, path, 'with text of twice the size');
  for (const request of requests.slice(1).filter(url => !url.startsWith('data:'))) found(path, 'request', request);
  await context.close();
}

const list = (await (await fetch(gallery + '/list')).text()).split('\n').filter(path => path !== '');
const browser = await chromium.launch({
  executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'], timeout: PATIENCE });
const placesOfThemes = {};
for (const path of list) {
  await look(browser, path, placesOfThemes[path.split('/')[2]] ??= {});
}
await browser.close();
console.log([...findings, `looked at ${list.length} pages`].join('\n'));
