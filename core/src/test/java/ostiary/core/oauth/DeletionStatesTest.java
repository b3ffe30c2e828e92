package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.Principal;
import ostiary.core.deletion.RequestDeletion;
import ostiary.core.factor.FactorName;
import ostiary.core.factor.FactorOutcome;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.LogIn;
import ostiary.core.mail.Mail;
import ostiary.core.password.Password;
import ostiary.core.recovery.ChangePassword;
import ostiary.core.recovery.ResetPassword;
import ostiary.core.session.RefreshSession;
import ostiary.core.testing.DeletionUseCases;
import ostiary.core.testing.FactorUseCases.Enrolled;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.InMemoryUserStore;

/// Each step that issues, renews or changes anything, of an account that will be deleted and of one that is: the
/// table of docs/deletion.md, row by row.
class DeletionStatesTest extends CodeFlowSetup {
    private static final Path PAGE = Path.of("../docs/deletion.md");
    private static final Password NEXT = Password.of("tangerine walrus 42 sunrise");

    private final IssuedTokens tokens = ((LogIn.Outcome.LoggedIn) logIn(World.PASSWORD)).tokens();

    /// Steps that were begun before the request.
    private record Begun(
            Optional<Enrolled> phone, Optional<String> challenge, String code, String reset, String keep) {}

    private static final Set<String> WITH_A_FACTOR = Set.of(
            "right password and factor",
            "right password and a wrong code",
            "code of a factor, after a password of before");

    private static final Map<String, BiFunction<DeletionStatesTest, Begun, String>> STEPS = steps();

    private static Map<String, BiFunction<DeletionStatesTest, Begun, String>> steps() {
        var steps = new LinkedHashMap<String, BiFunction<DeletionStatesTest, Begun, String>>();
        steps.put("login with the right password", (test, _) -> told(test.logIn(World.PASSWORD)));
        steps.put("login with a wrong password", (test, _) -> told(test.logIn(NEXT)));
        steps.put("right password and factor", (test, begun) -> told(test.byTwo(begun)));
        steps.put("right password and a wrong code", (test, _) -> told(test.byAWrongCode()));
        steps.put("code of a factor, after a password of before", (test, begun) -> told(test.answer(begun)));
        steps.put("login, disabled meanwhile", (test, _) -> told(test.disabled()));
        steps.put("refresh", (test, _) -> test.refreshed());
        steps.put("authorization code of before", (test, begun) -> test.redeemed(begun));
        steps.put("sign-in by the browser’s cookie", (test, _) -> test.authorized());
        steps.put("access token of before", (test, _) -> test.checked());
        steps.put(
                "reset of the password",
                (test, _) -> test.reset(test.world.recovery().ask(test.ada.email())));
        steps.put("reset asked for before", (test, begun) -> test.reset(begun.reset()));
        steps.put("login after a reset", (test, _) -> test.afterAReset());
        steps.put("change of the password", (test, _) -> test.changed());
        steps.put("change of a factor", (test, _) -> test.enrolled());
        steps.put("edit of the profile", (test, _) -> test.edited());
        steps.put("second request for deletion", (test, _) -> test.requested());
        steps.put("“keep my account”", (test, begun) -> test.kept(begun));
        steps.put("sign-up with the address", (test, _) -> test.signedUp());
        return steps;
    }

    record Row(String step, String inGrace, String afterThePivot, String after) {}

    static Stream<Row> rows() throws IOException {
        var lines = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| "))
                .toList();
        int head = lines.indexOf("| step | until it is deleted | after the pivot | once it is deleted |");
        return lines.stream()
                .skip(head + 1L)
                .takeWhile(line -> !line.startsWith("| item"))
                .map(line -> line.split("\\s*\\|\\s*"))
                .map(cells -> new Row(
                        cells[1], cells[2].replace("`", ""), cells[3].replace("`", ""), cells[4].replace("`", "")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void untilItIsDeleted(Row row) {
        assertThat(answer(row.step(), Duration.ofSeconds(2), false)).isEqualTo(row.inGrace());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void afterThePivot(Row row) {
        assertThat(answer(row.step(), Duration.ofSeconds(2), true)).isEqualTo(row.afterThePivot());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void onceItIsDeleted(Row row) {
        assertThat(answer(row.step(), DeletionUseCases.GRACE, true)).isEqualTo(row.after());
    }

    @Test
    void thePageHasEachStep() throws IOException {
        assertThat(rows().map(Row::step)).containsExactlyElementsOf(STEPS.keySet());
    }

    private String answer(String step, Duration later, boolean isFinal) {
        var phone =
                WITH_A_FACTOR.contains(step) ? Optional.of(world.factors.enrol(ada.id())) : Optional.<Enrolled>empty();
        world.clock.advance(Duration.ofSeconds(30));
        var challenge = phone.map(_ -> ((LogIn.Outcome.Challenged) logIn(World.PASSWORD)).challenge());
        var code = code();
        var reset = world.recovery().ask(ada.email());
        world.clock.advance(Duration.ofSeconds(2));
        world.deletion.request().request(principal());
        world.clock.advance(Duration.ofSeconds(2));
        var keep = phone.isPresent() ? "" : ((LogIn.Outcome.DeletionPending) logIn(World.PASSWORD)).challenge();
        if (isFinal) {
            var at = world.stores.deletions().find(ada.id()).orElseThrow().at();
            ((InMemoryUserStore) world.stores.users()).makeFinal(ada.id(), at);
        }
        world.clock.advance(later);
        return Objects.requireNonNull(STEPS.get(step), step)
                .apply(this, new Begun(phone, challenge, code, reset, keep));
    }

    private Principal principal() {
        return world.deletion.principal(tokens, "pwd", "otp", "mfa");
    }

    private LogIn.Outcome logIn(Password password) {
        return world.logIn().logIn(ada.email().value(), password, world.clients.byDefault(), World.LAPTOP);
    }

    private static String told(LogIn.Outcome outcome) {
        return switch (outcome) {
            case LogIn.Outcome.LoggedIn _ -> "logged in";
            case LogIn.Outcome.DeletionPending _ -> "deletion_pending";
            case LogIn.Outcome.Challenged _ -> "asked for a code";
            case LogIn.Outcome.InvalidCredentials _, LogIn.Outcome.InvalidChallenge _ -> "refused";
            case LogIn.Outcome.WeakPassword _, LogIn.Outcome.TooManyFailures _ -> outcome.toString();
        };
    }

    private LogIn.Outcome answer(String challenge, String code) {
        return world.answerChallenge(world.factors.verifier())
                .answer(challenge, new ChallengeAnswer.Code(code), World.LAPTOP, Optional.empty());
    }

    private LogIn.Outcome answer(Begun begun) {
        return answer(begun.challenge().orElseThrow(), shown(begun));
    }

    private String shown(Begun begun) {
        return world.factors.app.at(begun.phone().orElseThrow().secret(), world.clock.instant());
    }

    private LogIn.Outcome byTwo(Begun begun) {
        return logIn(World.PASSWORD) instanceof LogIn.Outcome.Challenged asked
                ? answer(asked.challenge(), shown(begun))
                : new LogIn.Outcome.InvalidCredentials();
    }

    private LogIn.Outcome byAWrongCode() {
        return logIn(World.PASSWORD) instanceof LogIn.Outcome.Challenged asked
                ? answer(asked.challenge(), "recovery")
                : new LogIn.Outcome.InvalidCredentials();
    }

    private LogIn.Outcome disabled() {
        world.stores.statuses().setDisabled(ada.id(), true);
        return logIn(World.PASSWORD);
    }

    private String refreshed() {
        return said(
                world.refreshSession().refresh(tokens.refreshToken().text(), World.LAPTOP)
                        instanceof RefreshSession.Outcome.Refreshed);
    }

    private String redeemed(Begun begun) {
        return said(redeem(begun.code()) instanceof RedeemCode.Outcome.Granted);
    }

    private String authorized() {
        return said(authorize(shop, request()) instanceof Authorize.Outcome.Granted);
    }

    private String checked() {
        return said(world.checkAccess().check(tokens.accessToken()) instanceof CheckAccess.Outcome.Granted);
    }

    private String reset(String request) {
        var mails = world.outbox.sent().stream()
                .filter(Mail.ResetPassword.class::isInstance)
                .map(Mail.ResetPassword.class::cast)
                .toList();
        return said(mails.stream()
                .anyMatch(mail ->
                        world.recovery().byCode(request, mail.code(), NEXT) instanceof ResetPassword.Outcome.Done));
    }

    private String afterAReset() {
        reset(world.recovery().ask(ada.email()));
        return told(logIn(NEXT));
    }

    private String changed() {
        var session = tokens.refreshToken();
        return said(
                world.recovery().change().change(session.userId(), session.sessionId(), World.PASSWORD, NEXT)
                        instanceof ChangePassword.Outcome.Done);
    }

    private String enrolled() {
        return said(
                world.factors.add().begin(principal(), FactorName.parse("Phone").orElseThrow())
                        instanceof FactorOutcome.Begun);
    }

    private String edited() {
        return said(world.stores.users().edit(ada.id(), user -> user).isPresent());
    }

    private String requested() {
        return world.deletion.request().request(principal()) instanceof RequestDeletion.Outcome.Pending
                ? "the same answer"
                : "refused";
    }

    private String kept(Begun begun) {
        return world.deletion.cancel().cancel(begun.keep()) ? "kept" : "refused";
    }

    private String signedUp() {
        try {
            return world.account(ada.email()).id().equals(ada.id()) ? "no other account" : "another account";
        } catch (RuntimeException noCode) {
            return "no other account";
        }
    }

    private static String said(boolean isDone) {
        return isDone ? "done" : "refused";
    }
}
