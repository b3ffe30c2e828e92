package ostiary.service;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.Deadline;
import ostiary.adapters.cognito.UserPool;
import ostiary.adapters.dynamodb.DynamoDbAttemptStore;
import ostiary.adapters.dynamodb.DynamoDbChallengeStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbSignUpStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.jose.JwkSet;
import ostiary.adapters.jose.JwtAccessTokenSigner;
import ostiary.adapters.jose.JwtAccessTokenVerifier;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.adapters.password.ZxcvbnBlocklist;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.blueprint.Route;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.SourceSetting;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.RevocationList;
import ostiary.core.client.Clients;
import ostiary.core.login.AnswerChallenge;
import ostiary.core.login.Challenges;
import ostiary.core.login.LogIn;
import ostiary.core.password.PasswordHasher;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.session.EndAllSessions;
import ostiary.core.session.EndOwnSession;
import ostiary.core.session.EndSession;
import ostiary.core.session.ListSessions;
import ostiary.core.session.LogOut;
import ostiary.core.session.RefreshSession;
import ostiary.core.session.StartSession;
import ostiary.core.signup.ConfirmSignUp;
import ostiary.core.signup.SignUp;
import ostiary.core.signup.SignUpCodes;
import ostiary.core.throttle.Throttle;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.RefreshTokens;
import ostiary.core.upstream.CredentialSource;
import ostiary.edge.Authorized;
import ostiary.edge.ConfirmSignUpEndpoint;
import ostiary.edge.EndAllSessionsEndpoint;
import ostiary.edge.EndSessionEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.JsonEndpoint;
import ostiary.edge.JwksEndpoint;
import ostiary.edge.ListSessionsEndpoint;
import ostiary.edge.LoginChallengeEndpoint;
import ostiary.edge.LoginEndpoint;
import ostiary.edge.LogoutEndpoint;
import ostiary.edge.MeEndpoint;
import ostiary.edge.MetadataEndpoint;
import ostiary.edge.RefreshEndpoint;
import ostiary.edge.Router;
import ostiary.edge.SignUpEndpoint;

/// The map of the service: which edge, use case and adapter stand behind each route. Nothing else knows all three.
public final class Wiring {
    private static final Access.Bearer OWN_ACCOUNT = new Access.Bearer(Api.ACCOUNT_SCOPE);

    /// Each takes 19 MiB.
    private static final int HASHES_AT_ONCE = 4;

    /// How many may wait for one of those to be over: each has its turn in less than a second.
    private static final int HASHES_WAITING = 16;

    /// How long a login waits for its turn, if the machine is that slow, before it is told to come again.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Config config;
    private final Platform platform;
    private final SecureRandom random = new SecureRandom();
    private @Nullable PasswordHasher hasher;

    public Wiring(Config config, Platform platform) {
        this.config = config;
        this.platform = platform;
    }

    /// All that a function answers.
    public Endpoint endpoint(ServiceFunction function) {
        return new Router(routes(function));
    }

    /// The routes that a function answers.
    public Map<Route, Endpoint> routes(ServiceFunction function) {
        return switch (function) {
            case SIGNUP -> signUp();
            case LOGIN -> login();
            case REFRESH -> refresh();
            case LOGOUT -> logout();
            case ACCOUNT -> account();
            case SESSIONS -> sessions();
            case DISCOVERY -> discovery();
            case AUTHORIZER, KEYS, REHEARSAL -> Map.of();
        };
    }

    /// What the authorizer asks.
    public CheckAccess checkAccess() {
        var verifier = new JwtAccessTokenVerifier(config.issuer(), config.audience(), platform.verificationKeys());
        var revocations = new RevocationList(new DynamoDbRevocationFeed(table()), platform.auditLog());
        return new CheckAccess(verifier, revocations, platform.clock());
    }

    private Map<Route, Endpoint> signUp() {
        var table = table();
        var signUps = new DynamoDbSignUpStore(table);
        var throttle = new Throttle(new DynamoDbAttemptStore(table));
        var codes = new SignUpCodes(platform.hmacKeys(), random);
        var audit = platform.auditLog();
        var signUp = new SignUp(
                new DynamoDbUserStore(table),
                signUps,
                codes,
                new PasswordPolicy(new ZxcvbnBlocklist()),
                hasher(),
                throttle,
                platform.mailer(),
                audit,
                platform.clock());
        var confirm = new ConfirmSignUp(signUps, codes, hasher(), throttle, audit, platform.clock());
        return Map.of(
                Api.SIGN_UP, new JsonEndpoint(Api.SIGN_UP, new SignUpEndpoint(signUp)),
                Api.CONFIRM_SIGN_UP, new JsonEndpoint(Api.CONFIRM_SIGN_UP, new ConfirmSignUpEndpoint(confirm)));
    }

    private Map<Route, Endpoint> login() {
        var table = table();
        var keys = platform.hmacKeys();
        var startSession = new StartSession(
                new DynamoDbSessionStore(table), new RefreshTokens(keys, random), keys, signer(), platform.auditLog());
        var credentials = credentials(table);
        var throttle = new Throttle(new DynamoDbAttemptStore(table));
        var challenges = new Challenges(new DynamoDbChallengeStore(table), random);
        var clients = new Clients(config.loginScopes().names());
        var audit = platform.auditLog();
        var logIn = new LogIn(credentials.passwords(), throttle, challenges, startSession, audit, platform.clock());
        var answer = new AnswerChallenge(
                challenges,
                credentials.answers(),
                // Rare, and its dictionaries take a while to read: not before it is asked.
                new PasswordPolicy((password, context) -> new ZxcvbnBlocklist().blocks(password, context)),
                throttle,
                clients,
                startSession,
                audit,
                platform.clock());
        return Map.of(
                Api.LOG_IN, new JsonEndpoint(Api.LOG_IN, new LoginEndpoint(logIn, clients)),
                Api.ANSWER_CHALLENGE, new JsonEndpoint(Api.ANSWER_CHALLENGE, new LoginChallengeEndpoint(answer)));
    }

    private Credentials credentials(Table table) {
        var directory = Credentials.directory(table, hasher());
        return switch (config.source()) {
            case SourceSetting.Directory() -> directory;
            case SourceSetting.Cognito(var pool) -> directory.keptAt(elsewhere(pool), table, platform.clock());
            case SourceSetting.Migrating(var pool) ->
                directory.movingFrom(elsewhere(pool), table, hasher(), platform.clock());
        };
    }

    private CredentialSource elsewhere(SourceSetting.Pool pool) {
        return platform.credentialSource(UserPool.onAws(pool.id(), pool.clientId(), pool.clientSecret()));
    }

    private Map<Route, Endpoint> refresh() {
        var table = table();
        var keys = platform.hmacKeys();
        var refresh = new RefreshSession(
                new DynamoDbSessionStore(table),
                endSession(table),
                new RefreshTokens(keys, random),
                keys,
                signer(),
                platform.auditLog(),
                platform.clock());
        return Map.of(Api.REFRESH, new JsonEndpoint(Api.REFRESH, new RefreshEndpoint(refresh)));
    }

    private Map<Route, Endpoint> logout() {
        var logOut = new LogOut(endSession(table()), new RefreshTokens(platform.hmacKeys(), random), platform.clock());
        return Map.of(Api.LOG_OUT, new JsonEndpoint(Api.LOG_OUT, new LogoutEndpoint(logOut)));
    }

    private Map<Route, Endpoint> account() {
        var me = new MeEndpoint(new DynamoDbUserStore(table()));
        return Map.of(Api.ME, new Authorized(OWN_ACCOUNT, checkAccess(), me));
    }

    private Map<Route, Endpoint> sessions() {
        var table = table();
        var store = new DynamoDbSessionStore(table);
        var list = new ListSessionsEndpoint(new ListSessions(store, platform.clock()));
        var end = new EndSessionEndpoint(new EndOwnSession(store, endSession(table)));
        var endAll = new EndAllSessionsEndpoint(
                new EndAllSessions(store, endSession(table), platform.auditLog(), platform.clock()));
        var access = checkAccess();
        return Map.of(
                Api.LIST_SESSIONS, new Authorized(OWN_ACCOUNT, access, list),
                Api.END_SESSION, new Authorized(OWN_ACCOUNT, access, end),
                Api.END_ALL_SESSIONS, new Authorized(OWN_ACCOUNT, access, endAll));
    }

    private EndSession endSession(Table table) {
        return new EndSession(
                new DynamoDbSessionStore(table),
                new DynamoDbRevocationFeed(table),
                platform.auditLog(),
                platform.clock());
    }

    private Map<Route, Endpoint> discovery() {
        var keys = platform.verificationKeys();
        return Map.of(
                Api.JWKS, new JwksEndpoint(() -> JwkSet.of(keys.published())),
                Api.OPENID_CONFIGURATION,
                        new MetadataEndpoint(
                                config.issuer(), config.loginScopes().names()));
    }

    /// The table that all of it is in.
    public Table table() {
        return new Table(platform.dynamoDb(), config.table());
    }

    private AccessTokenSigner signer() {
        return new JwtAccessTokenSigner(config.issuer(), config.audience(), platform.signingKeys());
    }

    /// One for all routes: what bounds its memory is how many hashes are under way in the whole process.
    public PasswordHasher hasher() {
        if (hasher == null) {
            var argon2 = new Argon2PasswordHasher(HASHES_AT_ONCE, HASHES_WAITING, () -> Deadline.atMost(LONGEST_WAIT));
            hasher = platform.watched(argon2, argon2::waiting);
        }
        return hasher;
    }
}
