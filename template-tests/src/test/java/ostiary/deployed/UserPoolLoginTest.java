package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.cdk.IdentitySource.Migrating;
import ostiary.cdk.IdentitySource.Pool;
import ostiary.deployed.Client.Answer;
import ostiary.emulators.aws.Trouble;
import ostiary.emulators.aws.cognito.PoolTokens;
import ostiary.emulators.aws.cognito.PoolUsers;
import ostiary.template.Synthesis;

/// A stack whose users come from a user pool, by the template's own handlers, variables and rights.
class UserPoolLoginTest {
    private static final String PASSWORD = "tangerine walrus 42 sunrise";
    private static final DeployedStack STACK = SharedStack.deployQuickly("pool", template(), Synthesis.MAIL_FROM);

    private final Client client = new Client(STACK.api().address());
    private final String email = "ada-" + UUID.randomUUID() + "@example.org";

    private static JsonNode template() {
        var pool = new Pool.Existing(PoolTokens.POOL, PoolTokens.CLIENT);
        return Synthesis.json(
                Synthesis.run(props -> props.source(new Migrating(pool))).template());
    }

    @AfterAll
    static void remove() {
        assertThat(STACK.aws().problems()).isEmpty();
        STACK.close();
    }

    @Test
    void aUserMovesInAtTheFirstLoginAndCognitoIsAskedNoMore() {
        var sub = STACK.pool().add(email, PASSWORD);

        assertThat(logIn("another " + PASSWORD).status()).isEqualTo(401);
        var tokens = logIn(PASSWORD);
        assertThat(tokens.status()).isEqualTo(200);
        var profile = client.get("/me", tokens.text("access_token"));
        assertThat(profile.text("sub")).isEqualTo(sub.toString());
        assertThat(profile.text("email")).isEqualTo(email);

        int asked = asked();
        assertThat(logIn(PASSWORD).status()).isEqualTo(200);
        assertThat(client.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
        assertThat(asked()).isEqualTo(asked);
    }

    @Test
    void aUserWithASecondFactorIsAskedForIt() {
        STACK.pool().add(email, PASSWORD, "SOFTWARE_TOKEN_MFA");

        var first = logIn(PASSWORD);
        assertThat(first.status()).isEqualTo(401);
        assertThat(first.text("code")).isEqualTo("mfa_required");
        var second = answer(first.text("challenge"), "000000");
        assertThat(second.status()).isEqualTo(401);
        assertThat(answer(first.text("challenge"), PoolUsers.CODE).text("code")).isEqualTo("invalid_challenge");
        assertThat(answer(second.text("challenge"), PoolUsers.CODE).status()).isEqualTo(200);
        assertThat(logIn(PASSWORD).text("code")).isEqualTo("mfa_required");
    }

    @Test
    void whoHasMovedInLogsInWhileCognitoIsDownAndOthersAfterIt() throws InterruptedException {
        STACK.pool().add(email, PASSWORD);
        assertThat(logIn(PASSWORD).status()).isEqualTo(200);
        var late = "late-" + email;
        STACK.pool().add(late, PASSWORD);

        for (var trouble : List.of(Trouble.ERROR_500, Trouble.THROTTLE, Trouble.BLACKHOLE)) {
            try (var _ = STACK.aws().trouble("cognito-idp", trouble)) {
                assertThat(logIn(PASSWORD).status()).as("%s", trouble).isEqualTo(200);
                var answer = logIn(late, PASSWORD);
                assertThat(answer.status()).as("%s", trouble).isEqualTo(503);
                assertThat(answer.raw().headers().firstValue("retry-after")).isPresent();
                assertThat(logIn(email, "another " + PASSWORD).status()).isEqualTo(503);
            }
        }
        assertThat(isWellWithin(Duration.ofMinutes(2), late)).isTrue();
    }

    /// The circuit opens again after some seconds.
    private boolean isWellWithin(Duration time, String username) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (logIn(username, PASSWORD).status() != 200) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(500);
        }
        return true;
    }

    @Test
    void loginsHaveTheRightsThatTheyTakeAndNobodyElseAny() {
        aUserWithASecondFactorIsAskedForIt();

        for (var function : ServiceFunction.values()) {
            var granted = STACK.functions().role(function.handler()).grants().stream()
                    .filter(grant -> grant.action().startsWith("cognito-idp:"))
                    .map(grant -> grant.action() + " on " + grant.resource());
            var arn = "arn:aws:cognito-idp:eu-central-1:111122223333:userpool/" + PoolTokens.POOL;
            assertThat(granted)
                    .containsExactlyInAnyOrderElementsOf(
                            function.settings().contains(Setting.SOURCE) && function != ServiceFunction.SECURITY
                                    ? List.of(
                                            "cognito-idp:AdminInitiateAuth on " + arn,
                                            "cognito-idp:AdminRespondToAuthChallenge on " + arn)
                                    : List.of());
        }
        assertThat(STACK.functions().role(ServiceFunction.LOGIN.handler()).used())
                .extracting(grant -> grant.action())
                .contains("cognito-idp:AdminInitiateAuth", "cognito-idp:AdminRespondToAuthChallenge");
    }

    private static int asked() {
        return (int) STACK.aws().calls().stream()
                .filter(call -> call.operation().startsWith("cognito-idp:"))
                .count();
    }

    private Answer logIn(String password) {
        return logIn(email, password);
    }

    private Answer logIn(String username, String password) {
        return client.post("/login", "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}");
    }

    private Answer answer(String challenge, String code) {
        return client.post("/login/mfa", "{\"challenge\":\"" + challenge + "\",\"code\":\"" + code + "\"}");
    }
}
