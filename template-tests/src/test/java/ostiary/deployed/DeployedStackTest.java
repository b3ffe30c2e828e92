package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.edge.BadBody;

/// The whole stack, used as its users do.
class DeployedStackTest {
    private final DeployedStack stack = SharedStack.STACK;
    private final Client client = new Client(stack.api().address());

    @Test
    void servesEveryRoute() {
        new Story(stack).everything();

        assertThat(stack.api().reached())
                .containsExactlyInAnyOrderElementsOf(stack.api().routeKeys());
    }

    @ParameterizedTest
    @MethodSource("ostiary.edge.BadBody#all")
    void refusesABadBody(BadBody bad) {
        var answer = client.post("/login", bad.body());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("invalid_request");
        assertThat(answer.body()).contains("\"" + bad.mentioned() + "\"").doesNotContain("secret words", "Exception");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void letsNobodyThroughWithABadToken(String authorization) {
        assertThat(client.getAs("/me", authorization).status()).isEqualTo(401);
    }

    static Stream<String> badTokens() {
        return Stream.of(
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a.b.c",
                "Basic YWRhOnNlY3JldA==",
                // {"alg":"none"} and {}
                "Bearer eyJhbGciOiJub25lIn0.e30.");
    }

    @Test
    void letsNobodyThroughWithoutAToken() {
        assertThat(client.get("/me").status()).isEqualTo(401);
    }

    @Test
    void doesNotKnowOtherRoutes() {
        assertThat(client.get("/nowhere").status()).isEqualTo(404);
        assertThat(client.get("/login").status()).isEqualTo(404);
    }
}
