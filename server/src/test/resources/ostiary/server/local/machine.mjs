// A machine with two client libraries that know nothing but the issuer: node machine.mjs <issuer> <id> <secret>
import assert from 'node:assert/strict';
import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const [, , issuer, id, secret] = process.argv;
const insecure = { [oauth.allowInsecureRequests]: true };

const refused = code => error => {
  assert.equal(error.error, code, String(error));
  return true;
};

async function withOauth4webapi() {
  const server = await oauth.processDiscoveryResponse(
    new URL(issuer), await oauth.discoveryRequest(new URL(issuer), insecure));
  for (const authentication of [oauth.ClientSecretBasic(secret), oauth.ClientSecretPost(secret)]) {
    const me = { client_id: id };
    const parameters = new URLSearchParams({ scope: 'orders:read' });
    const tokens = await oauth.processClientCredentialsResponse(
      server, me, await oauth.clientCredentialsGrantRequest(server, me, authentication, parameters, insecure));
    const { payload } = await jwtVerify(
      tokens.access_token, createRemoteJWKSet(new URL(server.jwks_uri)), { issuer, audience: issuer, typ: 'at+jwt' });
    assert.equal(payload.sub, id);
    assert.equal(payload.scope, 'orders:read');
    const introspect = async () => oauth.processIntrospectionResponse(
      server, me, await oauth.introspectionRequest(server, me, authentication, tokens.access_token, insecure));
    assert.equal((await introspect()).active, true);
    assert.equal((await introspect()).sub, id);
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(server, me, authentication, tokens.access_token, insecure));
    assert.equal((await introspect()).active, false);
  }
}

async function withOpenidClient() {
  const options = { execute: [client.allowInsecureRequests] };
  const config = await client.discovery(new URL(issuer), id, secret, undefined, options);
  const tokens = await client.clientCredentialsGrant(config, { scope: 'orders:read' });
  assert.equal(tokens.token_type, 'bearer');
  assert.equal(tokens.expires_in, 600);
  assert.equal((await client.tokenIntrospection(config, tokens.access_token)).active, true);
  await client.tokenRevocation(config, tokens.access_token);
  assert.equal((await client.tokenIntrospection(config, tokens.access_token)).active, false);
  const wrong = await client.discovery(new URL(issuer), id, secret + 'x', undefined, options);
  await assert.rejects(client.clientCredentialsGrant(wrong), refused('invalid_client'));
  await assert.rejects(client.clientCredentialsGrant(config, { scope: 'admin' }), refused('invalid_scope'));
  await assert.rejects(
    client.clientCredentialsGrant(config, { resource: 'https://other.example.com' }), refused('invalid_target'));
}

await withOauth4webapi();
await withOpenidClient();
console.log('done');
