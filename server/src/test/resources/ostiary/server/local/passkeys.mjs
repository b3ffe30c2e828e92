// A user adds a passkey on a page and signs in by it, with an authenticator that Chromium plays:
// node passkeys.mjs <chromium> <issuer> <address> <password> <client id> <secret>
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import * as client from 'openid-client';
import { chromium } from 'playwright-core';

const [, , program, issuer, address, password, shop, secret] = process.argv;
const listener = createServer((_, response) => response.end('back'));
await new Promise(resolve => listener.listen(0, '127.0.0.1', resolve));
const back = `http://127.0.0.1:${listener.address().port}/cb`;
const config = await client.discovery(
  new URL(issuer), shop, secret, undefined, { execute: [client.allowInsecureRequests] });

const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const context = await browser.newContext();
const page = await context.newPage();
const said = [];
page.on('console', message => said.push(message.text()));
page.on('pageerror', error => said.push(String(error)));

// Browsers offer a passkey in the field at once where the authenticator asks nobody: not unless a step is about that.
await page.addInitScript(() => {
  if (location.hash !== '#autofill') PublicKeyCredential.isConditionalMediationAvailable = async () => false;
});
const cdp = await context.newCDPSession(page);
await cdp.send('WebAuthn.enable');
const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
  options: {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  },
});
const credentials = async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials;

async function request(more = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: back,
    scope: 'openid',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    ...more,
  });
  return { url: url.href, checks: { pkceCodeVerifier: verifier, expectedState: state } };
}

const comeBack = async checks => {
  await page.waitForURL(`${back}**`);
  return (await client.authorizationCodeGrant(config, new URL(page.url()), checks)).claims();
};

const signOut = async () => {
  await page.goto(issuer + '/oauth2/logout');
  await page.click('#sign-out button');
  await page.waitForSelector('body[data-page=signed-out]');
};

// By the password, to the page and to its first passkey.
await page.goto(issuer + '/account/sessions');
await page.fill('#username', address);
await page.fill('#password', password);
await page.click('#sign-in [type=submit]');
await page.click('#to-passkeys');
await page.click('#to-add');
await page.fill('#name', 'Laptop');
await page.click('#add-passkey [type=submit]');
await page.waitForSelector('body[data-page=passkeys] .rows h2');
assert.equal(await page.textContent('.rows h2'), 'Laptop');
assert.equal((await credentials()).length, 1);
assert.equal((await credentials())[0].rpId, 'localhost');

// The same authenticator makes no second one, and the form can be sent again.
// The password alone does not do for a second one.
await page.click('#to-add');
assert.equal(await page.getAttribute('body[data-page=confirm]', 'data-trouble'), 'passkey-needed');
await page.click('#passkey [type=submit]');
await page.waitForSelector('body[data-page=add-passkey]');
await page.click('#add-passkey [type=submit]');
await page.waitForSelector('#present:not([hidden])');
assert.equal(await page.locator('.busy').count(), 0);
await page.goto(issuer + '/account/passkeys');

await page.click('[id^=change-]');
await page.fill('#name', 'Old laptop');
await page.click('#rename-passkey [type=submit]');
await page.waitForSelector('body[data-page=passkeys]');
assert.equal(await page.textContent('.rows h2'), 'Old laptop');
await signOut();

// By the button: two factors, and no name or password.
const byButton = await request();
await page.goto(byButton.url);
assert.equal(await page.getAttribute('#username', 'autocomplete'), 'username webauthn');
await page.click('#passkey [type=submit]');
const claims = await comeBack(byButton.checks);
assert.equal(claims.acr, '2');
assert.deepEqual(claims.amr, ['pop', 'mfa']);
await signOut();

// Whoever has signed in confirms by it that it is them.
const strong = await request({ acr_values: '2' });
await page.goto(byButton.url);
await page.waitForSelector('body[data-page=sign-in]');
await page.fill('#username', address);
await page.fill('#password', password);
await page.click('#sign-in [type=submit]');
await page.waitForURL(`${back}**`);
await page.goto(strong.url);
await page.click('body[data-page=confirm] #passkey [type=submit]');
assert.equal((await comeBack(strong.checks)).acr, '2');
await signOut();

// Whoever does not want to can go on by the password.
await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
const unverified = await request();
await page.goto(unverified.url);
await page.click('#passkey [type=submit]');
await page.waitForFunction(() => document.querySelector('#passkey .busy') === null);
assert.equal(await page.getAttribute('body', 'data-page'), 'sign-in');
await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });

// By the field, where the browser offers it.
const byField = await request();
await page.goto(byField.url + '#autofill');
assert.equal((await comeBack(byField.checks)).sub, claims.sub);

// Removed, it lets nobody in any more, and the page says nothing about why.
await page.goto(issuer + '/account/passkeys');
await page.click('[id^=change-]');
await page.click('#to-remove');
await page.click('#remove-passkey [type=submit]');
await page.waitForSelector('body[data-page=passkeys]');
assert.equal(await page.locator('.rows > li').count(), 0);
await signOut();
await page.goto((await request()).url);
await page.click('#passkey [type=submit]');
await page.waitForSelector('body[data-trouble=unknown-passkey]');

// Without a script the page is one for passwords.
const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
await plain.goto((await request()).url);
assert.equal(await plain.isVisible('#passkey'), false);
assert.equal(await plain.isVisible('#sign-in'), true);

assert.deepEqual(said, []);
await browser.close();
listener.close();
console.log('done');
