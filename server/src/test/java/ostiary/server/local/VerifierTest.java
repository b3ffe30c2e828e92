package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.Api;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.SessionApi;
import ostiary.blueprint.SignUpApi;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.client.GrantType;
import ostiary.verifier.TokenVerifier;
import ostiary.verifier.VerifierSettings;

/// The verifier of teams' services against the service itself.
class VerifierTest {
    private static final String EMAIL = "ada@example.com";
    private static final String PASSWORD = "tangerine walrus 42 sunrise";

    private static LocalService service;
    private static Caller caller;
    private static VerifierSettings settings;

    @BeforeAll
    static void start() throws Exception {
        service = LocalService.start(new Settings(0, Optional.empty()));
        caller = new Caller(service.uri(), new ArrayList<>());
        var secret = new LocalClients(service.dynamoDb())
                .register("orders-api", Set.of(GrantType.CLIENT_CREDENTIALS), Set.of(Api.REVOCATIONS_SCOPE));
        var issuer = service.uri().toString();
        settings = VerifierSettings.of(issuer, issuer).as("orders-api", secret);
        caller.send(SignUpApi.SIGN_UP, Map.of("email", EMAIL, "password", PASSWORD, "name", "Ada"));
        caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", EMAIL, "code", caller.mailedCode()));
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @Test
    void takesATokenUntilItsSessionIsOver() throws Exception {
        var tokens = caller.send(LoginApi.LOG_IN, Map.of("username", EMAIL, "password", PASSWORD));
        var access = tokens.path("access_token").asText();
        assertThat(new TokenVerifier(settings).check(access)).isInstanceOf(Granted.class);

        caller.send(
                SessionApi.LOG_OUT,
                Map.of("refresh_token", tokens.path("refresh_token").asText()));

        // Another one: each looks first, and then every five seconds.
        assertThat(new TokenVerifier(settings).check(access)).isInstanceOf(Revoked.class);
    }
}
