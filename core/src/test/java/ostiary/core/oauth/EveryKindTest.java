package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.core.access.CheckAccess;
import ostiary.core.factor.FactorName;
import ostiary.core.login.Factor;
import ostiary.core.login.FactorChallenge;
import ostiary.core.login.LogIn;
import ostiary.core.login.LogInWithPasskey;
import ostiary.core.login.PendingLogin;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.passkey.PasskeyOutcome;
import ostiary.core.password.Password;
import ostiary.core.recovery.ConfirmAddressChange;
import ostiary.core.recovery.ResetPassword;
import ostiary.core.recovery.RestoreAddress;
import ostiary.core.session.RefreshSession;
import ostiary.core.signup.ConfirmSignUp;
import ostiary.core.signup.SignUp;
import ostiary.core.signup.SignUpAttempts;
import ostiary.core.testing.AddressUseCases;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.PasskeyUseCases;
import ostiary.core.testing.RecoveryUseCases;
import ostiary.core.testing.ScriptedPasskeys;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.User;

/// Every kind of secret that the service gives out, at everything that takes one: each is taken where it
/// belongs and nowhere else.
class EveryKindTest extends CodeFlowSetup {
    private static final Password NEXT = Password.of("tangerine walrus 42 sunrise");
    private static final List<String> KINDS = List.of(
            "sign-up code",
            "sign-up attempt",
            "reset request",
            "reset code",
            "reset link",
            "address request",
            "address code",
            "address link",
            "way back",
            "challenge to keep an account",
            "challenge",
            "challenge to add a passkey",
            "challenge to log in with a passkey",
            "device token",
            "access token",
            "refresh token",
            "refresh token of a client",
            "browser session",
            "authorization code");

    private final RecoveryUseCases recovery = world.recovery();
    private final AddressUseCases addresses = world.addresses();
    private final SignUpAttempts attempts = new SignUpAttempts(world.keys);
    private final Map<String, String> secrets = new TreeMap<>();
    private final Map<String, Predicate<String>> redeemers = new TreeMap<>();

    EveryKindTest() {
        signUp();
        forget();
        changeAddress();
        leave();
        logIn();
        askForAFactor();
        askForAPasskey();
        ofClients();
    }

    private void signUp() {
        var email = Fresh.email();
        var begun = (SignUp.Outcome.Accepted) world.signUp().signUp(email, NEXT, Optional.empty(), "192.0.2.1");
        kind(
                "sign-up code",
                world.outbox.codeFor(email),
                code -> world.confirmSignUp().confirm(email, code, Optional.empty(), "192.0.2.2")
                        instanceof ConfirmSignUp.Outcome.Confirmed);
        kind(
                "sign-up attempt",
                attempts.text(begun.attempt(), world.clock.instant()),
                text -> attempts.read(text, world.clock.instant()).isPresent());
    }

    private void forget() {
        var request = recovery.ask(ada.email());
        var code = world.outbox.resetFor(ada.email()).code();
        kind("reset request", request, text -> recovery.byCode(text, code, NEXT) instanceof ResetPassword.Outcome.Done);
        kind("reset code", code, text -> recovery.byCode(request, text, NEXT) instanceof ResetPassword.Outcome.Done);
        kind(
                "reset link",
                recovery.linkFor(ada.email()),
                text -> recovery.byLink(text, NEXT) instanceof ResetPassword.Outcome.Done);
    }

    private void changeAddress() {
        var user = world.account(Fresh.email());
        var own = loggedIn(user);
        var first = Fresh.email();
        var back = addresses.change(own, user.email(), first);
        var next = Fresh.email();
        var request = addresses.ask(own, next);
        var code = addresses.codeFor(next);
        kind("address request", request, text -> isDone(addresses.byCode(own, text, code)));
        kind("address code", code, text -> isDone(addresses.byCode(own, request, text)));
        kind("address link", addresses.linkFor(next), text -> isDone(addresses.byLink(text)));
        kind("way back", back, text -> addresses.back(text) instanceof RestoreAddress.Outcome.Done);
    }

    private void leave() {
        var user = world.account(Fresh.email());
        world.deletion.request().request(world.deletion.principal(loggedIn(user), "pwd"));
        world.clock.advance(Duration.ofSeconds(2));
        var offered = (LogIn.Outcome.DeletionPending)
                world.logIn().logIn(user.email().value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        kind(
                "challenge to keep an account",
                offered.challenge(),
                text -> world.deletion.cancel().cancel(text));
    }

    private IssuedTokens loggedIn(User user) {
        var outcome =
                world.logIn().logIn(user.email().value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        return ((LogIn.Outcome.LoggedIn) outcome).tokens();
    }

    private static boolean isDone(ConfirmAddressChange.Outcome outcome) {
        return outcome instanceof ConfirmAddressChange.Outcome.Done;
    }

    private void logIn() {
        var name = ada.email().value();
        var in = (LogIn.Outcome.LoggedIn)
                world.logIn().logIn(name, World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        kind(
                "device token",
                in.deviceToken().orElseThrow(),
                text -> world.devices
                        .recognise(Optional.of(text), name, world.clock.instant())
                        .isPresent());
        kind(
                "access token",
                in.tokens().accessToken(),
                text -> world.checkAccess().check(text) instanceof CheckAccess.Outcome.Granted);
        kind(
                "refresh token",
                in.tokens().refreshToken().text(),
                text -> world.refreshSession().refresh(text, World.LAPTOP) instanceof RefreshSession.Outcome.Refreshed);
    }

    private void askForAFactor() {
        var pending = new PendingLogin(
                new FactorChallenge(Factor.TOTP, "ada", "state"),
                ada.email().value(),
                "default",
                List.of("pwd"),
                3,
                world.clock.instant().plus(Duration.ofMinutes(3)));
        kind(
                "challenge",
                world.challenges.issue(pending),
                text -> world.challenges.take(text, world.clock.instant()).isPresent());
    }

    private void askForAPasskey() {
        var passkeys = new PasskeyUseCases(world);
        var who = world.factors.signedIn(ada.id(), "pwd");
        var offered = (PasskeyOutcome.Offered) passkeys.add().offer(who);
        var id = PasskeyId.parse("AAAAAAAAAAAAAAAAAAAAAA").orElseThrow();
        kind(
                "challenge to add a passkey",
                offered.challenge(),
                text -> passkeys.add()
                                .add(
                                        who,
                                        text,
                                        new FactorName("Phone"),
                                        ScriptedPasskeys.made(text, id.value()),
                                        Set.of())
                        instanceof PasskeyOutcome.Added);
        passkeys.add()
                .add(
                        who,
                        offered.challenge(),
                        new FactorName("Phone"),
                        ScriptedPasskeys.made(offered.challenge(), id.value()),
                        Set.of());
        kind(
                "challenge to log in with a passkey",
                passkeys.logIn().challenge(),
                text -> passkeys.logIn()
                                .logIn(
                                        new LogInWithPasskey.Signed(
                                                text, ada.id(), id, ScriptedPasskeys.used(text, id.value(), 0)),
                                        world.clients.byDefault(),
                                        World.LAPTOP,
                                        Optional.empty())
                        instanceof LogIn.Outcome.LoggedIn);
    }

    private void ofClients() {
        kind(
                "browser session",
                browser.text(),
                text -> world.oauth
                        .browserSessions()
                        .find(text, world.clock.instant())
                        .isPresent());
        kind(
                "refresh token of a client",
                tokens().issued().refreshToken().text(),
                text -> world.refreshSession().refresh(shop, text, World.LAPTOP)
                        instanceof RefreshSession.Outcome.Refreshed);
        kind("authorization code", code(), text -> redeem(text) instanceof RedeemCode.Outcome.Granted);
    }

    private void kind(String name, String secret, Predicate<String> redeemer) {
        secrets.put(name, secret);
        redeemers.put(name, redeemer);
    }

    static Stream<Arguments> pairs() {
        return KINDS.stream().flatMap(kind -> KINDS.stream().map(redeemer -> Arguments.of(kind, redeemer)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void isTakenWhereItBelongs(String kind, String redeemer) {
        assertThat(secrets.keySet()).containsExactlyInAnyOrderElementsOf(KINDS);
        var secret = Objects.requireNonNull(secrets.get(kind));

        assertThat(Objects.requireNonNull(redeemers.get(redeemer)).test(secret)).isEqualTo(kind.equals(redeemer));
    }
}
