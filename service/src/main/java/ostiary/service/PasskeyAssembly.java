package ostiary.service;

import java.util.Map;
import ostiary.adapters.dynamodb.DynamoDbAttemptStore;
import ostiary.adapters.dynamodb.DynamoDbDeviceStore;
import ostiary.adapters.dynamodb.DynamoDbPasskeyStore;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbSpentChallenges;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.totp.QrPicture;
import ostiary.adapters.webauthn.WebAuthnVerifier;
import ostiary.blueprint.PasskeyApi;
import ostiary.blueprint.Route;
import ostiary.core.audit.Pseudonyms;
import ostiary.core.client.Clients;
import ostiary.core.device.DeviceTokens;
import ostiary.core.device.KnownDevices;
import ostiary.core.factor.FactorNotices;
import ostiary.core.key.HmacKeys;
import ostiary.core.login.LogInWithPasskey;
import ostiary.core.login.RefusedLogins;
import ostiary.core.passkey.AddPasskey;
import ostiary.core.passkey.PasskeyChallenges;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.passkey.PasskeyVerifier;
import ostiary.core.passkey.RelyingParty;
import ostiary.core.passkey.RemovePasskey;
import ostiary.core.session.StartSession;
import ostiary.core.throttle.Throttle;
import ostiary.edge.AddPasskeyEndpoint;
import ostiary.edge.BodyEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.FactorAnswer;
import ostiary.edge.ListPasskeysEndpoint;
import ostiary.edge.OfferPasskeyEndpoint;
import ostiary.edge.PasskeyAnswer;
import ostiary.edge.PasskeyForms;
import ostiary.edge.PasskeyLoginEndpoint;
import ostiary.edge.PasskeyLoginOptionsEndpoint;
import ostiary.edge.RemovePasskeyEndpoint;
import ostiary.edge.RenamePasskeyEndpoint;

/// Assembles passkeys: a user's own, and logins by them.
final class PasskeyAssembly {
    private static final String TO_ADD = "ostiary passkey to add";
    private static final String TO_SIGN_IN = "ostiary passkey to sign in on a page";
    private static final String TO_LOG_IN = "ostiary passkey to log in";

    private final Foundation foundation;
    private final PasskeyStore store;

    PasskeyAssembly(Foundation foundation) {
        this.foundation = foundation;
        this.store = new DynamoDbPasskeyStore(foundation.table());
    }

    /// The routes by which users manage their own.
    Map<Route, Endpoint> ofUser() {
        var answer =
                new PasskeyAnswer(new FactorAnswer(foundation.config().theme().product(), new QrPicture()));
        var add = add();
        var own = new AccessAssembly(foundation).ownAccount();
        return Map.of(
                PasskeyApi.LIST,
                own.apply(new ListPasskeysEndpoint(store)),
                PasskeyApi.OFFER,
                own.apply(new OfferPasskeyEndpoint(add, answer)),
                PasskeyApi.ADD,
                own.apply(BodyEndpoint.json(PasskeyApi.ADD, new AddPasskeyEndpoint(add, answer))),
                PasskeyApi.RENAME,
                own.apply(BodyEndpoint.json(PasskeyApi.RENAME, new RenamePasskeyEndpoint(store))),
                PasskeyApi.REMOVE,
                own.apply(new RemovePasskeyEndpoint(remove(), answer)));
    }

    /// The changes that users make on pages.
    PasskeyForms forms() {
        return new PasskeyForms(add(), remove(), store);
    }

    private AddPasskey add() {
        var platform = foundation.platform();
        return new AddPasskey(
                new FactorAssembly(foundation).changes(),
                new DynamoDbSessionStore(foundation.table()),
                new DynamoDbUserStatusStore(foundation.table()),
                store,
                verifier(),
                party(),
                challenges(foundation.codeKeys(), TO_ADD),
                notices(),
                platform.auditLog(),
                platform.clock());
    }

    private RemovePasskey remove() {
        var platform = foundation.platform();
        return new RemovePasskey(
                new FactorAssembly(foundation).changes(), store, notices(), platform.auditLog(), platform.clock());
    }

    /// The routes of a login.
    ///
    /// @param startSession that of all logins, since it keeps keys
    Map<Route, Endpoint> ofLogin(Clients clients, StartSession startSession) {
        var logIn = logIn(TO_LOG_IN, startSession);
        return Map.of(
                PasskeyApi.OPTIONS,
                new PasskeyLoginOptionsEndpoint(logIn),
                PasskeyApi.LOG_IN,
                BodyEndpoint.json(PasskeyApi.LOG_IN, new PasskeyLoginEndpoint(logIn, clients)));
    }

    /// The sign-in on pages, which takes no challenge of a login.
    LogInWithPasskey signIn() {
        return logIn(TO_SIGN_IN, new SessionAssembly(foundation).startBrowserSession());
    }

    private LogInWithPasskey logIn(String purpose, StartSession startSession) {
        var platform = foundation.platform();
        var table = foundation.table();
        var deviceKeys = foundation.deviceKeys();
        return new LogInWithPasskey(
                store,
                challenges(deviceKeys, purpose),
                new DynamoDbSpentChallenges(table),
                verifier(),
                party(),
                new DynamoDbUserStore(table),
                PasswordHomes.of(foundation.config().source()),
                new Throttle(new DynamoDbAttemptStore(table)),
                new KnownDevices(new DeviceTokens(deviceKeys), new DynamoDbDeviceStore(table), foundation.random()),
                startSession,
                new DeletionAssembly(foundation).offers(),
                new RefusedLogins(platform.auditLog(), new Pseudonyms(deviceKeys)),
                platform.auditLog(),
                platform.clock());
    }

    private PasskeyChallenges challenges(HmacKeys keys, String purpose) {
        return new PasskeyChallenges(keys, purpose, foundation.random());
    }

    private RelyingParty party() {
        var passkeys = foundation.config().passkeys();
        return new RelyingParty(
                passkeys.relyingParty(), foundation.config().theme().product(), passkeys.origins());
    }

    /// Rare, and its libraries take a while to load: not before it is asked.
    private static PasskeyVerifier verifier() {
        return new LazyPasskeyVerifier(WebAuthnVerifier::new);
    }

    private FactorNotices notices() {
        return new FactorNotices(
                new RareMailer(foundation::mailer), foundation.platform().auditLog());
    }
}
