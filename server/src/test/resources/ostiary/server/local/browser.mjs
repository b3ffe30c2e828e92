// A web application and its user, with a client library that knows nothing but the issuer:
// node browser.mjs <chromium> <issuer> <address> <password> <first-party id> <secret> <public id>
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import * as client from 'openid-client';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { chromium } from 'playwright-core';

const [, , program, issuer, address, password, shop, secret, app] = process.argv;
const options = { execute: [client.allowInsecureRequests] };

// Where users come back to; a native application's port is the one that is free.
const posted = [];
const listener = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  if (request.method === 'POST') posted.push(body);
  response.end('back');
});
await new Promise(resolve => listener.listen(0, '127.0.0.1', resolve));
const back = `http://127.0.0.1:${listener.address().port}/cb`;

const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'] });

async function person() {
  const context = await browser.newContext();
  const page = await context.newPage();
  const said = [];
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(String(error)));
  return { context, page, said };
}

async function request(config, more = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: back,
    scope: 'openid email profile offline_access',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...more,
  });
  return { url: url.href, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce } };
}

async function signIn(page, word = password) {
  await page.fill('#username', address);
  await page.fill('#password', word);
  await page.keyboard.press('Enter');
}

const came = page => page.waitForURL(`${back}**`);

async function redeem(config, page, checks) {
  return client.authorizationCodeGrant(config, new URL(page.url()), checks);
}

const confidential = await client.discovery(new URL(issuer), shop, secret, undefined, options);
const ada = await person();

// A wrong password, then the right one; the address stays.
const first = await request(confidential);
await ada.page.goto(first.url);
await signIn(ada.page, 'wrong ' + password);
await ada.page.waitForSelector('#trouble');
assert.equal(await ada.page.inputValue('#username'), address);
await signIn(ada.page);
await came(ada.page);
assert.equal(new URL(ada.page.url()).searchParams.get('iss'), issuer);
const tokens = await redeem(confidential, ada.page, first.checks);
const claims = tokens.claims();
assert.equal(claims.aud, shop);
const { payload } = await jwtVerify(
  tokens.access_token, createRemoteJWKSet(new URL(confidential.serverMetadata().jwks_uri)), { issuer, typ: 'at+jwt' });
assert.equal(payload.client_id, shop);
assert.equal(payload.sub, claims.sub);
const known = await client.fetchUserInfo(confidential, tokens.access_token, claims.sub);
assert.equal(known.email, address);
assert.equal(known.name, 'Ada');

// The browser is signed in now: the next request asks nothing, and by a form neither.
const second = await request(confidential, { prompt: 'none', response_mode: 'form_post' });
await ada.page.goto(second.url);
await came(ada.page);
assert.equal(posted.length, 1);
const answer = new URL(back + '?' + posted.pop());
const again = await client.authorizationCodeGrant(confidential, answer, second.checks);
assert.equal(again.claims().sub, claims.sub);
assert.notEqual(again.claims().sid, claims.sid);

// A client may ask for the password all the same, and is told when it was given.
const fresh = await request(confidential, { prompt: 'login', max_age: '1' });
await ada.page.goto(fresh.url);
await signIn(ada.page);
await came(ada.page);
await client.authorizationCodeGrant(confidential, new URL(ada.page.url()), { ...fresh.checks, maxAge: 60 });

// Refresh, and the end of it.
const refreshed = await client.refreshTokenGrant(confidential, tokens.refresh_token);
assert.equal(refreshed.claims().sub, claims.sub);
await client.tokenRevocation(confidential, refreshed.refresh_token);
await assert.rejects(client.refreshTokenGrant(confidential, refreshed.refresh_token), { error: 'invalid_grant' });
await assert.rejects(client.fetchUserInfo(confidential, refreshed.access_token, claims.sub));

// A public client of somebody else: the user is asked, and may say no.
const open = await client.discovery(new URL(issuer), app, undefined, client.None(), options);
const asked = await request(open, { scope: 'openid orders:read' });
await ada.page.goto(asked.url);
assert.match(await ada.page.textContent('#scopes'), /orders:read/);
await ada.page.click('button[value=deny]');
await came(ada.page);
await assert.rejects(redeem(open, ada.page, asked.checks), { error: 'access_denied' });
await ada.page.goto(asked.url);
await ada.page.click('button[value=allow]');
await came(ada.page);
const granted = await redeem(open, ada.page, asked.checks);
assert.equal(granted.scope, 'openid orders:read');

// The next time nobody is asked, until the user disconnects the app.
const silent = await request(open, { scope: 'openid orders:read', prompt: 'none' });
await ada.page.goto(silent.url);
await came(ada.page);
await redeem(open, ada.page, silent.checks);
await ada.page.goto(issuer + '/account/apps');
assert.match(await ada.page.textContent('.rows'), /Acme reader/);
await ada.page.click('#disconnect-reader');
await ada.page.click('#disconnect [type=submit]');
await ada.page.waitForSelector('body[data-page=apps]');
assert.equal(await ada.page.locator('.rows > li').count(), 0);
await assert.rejects(client.refreshTokenGrant(open, granted.refresh_token), { error: 'invalid_grant' });
await assert.rejects(client.fetchUserInfo(open, granted.access_token, granted.claims().sub));
await ada.page.goto(silent.url);
await came(ada.page);
await assert.rejects(redeem(open, ada.page, silent.checks), { error: 'consent_required' });

// A code is good once, and a second time ends what it brought.
const reused = await request(confidential);
await ada.page.goto(reused.url);
await came(ada.page);
const url = ada.page.url();
const once = await client.authorizationCodeGrant(confidential, new URL(url), reused.checks);
await assert.rejects(
  client.authorizationCodeGrant(confidential, new URL(url), reused.checks), { error: 'invalid_grant' });
await assert.rejects(client.fetchUserInfo(confidential, once.access_token, once.claims().sub));

// Two tabs of a new browser sign in at once.
const two = await person();
const tab = await two.context.newPage();
const left = await request(confidential);
const right = await request(confidential);
await two.page.goto(left.url);
await tab.goto(right.url);
await Promise.all([signIn(two.page), signIn(tab)]);
await Promise.all([came(two.page), came(tab)]);
await redeem(confidential, two.page, left.checks);
await redeem(confidential, tab, right.checks);

// A form that comes to another browser than its page signs nobody in there.
const mallory = await person();
const bait = await request(confidential);
await mallory.page.goto(bait.url);
const token = await mallory.page.inputValue('[name=form_token]');
const victim = await person();
await victim.page.goto(bait.url);
await victim.page.evaluate(text => { document.querySelector('[name=form_token]').value = text; }, token);
await signIn(victim.page);
await victim.page.waitForSelector('body[data-trouble=missing-cookie]');

// An ID token of somebody else's browser asks, and one of this browser's leads out and back; a mere link does not.
const leaving = await request(confidential);
await two.page.goto(leaving.url);
await came(two.page);
const last = await redeem(confidential, two.page, leaving.checks);
const bye = back.replace('/cb', '/bye');
const out = hint => client.buildEndSessionUrl(
  confidential, { id_token_hint: hint, post_logout_redirect_uri: bye, state: 's t&u' }).href;
await two.page.goto(out(tokens.id_token));
await two.page.waitForSelector('body[data-page=sign-out]');
await two.context.request.get(out(last.id_token));
await two.page.goto((await request(confidential, { prompt: 'none' })).url);
await came(two.page);
assert.ok(new URL(two.page.url()).searchParams.get('code'));
await two.page.goto(out(last.id_token));
await two.page.waitForURL(`${bye}**`);
assert.equal(new URL(two.page.url()).searchParams.get('state'), 's t&u');
const refusedNow = await request(confidential, { prompt: 'none' });
await two.page.goto(refusedNow.url);
await came(two.page);
await assert.rejects(redeem(confidential, two.page, refusedNow.checks), { error: 'login_required' });
await client.refreshTokenGrant(confidential, last.refresh_token).then(
  () => assert.fail('the session goes on'), error => assert.equal(error.error, 'invalid_grant'));

// Without script there is a button, and without a token a question; who has it stays on the page.
const plain = await browser.newContext({ javaScriptEnabled: false });
const still = await plain.newPage();
const quiet = await request(confidential);
await still.goto(quiet.url);
await signIn(still);
await came(still);
const held = await redeem(confidential, still, quiet.checks);
await still.goto(out(held.id_token));
await still.click('#form-post button');
await still.waitForURL(`${bye}**`);
await still.goto(quiet.url);
await signIn(still);
await came(still);
await still.goto(client.buildEndSessionUrl(confidential, { post_logout_redirect_uri: bye }).href);
await still.click('#sign-out button');
await still.waitForSelector('body[data-page=signed-out]');
assert.equal(await still.getAttribute('#back-to', 'href'), bye);

// A client that means somebody else gets to the sign-in page, with the address that it knows.
const other = await person();
await other.page.goto((await request(confidential, { id_token_hint: tokens.id_token })).url);
await other.page.waitForSelector('#sign-in');

// Somebody new comes by the link, mistypes the address and a code, asks for another code, and is signed in.
const mailed = async () => {
  const mails = await (await fetch(issuer + '/_local/mail.json')).json();
  return mails.at(-1).text.match(/[0-9]{4}-[0-9]{4}/)[0];
};
const signUp = async (page, options) => {
  const grace = `grace.${Math.random()}@example.com`;
  const joining = await request(confidential, options);
  await page.goto(joining.url);
  if (!options.prompt) await page.click('#go-sign-up');
  await page.fill('#email', 'grace@exmaple.com');
  await page.fill('#new_password', 'short');
  await page.click('#sign-up button[type=submit]');
  await page.waitForSelector('body[data-trouble=too-short]');
  assert.equal(await page.inputValue('#email'), 'grace@exmaple.com');
  await page.fill('#new_password', password);
  await page.click('#sign-up button[type=submit]');
  await page.click('#start-over');
  assert.equal(await page.inputValue('#email'), 'grace@exmaple.com');
  await page.fill('#email', grace);
  await page.fill('#new_password', password);
  await page.click('#sign-up button[type=submit]');
  await page.fill('#code', '00000000');
  await page.click('#check-mail button[type=submit]');
  await page.waitForSelector('body[data-trouble=wrong-code]');
  await page.click('#resend button');
  await page.waitForSelector('#again');
  await page.fill('#code', await mailed());
  await page.click('#check-mail button[type=submit]');
  await came(page);
  const joined = await redeem(confidential, page, joining.checks);
  const user = await client.fetchUserInfo(confidential, joined.access_token, joined.claims().sub);
  assert.equal(user.email, grace);
  return grace;
};
const grace = await person();
const hers = await signUp(grace.page, {});
await signUp(await (await browser.newContext({ javaScriptEnabled: false })).newPage(), { prompt: 'create' });

// She changes her password, mistypes the present one first, and stays signed in. The new one lets her in.
const next = 'violet anchor 77 meadow';
await grace.page.goto(issuer + '/account/sessions');
await grace.page.click('#to-password');
for (const [present, leadsTo] of [
  ['not ' + password, 'body[data-page=change-password][data-trouble=wrong-password]'],
  [password, 'body[data-page=password-is-changed]'],
]) {
  await grace.page.fill('#current_password', present);
  await grace.page.fill('#new_password', next);
  await grace.page.click('#change-password button[type=submit]');
  await grace.page.waitForSelector(leadsTo);
}
await grace.page.reload();
await grace.page.click('#to-sessions');
await grace.page.waitForSelector('body[data-page=sessions]');
const returned = await person();
await returned.page.goto(issuer + '/account/sessions');
await returned.page.fill('#username', hers);
await returned.page.fill('#password', next);
await returned.page.keyboard.press('Enter');
await returned.page.waitForSelector('body[data-page=sessions]');

// An authenticator app: she scans, here types its key, mistypes the first code, and keeps the recovery codes.
const totp = (key, step) => {
  const bits = [...key].map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const secret = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1000000).padStart(6, '0');
};
const step = () => Math.floor(Date.now() / 30000);
const enrolled = returned.page;
await enrolled.goto(issuer + '/account/sessions');
await enrolled.click('#to-factors');
await enrolled.click('#to-add');
await enrolled.fill('#name', 'Work phone');
await enrolled.click('#add-factor button[type=submit]');
await enrolled.waitForSelector('body[data-page=scan-factor] .qr');
const key = (await enrolled.textContent('#key')).replace(/\s/g, '');
await enrolled.fill('#code', 'no code');
await enrolled.click('#scan-factor button[type=submit]');
await enrolled.waitForSelector('body[data-page=scan-factor][data-trouble=wrong-code]');
assert.equal((await enrolled.textContent('#key')).replace(/\s/g, ''), key);
const confirmedIn = step();
await enrolled.fill('#code', totp(key, confirmedIn));
await enrolled.click('#scan-factor button[type=submit]');
await enrolled.waitForSelector('body[data-page=recovery-codes] #print');
const recovery = await enrolled.locator('#codes code').allTextContents();
assert.equal(recovery.length, 10);
await enrolled.click('#saved');
await enrolled.waitForSelector('body[data-page=factors]');
assert.equal(await enrolled.textContent('.rows h2'), 'Work phone');

// Signed out and in again, by the code; without scripts by a recovery code, after which she removes the app.
await enrolled.goto(issuer + '/oauth2/logout');
await enrolled.click('#sign-out button');
await enrolled.goto(issuer + '/account/factors');
await enrolled.fill('#username', hers);
await enrolled.fill('#password', next);
await enrolled.keyboard.press('Enter');
await enrolled.fill('#code', totp(key, Math.max(step(), confirmedIn + 1)));
await enrolled.keyboard.press('Enter');
await enrolled.waitForSelector('body[data-page=factors]');

// A client that wants two factors gets them of her, and an error of somebody who has one.
const strong = await request(confidential, { acr_values: '2' });
await enrolled.goto(strong.url);
await came(enrolled);
assert.equal((await redeem(confidential, enrolled, strong.checks)).claims().acr, '2');
const weak = await person();
await weak.page.goto((await request(confidential, { acr_values: '2' })).url);
await signIn(weak.page);
await came(weak.page);
assert.equal(new URL(weak.page.url()).searchParams.get('error'), 'unmet_authentication_requirements');
const bare = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
await bare.goto(issuer + '/account/factors');
await bare.fill('#username', hers);
await bare.fill('#password', next);
await bare.keyboard.press('Enter');
await bare.fill('#code', recovery[0].toLowerCase());
await bare.keyboard.press('Enter');
await bare.waitForSelector('body[data-page=factors]');
assert.match(await bare.textContent('#codes-left'), /9/);
await bare.click('a[id^=remove-]');
await bare.click('#remove-factor button[type=submit]');
await bare.waitForSelector('body[data-page=factors]');
assert.equal(await bare.locator('.rows > li').count(), 0);
assert.deepEqual(returned.said, []);

// Of an address that has an account the page is the same, and the mail is another.
const twin = await person();
await twin.page.goto((await request(confidential, { prompt: 'create' })).url);
await twin.page.fill('#email', address);
await twin.page.fill('#new_password', password);
await twin.page.keyboard.press('Enter');
await twin.page.waitForSelector('body[data-page=check-mail][data-trouble=""]');

assert.deepEqual([...grace.said, ...other.said, ...twin.said], []);

// Where one is signed in, without scripts: sign in first, end one session, then all.
const unscripted = await browser.newContext({ javaScriptEnabled: false });
const account = await unscripted.newPage();
await account.goto(issuer + '/account/sessions');
await signIn(account);
await account.waitForSelector('body[data-page=sessions]');
const listed = await account.locator('.rows > li').count();
const lastRow = account.locator('.rows > li', { hasNot: account.locator('strong') }).last();
await lastRow.locator('button').click();
await account.waitForSelector('body[data-page=sessions]');
assert.equal(await account.locator('.rows > li').count(), listed - 1);
await account.click('#to-everywhere');
await account.click('#everywhere [type=submit]');
await account.waitForSelector('body[data-page=sign-in]');
await ada.page.goto(issuer + '/account/apps');
await ada.page.waitForSelector('body[data-page=sign-in]');

// The playground of the local pages is a client, too: one click in, and one out.
const player = await person();
await player.page.goto(issuer + '/_local/playground');
await player.page.click('#start');
await signIn(player.page);
await player.page.waitForURL('**/_local/playground/callback**');
assert.equal(await player.page.textContent('h1'), 'Signed in');
assert.match(await player.page.textContent('main'), new RegExp(`${address}[^]*`));
await player.page.click('#sign-out');
await player.page.waitForURL('**/_local/playground');
await player.page.goto(issuer + '/_local/playground/start');
await player.page.waitForSelector('#sign-in');

assert.deepEqual([...ada.said, ...two.said, ...player.said], []);
await browser.close();
listener.close();
console.log('done');
