package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Access;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.RecoveryApi;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.RecoveryUseCases;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;

/// Forgotten, reset and changed passwords over JSON: which outcome becomes which answer.
class RecoveryEndpointsTest {
    private static final Pattern TEXT = Pattern.compile("\\{\"request\":\"(opr_[A-Za-z0-9_-]{43})\"}");
    private static final String PASSWORD = World.PASSWORD.text();
    private static final String NEXT = "tangerine walrus 42 sunrise";

    private final World world = new World();
    private final RecoveryUseCases recovery = world.recovery();
    private final EmailAddress email = world.account(Fresh.email()).email();
    private final Router router = new Router(Map.of(
            LoginApi.LOG_IN, BodyEndpoint.json(LoginApi.LOG_IN, new LoginEndpoint(world.logIn(), world.clients)),
            RecoveryApi.FORGOT, BodyEndpoint.json(RecoveryApi.FORGOT, new ForgotPasswordEndpoint(recovery.request())),
            RecoveryApi.RESET,
                    BodyEndpoint.json(
                            RecoveryApi.RESET, new ResetPasswordEndpoint(recovery.reset(), recovery.secrets())),
            RecoveryApi.CHANGE,
                    new Authorized(
                            new Access.Bearer("profile"),
                            world.checkAccess(),
                            BodyEndpoint.json(RecoveryApi.CHANGE, new ChangePasswordEndpoint(recovery.change())))));

    private Response forgot(String address) {
        return router.handle(Requests.json(RecoveryApi.FORGOT, "{\"email\":\"" + address + "\"}"));
    }

    private Response reset(String request, String code, String next) {
        return router.handle(Requests.json(
                RecoveryApi.RESET,
                "{\"request\":\"%s\",\"code\":\"%s\",\"new_password\":\"%s\"}".formatted(request, code, next)));
    }

    private Response change(String token, String present, String next) {
        return router.handle(Requests.with(
                Requests.json(
                        RecoveryApi.CHANGE,
                        "{\"current_password\":\"%s\",\"new_password\":\"%s\"}".formatted(present, next)),
                "authorization",
                "Bearer " + token));
    }

    private Response logIn(String password) {
        return router.handle(Requests.json(
                LoginApi.LOG_IN, "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(email.value(), password)));
    }

    private String token() {
        return logIn(PASSWORD).body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private static String text(Response forgot) {
        var found = TEXT.matcher(forgot.body());
        assertThat(found.matches()).isTrue();
        return found.group(1);
    }

    private String code() {
        return world.outbox.resetFor(email).code();
    }

    @Test
    void setsAnotherPasswordByTheMailedCode() {
        var asked = forgot(email.value());
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.headers()).containsEntry("cache-control", "no-store");

        assertThat(reset(text(asked), code(), NEXT))
                .returns(204, Response::status)
                .returns("", Response::body);

        world.clock.advance(Duration.ofSeconds(1));
        assertThat(logIn(NEXT).status()).isEqualTo(200);
        assertThat(logIn(PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void answersTheSameForAnAddressWithoutAnAccount() {
        var known = forgot(email.value());
        var unknown = forgot(Fresh.email().value());

        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.headers()).isEqualTo(known.headers());
        assertThat(text(unknown)).hasSameSizeAs(text(known));
        assertThat(reset(text(unknown), "12345678", NEXT)).isEqualTo(reset(text(known), "12345678", NEXT));
    }

    /// CVE-2026-27812.
    @Test
    void mailsALinkThatNoHeaderChanges() {
        var request = Requests.json(RecoveryApi.FORGOT, "{\"email\":\"" + email.value() + "\"}");
        for (var header : new String[] {"host", "x-forwarded-host", "origin", "referer", "forwarded"}) {
            request = Requests.with(request, header, "https://evil.example");
        }
        router.handle(request);

        assertThat(world.outbox.resetFor(email).link()).startsWith(RecoveryUseCases.PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a b@example.com", "success+x@simulator.amazonses.com"})
    void mailsNothingToWhatIsNoAddress(String address) {
        int sent = world.outbox.sent().size();

        assertThat(forgot(address).body()).contains("\"code\":\"invalid_request\"", "\"field\":\"email\"");
        assertThat(world.outbox.sent()).hasSize(sent);
    }

    @Test
    void refusesWhatIsNotGoodForIt() {
        var request = text(forgot(email.value()));

        assertThat(reset(request, "12345678x", NEXT).body()).contains("\"code\":\"invalid_code\"");
        assertThat(reset("opr_x", code(), NEXT).body()).contains("\"code\":\"invalid_code\"");
        assertThat(reset(recovery.linkFor(email), code(), NEXT).body()).contains("\"code\":\"invalid_code\"");
        assertThat(reset(request, code(), "short").body())
                .contains("\"code\":\"weak_password\"", "\"reason\":\"too_short\"");
        assertThat(logIn(PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void changesAPasswordForWhoKnowsIt() {
        var token = token();

        assertThat(change(token, "another one of mine", NEXT))
                .returns(400, Response::status)
                .satisfies(answer -> assertThat(answer.body()).contains("\"code\":\"wrong_password\""));
        assertThat(change(token, PASSWORD, "short").body()).contains("\"code\":\"weak_password\"");
        assertThat(change(token, PASSWORD, NEXT).status()).isEqualTo(204);
        assertThat(change("none", PASSWORD, NEXT).status()).isEqualTo(401);

        world.clock.advance(Duration.ofSeconds(1));
        assertThat(logIn(NEXT).status()).isEqualTo(200);
    }

    @Test
    void saysWhenToComeBack() {
        var token = token();
        var last = change(token, "another one of mine", NEXT);
        for (int tries = 0; tries < 100 && last.status() == 400; tries++) {
            last = change(token, "another one of mine", NEXT);
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.headers()).containsKey("retry-after");

        last = forgot(email.value());
        for (int tries = 0; tries < 200 && last.status() == 202; tries++) {
            last = forgot(email.value());
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(reset("opr_x", "1", NEXT).status()).isEqualTo(429);
    }
}
