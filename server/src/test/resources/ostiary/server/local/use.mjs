// Uses the pages of a gallery as people do, and fails at what goes wrong: node use.mjs <chromium> <gallery>
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const [, , program, gallery] = process.argv;
const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'] });

async function on(path, options, use) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  await page.goto(gallery + path);
  await use(page);
  await context.close();
}

const posted = async page => new URLSearchParams(await page.textContent('pre'));
const box = async locator => JSON.stringify(await locator.boundingBox());

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

  const held = [];
  await page.route('**/posted', route => held.push(route));
  const button = page.locator('[type=submit]');
  const before = await box(button);
  await button.click({ noWaitAfter: true });
  await button.click({ noWaitAfter: true });
  await page.keyboard.press('Enter');
  await page.waitForSelector('.busy');
  assert.equal(await box(button), before);
  assert.equal(await password.getAttribute('type'), 'password');
  assert.equal(await button.textContent(), 'Anmelden');
  assert.equal(held.length, 1);
  await held[0].fulfill({ contentType: 'text/html', body: '<pre></pre>' });
  await page.waitForURL('**/posted');
});

for (const [path, field] of [['second-factor-app', 'code'], ['new-password-fresh', 'new_password']]) {
  await on(`/see/acme/en/${path}`, {}, async page => {
    await page.fill(`#${field}`, '123 456');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/posted');
    assert.deepEqual([...(await posted(page))], [['request', 'sealed'], [field, '123 456']]);
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
