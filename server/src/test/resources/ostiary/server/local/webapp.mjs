// A web application with oauth4webapi, which checks more than others, and the browser of its user:
// node webapp.mjs <chromium> <issuer> <address> <password> <id> <secret>
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import * as oauth from 'oauth4webapi';
import { chromium } from 'playwright-core';

const [, , program, issuer, address, password, id, secret] = process.argv;
const insecure = { [oauth.allowInsecureRequests]: true };

const listener = createServer((_, response) => response.end('back'));
await new Promise(resolve => listener.listen(0, '127.0.0.1', resolve));
const back = `http://127.0.0.1:${listener.address().port}/cb`;

const server = await oauth.processDiscoveryResponse(
  new URL(issuer), await oauth.discoveryRequest(new URL(issuer), insecure));
const me = { client_id: id };
const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const tab = await (await browser.newContext()).newPage();

async function signIn(authentication, more = {}) {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const url = new URL(server.authorization_endpoint);
  url.search = new URLSearchParams({
    client_id: id,
    redirect_uri: back,
    response_type: 'code',
    scope: 'openid email offline_access',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...more,
  });
  await tab.goto(url.href);
  if (await tab.isVisible('#username')) {
    await tab.fill('#username', address);
    await tab.fill('#password', password);
    await tab.keyboard.press('Enter');
  }
  await tab.waitForURL(`${back}**`);
  const parameters = oauth.validateAuthResponse(server, me, new URL(tab.url()), state);
  const response = await oauth.authorizationCodeGrantRequest(
    server, me, authentication, parameters, back, verifier, insecure);
  return { response, nonce };
}

for (const authentication of [oauth.ClientSecretBasic(secret), oauth.ClientSecretPost(secret)]) {
  const { response, nonce } = await signIn(authentication, { max_age: '600' });
  const tokens = await oauth.processAuthorizationCodeResponse(
    server, me, response, { expectedNonce: nonce, maxAge: 600, requireIdToken: true });
  await oauth.validateApplicationLevelSignature(server, response, insecure);
  const { sub } = oauth.getValidatedIdTokenClaims(tokens);
  const known = await oauth.processUserInfoResponse(
    server, me, sub, await oauth.userInfoRequest(server, me, tokens.access_token, insecure));
  assert.equal(known.email, address);
  const refreshed = await oauth.processRefreshTokenResponse(
    server, me, await oauth.refreshTokenGrantRequest(server, me, authentication, tokens.refresh_token, insecure));
  assert.equal(oauth.getValidatedIdTokenClaims(refreshed).sub, sub);
  await oauth.processRevocationResponse(
    await oauth.revocationRequest(server, me, authentication, refreshed.refresh_token, insecure));
  await assert.rejects(async () => oauth.processRefreshTokenResponse(
    server, me, await oauth.refreshTokenGrantRequest(server, me, authentication, refreshed.refresh_token, insecure)));
}

await browser.close();
listener.close();
console.log('done');
