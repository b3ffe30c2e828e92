package ostiary.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.verifier.Tokens.NOW;
import static ostiary.verifier.Tokens.TOKENS;
import static ostiary.verifier.Tokens.USER;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.core.testing.MovableClock;

/// The same tokens at each door for HTTP.
class DoorsTest {
    /// Servers themselves take blanks from around a header, and refuse long ones.
    private static final Pattern OF_A_HEADER = Pattern.compile("[!-~]{0,4096}");

    private final MovableClock clock = new MovableClock(NOW);
    private FakeIssuer issuer;

    enum Kind {
        JDK,
        SERVLET
    }

    @BeforeEach
    void open() throws Exception {
        issuer = new FakeIssuer(Tokens.PAIR);
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    private HttpDoor open(Kind kind, String scope) throws IOException {
        var verifier = new TokenVerifier(issuer.settings().as("verifier", "secret"), clock, IssuerHttp.LONGEST);
        return switch (kind) {
            case JDK -> new JdkDoor(verifier, scope);
            case SERVLET -> new ServletDoor(verifier, scope);
        };
    }

    @ParameterizedTest
    @EnumSource
    void takesTheGoodOneAndNoneThatIsMadeOfIt(Kind kind) throws Exception {
        try (var door = open(kind, "orders:read")) {
            assertThat(door.ask("Bearer " + TOKENS.twin())).isEqualTo(new HttpDoor.Answer(200, "", USER));
            for (var hostile : TOKENS.all().entrySet()) {
                if (OF_A_HEADER.matcher(hostile.getValue()).matches()) {
                    var answer = door.ask("Bearer " + hostile.getValue());
                    assertThat(answer.status()).as(hostile.getKey()).isEqualTo(401);
                    assertThat(answer.challenge()).isEqualTo("Bearer error=\"invalid_token\"");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void seesARevocationWithinFiveSeconds(Kind kind) throws Exception {
        try (var door = open(kind, "orders:read")) {
            assertThat(door.ask("Bearer " + TOKENS.twin()).status()).isEqualTo(200);

            issuer.revocations = FakeIssuer.page("{\"kind\":\"session\",\"id\":\"" + Tokens.SESSION + "\"}", "");
            clock.advance(Duration.ofSeconds(5));

            assertThat(door.ask("Bearer " + TOKENS.twin()).status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource
    void wantsTheScope(Kind kind) throws Exception {
        try (var door = open(kind, "orders:write")) {
            var answer = door.ask("Bearer " + TOKENS.twin());

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.challenge()).isEqualTo("Bearer error=\"insufficient_scope\", scope=\"orders:write\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksWhoBringsNothingForAToken(Kind kind) throws Exception {
        try (var door = open(kind, "orders:read")) {
            assertThat(door.ask().status()).isEqualTo(401);
            assertThat(door.ask().challenge()).isEqualTo("Bearer");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesTwoHeaders(Kind kind) throws Exception {
        try (var door = open(kind, "orders:read")) {
            assertThat(door.ask("Bearer " + TOKENS.twin(), "Bearer " + TOKENS.twin())
                            .status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUnavailableWithoutKeys(Kind kind) throws Exception {
        issuer.keySet = "";
        try (var door = open(kind, "orders:read")) {
            assertThat(door.ask("Bearer " + TOKENS.twin()).status()).isEqualTo(503);
        }
    }
}
