package ostiary.core;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.RSAPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.core.deletion.KeepOffers;
import ostiary.core.factor.Authenticator;
import ostiary.core.factor.FactorId;
import ostiary.core.factor.FactorName;
import ostiary.core.factor.FactorOutcome;
import ostiary.core.factor.Factors;
import ostiary.core.factor.SealedSecret;
import ostiary.core.factor.TotpSecret;
import ostiary.core.key.HmacKey;
import ostiary.core.key.SealingKey;
import ostiary.core.key.SigningKey;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.Factor;
import ostiary.core.login.FactorChallenge;
import ostiary.core.login.LogIn;
import ostiary.core.login.PendingLogin;
import ostiary.core.mail.Mail;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.recovery.PasswordReset;
import ostiary.core.recovery.RequestAddressChange;
import ostiary.core.recovery.RequestPasswordReset;
import ostiary.core.recovery.ResetCodeHash;
import ostiary.core.session.Device;
import ostiary.core.session.RefreshSession;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore.Rotation;
import ostiary.core.session.TokenIssuer;
import ostiary.core.signup.CodeHash;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.KeyRing;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshToken;
import ostiary.core.upstream.LinkRequest;
import ostiary.core.upstream.SourceAccount;
import ostiary.core.upstream.SourceId;
import ostiary.core.upstream.SourceUser;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;

/// Whatever ends up in a log line or an exception shows no secret, no password and no mail address.
class SecrecyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final EmailAddress EMAIL =
            EmailAddress.parse("ada.lovelace@mail.example").orElseThrow();
    private static final Password PASSWORD = Password.of("correct horse battery");
    private static final PasswordHash HASH = new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHk$aGFzaHk");
    private static final SealedHash SEALED = new SealedHash("$sealed$v=1$k=s1$c2FsdHkaGFzaHk");
    private static final Authenticator AUTHENTICATOR = new Authenticator(
            new FactorId(new UUID(1, 2)),
            new FactorName("correct horse"),
            new SealedSecret("$sealed$v=1$k=s1$c2FsdHk"),
            0,
            NOW,
            Optional.empty());
    private static final String ACCESS_TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";
    private static final BigInteger RSA_SECRET = new BigInteger("31415926535897932384626433832795028841971");
    private static final byte[] HMAC_SECRET = "0123456789abcdef0123456789abcdef".getBytes(US_ASCII);

    private final World world = new World();
    private final RefreshToken refreshToken = world.tokens.first(Fresh.userId(), Fresh.sessionId(), KeyRing.key("k1"));

    private List<String> secrets() {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var decoded = Base64.getUrlDecoder().decode(refreshToken.text().substring(4));
        var refreshSecret = Arrays.copyOfRange(decoded, 33, 65);
        return List.of(
                "ada.lovelace",
                "mail.example",
                "correct horse",
                "c2FsdHk",
                "aGFzaHk",
                "1234-5678",
                "12345678",
                "c2lnbmF0dXJl",
                "0123456789abcdef",
                base64.encodeToString(HMAC_SECRET),
                HexFormat.of().formatHex(HMAC_SECRET),
                refreshToken.text().substring(60),
                base64.encodeToString(refreshSecret),
                HexFormat.of().formatHex(refreshSecret),
                RSA_SECRET.toString(),
                RSA_SECRET.toString(16));
    }

    private List<Object> everythingThatHoldsOne() {
        var session = Fresh.session();
        var snapshot = SessionSnapshot.starting(session, refreshToken.hash(), "k1");
        var issued = new IssuedTokens(ACCESS_TOKEN, TokenIssuer.accessToken(session, NOW), refreshToken);
        return List.of(
                EMAIL,
                PASSWORD,
                HASH,
                new User(session.userId(), EMAIL, Optional.empty(), NOW),
                SEALED,
                new Credential(session.userId(), EMAIL, SEALED, false, Set.of()),
                new PendingSignUp(session.userId(), EMAIL, Optional.empty(), SEALED, NOW),
                new SealingKey("s1", HMAC_SECRET),
                new CodeHash("keyed"),
                new Mail.ConfirmAddress(EMAIL, "1234-5678", Duration.ofMinutes(10)),
                new Mail.AlreadySignedUp(EMAIL),
                new Mail.NoPasswordHere(EMAIL),
                new Mail.ResetPassword(EMAIL, "1234-5678", "https://x/opl_c2FsdHk", Duration.ofMinutes(10)),
                new Mail.NoAccountHere(EMAIL),
                new Mail.PasswordIsElsewhere(EMAIL),
                new Mail.PasswordChanged(EMAIL),
                new RequestPasswordReset.Outcome.Accepted("opr_c2FsdHk"),
                new RequestAddressChange.Outcome.Accepted("oar_c2FsdHk"),
                new Mail.ConfirmNewAddress(
                        EMAIL, EMAIL.masked(), "1234-5678", "https://x/oal_c2FsdHk", Duration.ofMinutes(10)),
                new Mail.AddressChanged(EMAIL, "https://x/oab_c2FsdHk", Duration.ofDays(7)),
                new Mail.AddressIsTaken(EMAIL),
                new Mail.AddressChangeRequested(EMAIL),
                new Mail.AddressLeft(EMAIL),
                new Mail.AddressRestored(EMAIL),
                new PasswordReset(
                        refreshToken.hash(),
                        session.userId(),
                        EMAIL,
                        new ResetCodeHash("keyed"),
                        refreshToken.hash(),
                        refreshToken.hash(),
                        NOW),
                world.recovery()
                        .secrets()
                        .byCode("opr_" + "A".repeat(43), "1234-5678")
                        .orElseThrow(),
                new HmacKey("k1", HMAC_SECRET),
                new SigningKey("kid", rsa()),
                refreshToken,
                refreshToken.hash(),
                issued,
                new LogIn.Outcome.LoggedIn(issued, Optional.of("odt_c2FsdHk")),
                new LogIn.Outcome.Challenged("och_c2FsdHk", Factor.SMS, false),
                new LogIn.Outcome.WeakPassword(PasswordPolicy.Verdict.COMMON, "och_c2FsdHk"),
                new FactorChallenge(Factor.TOTP, EMAIL.value(), "c2FsdHk"),
                new TotpSecret("0123456789abcdef0123".getBytes(US_ASCII)),
                new SealedSecret("$sealed$v=1$k=s1$c2FsdHk"),
                AUTHENTICATOR,
                new Factors(List.of(AUTHENTICATOR), Optional.of(new Factors.Pending(AUTHENTICATOR, NOW)), Set.of()),
                new FactorOutcome.Begun(
                        AUTHENTICATOR.id(), new TotpSecret("0123456789abcdef0123".getBytes(US_ASCII)), EMAIL),
                new FactorOutcome.Confirmed(List.of("c2FsdHk")),
                new FactorOutcome.Renewed(List.of("c2FsdHk")),
                new Mail.PasskeyAdded(EMAIL),
                new Mail.PasskeyRemoved(EMAIL),
                new Mail.PasswordVoided(EMAIL),
                new Mail.FactorAdded(EMAIL),
                new Mail.FactorRemoved(EMAIL, 1),
                new Mail.FactorLocked(EMAIL),
                new Mail.RecoveryCodeUsed(EMAIL, 1),
                new Mail.RecoveryCodesRenewed(EMAIL),
                new Mail.DeletionRequested(EMAIL, Instant.EPOCH),
                new Mail.DeletionCancelled(EMAIL),
                new Mail.DeletionRefused(EMAIL),
                new LogIn.Outcome.DeletionPending("c2FsdHk", Instant.EPOCH),
                new KeepOffers.Offered("c2FsdHk", Instant.EPOCH),
                new PendingLogin(
                        new FactorChallenge(Factor.SMS, "x", "c2FsdHk"),
                        EMAIL.value(),
                        "default",
                        List.of("pwd"),
                        3,
                        NOW),
                new ChallengeAnswer.Code("1234-5678"),
                new ChallengeAnswer.NewPassword(PASSWORD),
                linkRequest(),
                new SourceAccount(session.userId(), EMAIL, true),
                new RefreshSession.Outcome.Refreshed(issued),
                session,
                snapshot,
                new Rotation.Rotated(snapshot),
                new Rotation.NotRotated(snapshot),
                TokenIssuer.accessToken(session, NOW),
                Limits.MAIL_BY_ADDRESS.of(EMAIL.value()),
                new HasherBusyException(),
                new UnavailableException("HMAC key k1 is not here", null));
    }

    private static LinkRequest linkRequest() {
        var user = new SourceUser(new SourceId(UUID.randomUUID()), EMAIL, true, Optional.empty(), Set.of());
        return new LinkRequest(user, user.id().asUserId(), false, Optional.empty(), Optional.of(SEALED), NOW);
    }

    @Test
    void nothingShowsWhatItHolds() {
        var secrets = secrets().stream()
                .map(secret -> secret.toLowerCase(Locale.ROOT))
                .toList();

        assertThat(everythingThatHoldsOne())
                .allSatisfy(holder ->
                        assertThat(holder.toString().toLowerCase(Locale.ROOT)).doesNotContain(secrets));
    }

    @Test
    void nothingInAUsersLifeIsWrittenDownWithOne() {
        var seen = new ArrayList<Object>();
        seen.add(world.signUp().signUp(EMAIL, PASSWORD, Optional.empty(), "192.0.2.1"));
        var code = world.outbox.codeFor(EMAIL);
        seen.add(world.confirmSignUp().confirm(EMAIL, "no code", Optional.empty(), World.LAPTOP.network()));
        seen.add(world.confirmSignUp().confirm(EMAIL, code, Optional.empty(), World.LAPTOP.network()));
        seen.add(world.signUp().signUp(EMAIL, PASSWORD, Optional.empty(), "192.0.2.1"));
        seen.add(logIn(Password.of("correct horse?")));
        var login = logIn(PASSWORD);
        seen.add(login);
        var first = ((LogIn.Outcome.LoggedIn) login).tokens();
        var deviceToken = ((LogIn.Outcome.LoggedIn) login).deviceToken().orElseThrow();
        seen.add(world.refreshSession().refresh(first.refreshToken().text(), World.LAPTOP));
        world.clock.advance(Duration.ofMinutes(1));
        seen.add(world.refreshSession().refresh(first.refreshToken().text(), World.LAPTOP));
        seen.add(world.refreshSession().refresh("ort_" + ACCESS_TOKEN, World.LAPTOP));
        seen.add(world.checkAccess().check(first.accessToken()));
        world.logOut().logOut(first.refreshToken().text());
        seen.addAll(world.journal.events());
        seen.addAll(world.outbox.sent());

        assertThat(seen)
                .hasSizeGreaterThan(20)
                .allSatisfy(thing -> assertThat(thing.toString())
                        .doesNotContain(
                                "ada.lovelace",
                                "mail.example",
                                "correct horse",
                                code,
                                deviceToken,
                                first.accessToken(),
                                first.refreshToken().text(),
                                ACCESS_TOKEN));
    }

    private LogIn.Outcome logIn(Password password) {
        var device = new Device("Firefox", "192.0.2.1");
        return world.logIn().logIn(EMAIL.value(), password, world.clients.byDefault(), device);
    }

    private static RSAPrivateKey rsa() {
        try {
            var modulus = BigInteger.TWO.pow(3071).add(BigInteger.ONE);
            var key = KeyFactory.getInstance("RSA").generatePrivate(new RSAPrivateKeySpec(modulus, RSA_SECRET));
            return (RSAPrivateKey) key;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has RSA", missing);
        }
    }
}
