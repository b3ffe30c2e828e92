package ostiary.functions.priming;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.adapters.dynamodb.DynamoDbPasswordResetStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbSignUpStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.secrets.KeySets;
import ostiary.adapters.secrets.SecretHmacKeys;
import ostiary.adapters.secrets.SecretSealingKeys;
import ostiary.adapters.secrets.SecretSigningKeys;
import ostiary.blueprint.Api;
import ostiary.core.client.AdministerClients;
import ostiary.core.client.AdministerClients.Outcome.Done;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.Clients;
import ostiary.core.client.GrantType;
import ostiary.core.client.SignInRules;
import ostiary.core.password.PasswordHash;
import ostiary.core.recovery.PasswordReset;
import ostiary.core.recovery.PasswordResetStore;
import ostiary.core.recovery.RequestPasswordReset;
import ostiary.core.recovery.ResetCodeHash;
import ostiary.core.session.Device;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore;
import ostiary.core.session.TokenIssuer;
import ostiary.core.signup.CodeHash;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.signup.SignUpCodes;
import ostiary.core.signup.SignUpStore;
import ostiary.core.token.AccessToken;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.RefreshTokens;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.token.Subject;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.PasswordSealing;
import ostiary.core.user.UserId;
import ostiary.jose.JwtAccessTokenSigner;

/// The user of priming, with an account and a session.
final class PrimingUser {
    private static final EmailAddress EMAIL =
            EmailAddress.parse("visitor@example.com").orElseThrow();
    /// The applicant and the code of the sample event that confirms a sign-up.
    private static final EmailAddress APPLICANT =
            EmailAddress.parse("ada@example.com").orElseThrow();

    private static final String CLIENT = "visitor";
    private static final String CODE = "0000-0000";
    private static final String REQUEST = "opr_" + "A".repeat(43);
    private static final String PASSWORD = "rehearsal";
    /// Argon2id of [#PASSWORD], computed in advance.
    private static final PasswordHash HASH = new PasswordHash(
            "$argon2id$v=19$m=19456,t=2,p=1$UrqeXqv0cunANl/dve6Hww$8iHpdjIeKcRiHDkO5b2v2AWwegqYegg3EId7+QJMDHs");

    private final UserId id = new UserId(UUID.randomUUID());
    private final KeySets keys;
    private final Session session;

    PrimingUser(KeySets keys, Instant now) {
        this.keys = keys;
        var client = new Clients(Set.of(Api.ACCOUNT_SCOPE)).byDefault();
        this.session = new Session(
                new SessionId(UUID.randomUUID()),
                id,
                client.id(),
                client.scopes(),
                Set.of(),
                List.of("pwd"),
                client.policy(),
                new Device("rehearsal", "127.0.0.1"),
                now,
                now.plus(client.policy().absolute()));
    }

    /// Signs up and logs in, so that account and session are in `table`.
    ///
    /// @return the values of the sample events' placeholders, but for [#accessTokens]
    Map<String, String> enter(Table table) {
        signUp(new DynamoDbSignUpStore(table));
        forget(new DynamoDbPasswordResetStore(table));
        var refreshToken = logIn(new DynamoDbSessionStore(table));
        return Map.of(
                "email", EMAIL.value(),
                "password", PASSWORD,
                "user_id", id.toString(),
                "session_id", session.id().toString(),
                "scope", Api.ACCOUNT_SCOPE,
                "refresh_token", refreshToken.text(),
                "client_id", CLIENT,
                "client_secret", register(table));
    }

    /// Fresh tokens each time: the signature of one that was seen before is not checked again, and the check is what
    /// takes the longest without priming.
    Map<String, String> accessTokens(String issuer, String audience) {
        var signingKeys = new SecretSigningKeys(keys.signing(), InstantSource.system());
        var signer = new JwtAccessTokenSigner(issuer, audience, signingKeys);
        return Map.of(
                "access_token", signer.sign(TokenIssuer.accessToken(session, session.startedAt())),
                "client_access_token", signer.sign(clientToken()));
    }

    /// Asks for another password, by the text of the sample event that resets it.
    private void forget(PasswordResetStore resets) {
        var any = new Sha256(REQUEST.substring(REQUEST.indexOf('_') + 1));
        resets.keep(new PasswordReset(
                Sha256.of(REQUEST.getBytes(US_ASCII)),
                id,
                EMAIL,
                new ResetCodeHash(any.value()),
                any,
                any,
                session.startedAt().plus(RequestPasswordReset.LIFETIME)));
    }

    /// @return the client's secret
    private String register(Table table) {
        var clients = new AdministerClients(
                new DynamoDbClientStore(table),
                new DynamoDbRevocationFeed(table),
                new SecureRandom(),
                _ -> {},
                InstantSource.system());
        var described = new ClientDescription(
                CLIENT,
                Set.of(GrantType.CLIENT_CREDENTIALS, GrantType.AUTHORIZATION_CODE),
                Set.of(),
                Set.of(),
                Optional.empty(),
                SignInRules.to("https://visitor.example/cb"));
        return switch (clients.register(CLIENT, ClientType.CONFIDENTIAL, described)) {
            case Done registered -> registered.secret().orElseThrow();
            case AdministerClients.Outcome other -> throw new IllegalStateException(other.toString());
        };
    }

    private AccessToken clientToken() {
        var now = session.startedAt();
        return new AccessToken(
                UUID.randomUUID().toString(),
                new Subject.OfClient(CLIENT),
                new SessionId(UUID.randomUUID()),
                CLIENT,
                Optional.empty(),
                Set.of(),
                Set.of(),
                now,
                now.plus(AccessToken.LIFETIME),
                Optional.empty(),
                List.of());
    }

    private void signUp(SignUpStore signUps) {
        var code = new CodeHash("rehearsal");
        var sealing = new PasswordSealing(
                new SecretSealingKeys(keys.sealing(), InstantSource.system()),
                new SecureRandom(),
                InstantSource.system());
        signUps.keep(code, new PendingSignUp(id, EMAIL, Optional.empty(), sealing.seal(HASH, id), session.endsAt()));
        signUps.confirm(EMAIL, code, session.startedAt());
        var codeKeys = new SecretHmacKeys(keys.codes(), InstantSource.system());
        var applicant = new UserId(UUID.randomUUID());
        signUps.keep(
                new SignUpCodes(codeKeys, new SecureRandom()).hash(APPLICANT, CODE, session.startedAt()),
                new PendingSignUp(
                        applicant, APPLICANT, Optional.empty(), sealing.seal(HASH, applicant), session.endsAt()));
    }

    private RefreshToken logIn(SessionStore sessions) {
        var tokenKeys = new SecretHmacKeys(keys.refreshTokens(), InstantSource.system());
        var key = tokenKeys.current(session.startedAt());
        var first = new RefreshTokens(tokenKeys, new SecureRandom()).first(id, session.id(), key);
        sessions.start(SessionSnapshot.starting(session, first.hash(), key.id()));
        return first;
    }
}
