package ostiary.benchmarks;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.adapters.telemetry.PowertoolsAuditLog;
import ostiary.blueprint.Api;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.Route;
import ostiary.blueprint.SessionApi;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.InMemoryRevocationFeed;
import ostiary.core.access.RevocationList;
import ostiary.core.audit.Pseudonyms;
import ostiary.core.client.Clients;
import ostiary.core.deletion.InMemoryDeletionStore;
import ostiary.core.deletion.KeepOffers;
import ostiary.core.device.DeviceTokens;
import ostiary.core.device.InMemoryDeviceStore;
import ostiary.core.device.KnownDevices;
import ostiary.core.login.Challenges;
import ostiary.core.login.DirectoryCredentialVerifier;
import ostiary.core.login.InMemoryChallengeStore;
import ostiary.core.login.LogIn;
import ostiary.core.login.RefusedLogins;
import ostiary.core.password.PasswordHash;
import ostiary.core.password.PasswordHasher;
import ostiary.core.session.EndSession;
import ostiary.core.session.InMemorySessionStore;
import ostiary.core.session.LogOut;
import ostiary.core.session.RefreshSession;
import ostiary.core.session.StartSession;
import ostiary.core.throttle.InMemoryAttemptStore;
import ostiary.core.throttle.Throttle;
import ostiary.core.token.RefreshTokens;
import ostiary.core.user.Credential;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.PasswordSealing;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserPasswords;
import ostiary.edge.BodyEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.LoginEndpoint;
import ostiary.edge.LogoutEndpoint;
import ostiary.edge.RefreshEndpoint;
import ostiary.edge.Router;
import ostiary.jose.JwtAccessTokenSigner;
import ostiary.jose.JwtAccessTokenVerifier;
import ostiary.jose.VerifiedSignatures;

/// The functions wired as on Lambda, but over stores that cost next to nothing, so
/// that everything else can be timed.
final class StorelessService {
    static final String ISSUER = "https://auth.example.org";
    static final String AUDIENCE = "https://api.example.org";

    private final PasswordHasher hasher = new Argon2PasswordHasher(1, Duration.ofSeconds(10));
    private final PasswordHash hash = hasher.hash(Service.PASSWORD);
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final InMemorySessionStore sessions = new InMemorySessionStore();
    private final InMemoryRevocationFeed feed = new InMemoryRevocationFeed();
    private final Keys keys;
    private final PasswordSealing sealing;
    private final RefreshTokens tokens;
    private final JwtAccessTokenSigner signer;
    private final PowertoolsAuditLog audit = new PowertoolsAuditLog();
    private final InstantSource clock;

    StorelessService(Keys keys, InstantSource clock) {
        this.keys = keys;
        this.sealing = new PasswordSealing(keys.sealing(), new SecureRandom(), clock);
        this.tokens = new RefreshTokens(keys.hmac(), new SecureRandom());
        this.signer = new JwtAccessTokenSigner(ISSUER, AUDIENCE, keys.signing());
        this.clock = clock;
        var id = new UserId(UUID.randomUUID());
        users.add(
                new User(id, Service.EMAIL, Optional.empty(), Instant.EPOCH),
                new Credential(id, Service.EMAIL, sealing.seal(hash, id), false, Set.of()));
    }

    /// With each token's signature checked each time.
    Service service() {
        return service(new VerifiedSignatures(0));
    }

    Service service(VerifiedSignatures verified) {
        return new Service(login(), refresh(), logout(), checkAccess(verified));
    }

    /// The password check of a login, alone.
    boolean checkPassword() {
        if (!hasher.matches(Service.PASSWORD, hash)) {
            throw new IllegalStateException("the password does not match its hash");
        }
        return true;
    }

    private Endpoint login() {
        var credentials = new DirectoryCredentialVerifier(users, new UserPasswords(hasher, sealing));
        var throttle = new Throttle(new InMemoryAttemptStore());
        var challenges = new Challenges(new InMemoryChallengeStore(), new SecureRandom());
        var startSession = new StartSession(
                sessions, users, endSession(), 100, tokens, keys.hmac(), signer, new SecureRandom(), audit);
        var devices = new KnownDevices(new DeviceTokens(keys.hmac()), new InMemoryDeviceStore(), new SecureRandom());
        var keepOffers = new KeepOffers(users, users, new InMemoryDeletionStore(users), new SecureRandom());
        var refused = new RefusedLogins(audit, new Pseudonyms(keys.hmac()));
        var logIn = new LogIn(credentials, throttle, devices, challenges, startSession, keepOffers, refused, clock);
        return endpoint(LoginApi.LOG_IN, new LoginEndpoint(logIn, new Clients(Set.of(Api.ACCOUNT_SCOPE))));
    }

    private Endpoint refresh() {
        var refresh = new RefreshSession(sessions, users, endSession(), tokens, keys.hmac(), signer, audit, clock);
        return endpoint(SessionApi.REFRESH, new RefreshEndpoint(refresh));
    }

    private Endpoint logout() {
        return endpoint(SessionApi.LOG_OUT, new LogoutEndpoint(new LogOut(endSession(), tokens, clock)));
    }

    private CheckAccess checkAccess(VerifiedSignatures verified) {
        var verifier = new JwtAccessTokenVerifier(ISSUER, AUDIENCE, keys.verification(), verified);
        return new CheckAccess(verifier, new RevocationList(feed, audit), clock);
    }

    private EndSession endSession() {
        return new EndSession(sessions, feed, audit, clock);
    }

    private static Endpoint endpoint(Route route, BodyEndpoint.Action action) {
        return new Router(Map.of(route, BodyEndpoint.json(route, action)));
    }
}
