package ostiary.service;

import java.util.HashMap;
import java.util.Map;
import ostiary.adapters.cognito.UserPool;
import ostiary.adapters.dynamodb.DynamoDbAttemptStore;
import ostiary.adapters.dynamodb.DynamoDbChallengeStore;
import ostiary.adapters.dynamodb.DynamoDbDeviceStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.password.ZxcvbnBlocklist;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.Route;
import ostiary.blueprint.SourceSetting;
import ostiary.core.audit.Pseudonyms;
import ostiary.core.client.Clients;
import ostiary.core.device.DeviceTokens;
import ostiary.core.device.KnownDevices;
import ostiary.core.login.AnswerChallenge;
import ostiary.core.login.Challenges;
import ostiary.core.login.LogIn;
import ostiary.core.login.RefusedLogins;
import ostiary.core.session.StartSession;
import ostiary.core.throttle.Throttle;
import ostiary.core.upstream.CredentialSource;
import ostiary.edge.BodyEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.LoginChallengeEndpoint;
import ostiary.edge.LoginEndpoint;

/// How somebody proves to be a user.
final class LoginAssembly {
    private final Foundation foundation;

    LoginAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    Map<Route, Endpoint> routes() {
        var clients = new Clients(foundation.config().loginScopes().names());
        var startSession = new SessionAssembly(foundation).startSession();
        var steps = steps(clients, startSession);
        var routes = new HashMap<>(new PasskeyAssembly(foundation).ofLogin(clients, startSession));
        routes.putAll(Map.of(
                LoginApi.LOG_IN, BodyEndpoint.json(LoginApi.LOG_IN, new LoginEndpoint(steps.logIn(), clients)),
                LoginApi.ANSWER_CHALLENGE,
                        BodyEndpoint.json(
                                LoginApi.ANSWER_CHALLENGE, new LoginChallengeEndpoint(steps.answerChallenge()))));
        return routes;
    }

    /// The steps of a login, wherever its forms come from.
    record Steps(LogIn logIn, AnswerChallenge answerChallenge) {}

    /// @param clients that users log in to
    Steps steps(Clients clients, StartSession startSession) {
        var platform = foundation.platform();
        var table = foundation.table();
        var credentials = credentials(table);
        var throttle = new Throttle(new DynamoDbAttemptStore(table));
        var challenges = new Challenges(new DynamoDbChallengeStore(table), foundation.random());
        var devices = new KnownDevices(
                new DeviceTokens(foundation.deviceKeys()), new DynamoDbDeviceStore(table), foundation.random());
        var refused = new RefusedLogins(platform.auditLog(), new Pseudonyms(foundation.deviceKeys()));
        var keepOffers = new DeletionAssembly(foundation).offers();
        var logIn = new LogIn(
                credentials.passwords(),
                throttle,
                devices,
                challenges,
                startSession,
                keepOffers,
                refused,
                platform.clock());
        var answer = new AnswerChallenge(
                challenges,
                credentials.answers(),
                // Rare, and its dictionaries take a while to read: not before it is asked.
                foundation.passwordPolicy((password, context) -> new ZxcvbnBlocklist().blocks(password, context)),
                throttle,
                devices,
                clients,
                startSession,
                keepOffers,
                refused,
                platform.clock());
        return new Steps(logIn, answer);
    }

    private Credentials credentials(Table table) {
        var passwords = foundation.passwords();
        var audit = foundation.platform().auditLog();
        var clock = foundation.platform().clock();
        var directory = Credentials.directory(table, passwords, new FactorAssembly(foundation).verifier());
        return switch (foundation.config().source()) {
            case SourceSetting.Directory() -> directory;
            case SourceSetting.Cognito(var pool) -> directory.keptAt(elsewhere(pool), table, audit, clock);
            case SourceSetting.Migrating(var pool) ->
                directory.movingFrom(elsewhere(pool), table, passwords, audit, clock);
        };
    }

    private CredentialSource elsewhere(SourceSetting.Pool pool) {
        return foundation.platform().credentialSource(UserPool.onAws(pool.id(), pool.clientId(), pool.clientSecret()));
    }
}
