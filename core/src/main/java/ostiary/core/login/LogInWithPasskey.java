package ostiary.core.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.Client;
import ostiary.core.deletion.KeepOffers;
import ostiary.core.device.KnownDevices;
import ostiary.core.passkey.PasskeyChallenges;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.passkey.PasskeyVerifier;
import ostiary.core.passkey.RelyingParty;
import ostiary.core.passkey.SpentChallenges;
import ostiary.core.session.Device;
import ostiary.core.session.StartSession;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.PasswordHome;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStore;

/// Use case: a user signs in with a passkey, without a name (WebAuthn Level 3 §7.2). The authenticator has verified the
/// user, so that it stands for two factors.
public final class LogInWithPasskey {
    /// Proof of possession of a key, and of more than one factor (RFC 8176 §2).
    private static final List<String> AMR = List.of("pop", "mfa");

    private final PasskeyStore passkeys;
    private final PasskeyChallenges challenges;
    private final SpentChallenges spent;
    private final PasskeyVerifier verifier;
    private final RelyingParty party;
    private final UserStore users;
    private final PasswordHome home;
    private final Throttle throttle;
    private final KnownDevices devices;
    private final StartSession startSession;
    private final KeepOffers keepOffers;
    private final RefusedLogins refused;
    private final AuditLog audit;
    private final InstantSource clock;

    public LogInWithPasskey(
            PasskeyStore passkeys,
            PasskeyChallenges challenges,
            SpentChallenges spent,
            PasskeyVerifier verifier,
            RelyingParty party,
            UserStore users,
            PasswordHome home,
            Throttle throttle,
            KnownDevices devices,
            StartSession startSession,
            KeepOffers keepOffers,
            RefusedLogins refused,
            AuditLog audit,
            InstantSource clock) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.spent = spent;
        this.verifier = verifier;
        this.party = party;
        this.users = users;
        this.home = home;
        this.throttle = throttle;
        this.devices = devices;
        this.startSession = startSession;
        this.keepOffers = keepOffers;
        this.refused = refused;
        this.audit = audit;
        this.clock = clock;
    }

    /// A challenge for any passkey. Pages ask for one on each view: nothing is stored, and nothing read.
    public String challenge() {
        return challengeFor(Addressee.ANYBODY);
    }

    /// One that is taken from nobody but whom it was given to. Nothing is stored, and nothing read.
    public String challengeFor(Addressee addressee) {
        return challenges.issue(addressee.binding(), clock.instant());
    }

    /// The domain and the origins that passkeys are asked of.
    public RelyingParty party() {
        return party;
    }

    /// An authenticator's answer.
    ///
    /// @param challenge the one that it signed
    /// @param user whom the authenticator says that the passkey is of
    public record Signed(String challenge, UserId user, PasskeyId passkey, PasskeyVerifier.Assertion assertion) {}

    /// Verifies the answer and starts a session. Nothing is written for one that is not right, but the count of
    /// misses of its network.
    ///
    /// @param deviceToken that of the last login on this device, if it has one
    public LogIn.Outcome logIn(Signed signed, Client client, Device device, Optional<String> deviceToken) {
        return logIn(signed, Addressee.ANYBODY, client, device, deviceToken);
    }

    /// The same for the answer to a challenge of [#challengeFor], and for whoever confirms that it is them. The passkey
    /// of another account is refused like any that is not right, and nothing of it is used up.
    public LogIn.Outcome logIn(
            Signed signed, Addressee addressee, Client client, Device device, Optional<String> deviceToken) {
        var now = clock.instant();
        var wait = throttle.check(Limits.loginsFrom(device.network()), now);
        if (wait.isPresent()) {
            return new LogIn.Outcome.TooManyFailures(wait.get());
        }
        var end = challenges.endOf(signed.challenge(), addressee.binding(), now);
        if (end.isEmpty()) {
            return new LogIn.Outcome.InvalidChallenge();
        }
        var signCount = passkeys.find(signed.user(), signed.passkey())
                .flatMap(passkey -> verifier.assertion(party, signed.challenge(), passkey, signed.assertion()));
        var login = signCount.flatMap(_ -> login(signed.user())).filter(addressee::isMet);
        if (login.isEmpty()) {
            return refused(device, now);
        }
        if (!spent.spend(Sha256.of(signed.challenge().getBytes(US_ASCII)), end.get())) {
            return new LogIn.Outcome.InvalidChallenge();
        }
        if (!passkeys.use(signed.user(), signed.passkey(), signCount.get(), now)) {
            // One that was removed meanwhile is no copy.
            if (passkeys.find(signed.user(), signed.passkey()).isPresent()) {
                audit.record(new AuditEvent.PasskeyCopied(signed.user()));
            }
            return refused(device, now);
        }
        return started(login.get(), client, device, deviceToken, now);
    }

    /// Where another source keeps the passwords it says who may come in, and is not asked here.
    private Optional<Credential> login(UserId user) {
        return users.find(user)
                .filter(_ -> home != PasswordHome.ELSEWHERE)
                .flatMap(found -> users.findCredential(found.email()))
                .filter(found -> found.userId().equals(user) && isLetIn(found));
    }

    /// Whom an operator requires a reset of gets in by nothing before it.
    private static boolean isLetIn(Credential login) {
        return login.hasPassword() && !login.passwordHash().isVoid() && !login.disabled();
    }

    private LogIn.Outcome started(
            Credential login, Client client, Device device, Optional<String> deviceToken, Instant now) {
        var user = login.userId();
        var name = login.email().value();
        var known = devices.recognise(deviceToken, name, now);
        return startSession
                .start(user, login.roles(), AMR, client, device, now)
                .<LogIn.Outcome>map(
                        tokens -> new LogIn.Outcome.LoggedIn(tokens, devices.tokenFor(user, name, known, now)))
                .or(() -> leaving(user, device, now))
                .orElseGet(() -> refused(device, now));
    }

    /// Each offer is an item: it counts, so that nobody makes them without limit.
    private Optional<LogIn.Outcome> leaving(UserId user, Device device, Instant now) {
        var offered = keepOffers.offer(user, now);
        offered.ifPresent(_ -> throttle.count(Limits.loginsFrom(device.network()), now));
        return offered.map(LogIn.Outcome.DeletionPending::of);
    }

    private LogIn.Outcome refused(Device device, Instant now) {
        throttle.count(Limits.loginsFrom(device.network()), now);
        refused.failed(Optional.empty(), device, now);
        return new LogIn.Outcome.InvalidCredentials();
    }
}
