// Uses the pages of a gallery as people do, and fails at what goes wrong: node use.mjs <chromium> <gallery>
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

// However busy the machine is.
const PATIENCE = 300_000;

const [, , program, gallery] = process.argv;
setTimeout(() => assert.fail('stuck'), 4 * PATIENCE).unref();
const browser = await chromium.launch({
  executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'], timeout: PATIENCE });

async function on(path, options, use) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.goto(gallery + path);
  await use(page);
  await context.close();
}

const posted = async page => new URLSearchParams(await page.textContent('pre'));

async function signIn(page) {
  await page.fill('#username', 'ada@example.com');
  await page.fill('#password', 'tangerine walrus 42 sunrise');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/posted');
  const form = await posted(page);
  assert.deepEqual([...form], [
    ['request', 'sealed'], ['username', 'ada@example.com'], ['password', 'tangerine walrus 42 sunrise']]);
}

await on('/see/acme/en/sign-in-fresh', {}, signIn);
await on('/see/acme/en/sign-in-fresh', { javaScriptEnabled: false }, async page => {
  assert.equal(await page.locator('.reveal').isVisible(), false);
  await signIn(page);
});

// Shown and hidden again; sent once, hidden, and with a button that stays where it is.
await on('/see/acme/de/sign-in-wrong', {}, async page => {
  const password = page.locator('#password');
  await password.fill('tangerine');
  await page.getByRole('button', { name: 'Passwort anzeigen' }).click();
  assert.equal(await password.getAttribute('type'), 'text');
  await page.getByRole('button', { name: 'Passwort verbergen' }).click();
  assert.equal(await password.getAttribute('type'), 'password');
  await page.getByRole('button', { name: 'Passwort anzeigen' }).click();

  const seen = [];
  await page.exposeFunction('saw', state => seen.push(state));
  await page.evaluate(() => {
    const button = document.querySelector('[type=submit]');
    const state = sent => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return { sent, busy: button.classList.contains('busy'), says: button.textContent, box: [x, y, width, height],
        shows: document.getElementById('password').type };
    };
    saw(state(false));
    document.forms[0].addEventListener('submit', event => saw(state(!event.defaultPrevented)));
  });
  // Both at once: after the first alone the browser may be on its way already.
  await page.evaluate(() => { const button = document.querySelector('[type=submit]'); button.click(); button.click(); });
  await page.waitForURL('**/posted');
  const [before, first, second] = seen;
  assert.equal(before.shows, 'text');
  assert.deepEqual(first, { ...before, sent: true, busy: true, shows: 'password' });
  assert.deepEqual(second, { ...first, sent: false });
});

for (const [path, field] of [['second-factor-app', 'code'], ['new-password-fresh', 'new_password']]) {
  await on(`/see/acme/en/${path}`, {}, async page => {
    await page.fill(`#${field}`, '123 456');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/posted');
    assert.deepEqual([...(await posted(page))], [['request', 'sealed'], [field, '123 456']]);
  });
}

await on('/see/acme/en/reset-password-fresh', {}, async page => {
  await page.fill('#code', '1234-5678');
  await page.fill('#new_password', 'tangerine walrus 42 sunrise');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/posted');
  assert.deepEqual([...(await posted(page))], [
    ['request', 'sealed'], ['code', '1234-5678'], ['new_password', 'tangerine walrus 42 sunrise']]);
});

// What turns does not turn for whoever asks for less motion.
for (const [reducedMotion, animation] of [['no-preference', 'turn'], ['reduce', 'fade']]) {
  await on('/see/acme/en/sign-in-fresh', { reducedMotion }, async page => {
    const moves = await page.evaluate(() => {
      const button = document.querySelector('[type=submit]');
      button.classList.add('busy');
      return getComputedStyle(button, '::after').animationName;
    });
    assert.equal(moves, animation);
  });
}

// A field without an answer is not sent.
await on('/see/acme/en/second-factor-app', {}, async page => {
  await page.click('[type=submit]');
  assert.match(page.url(), /second-factor-app$/);
  assert.equal(await page.locator('.busy').count(), 0);
});

const fields = [['code', 'a code'], ['submit', 'reset']];
await on('/see/acme/en/form-post', {}, async page => {
  await page.waitForURL('**/client');
  assert.deepEqual([...(await posted(page))], fields);
});
await on('/see/acme/en/form-post', { javaScriptEnabled: false }, async page => {
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL('**/client');
  assert.deepEqual([...(await posted(page))], fields);
});

await browser.close();
console.log('done');
