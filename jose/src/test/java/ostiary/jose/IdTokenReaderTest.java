package ostiary.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The claims of a user that a user pool may make, and those that it may not.
class IdTokenReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final UUID SUB = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
    private static final String HEADER = """
        {"kid":"1a2b3c","x":{"alg":"none"},"alg":"RS256"}\
        """;
    private static final String CLAIMS = """
        {"iss":"https://pool.example.com","aud":"app","token_use":"id","sub":"%s","exp":%d,\
        "email":"ada@example.org","email_verified":true,"name":"Ada","cognito:groups":["admin","ops"],\
        "custom:more":{"sub":"other"}}\
        """.formatted(SUB, NOW.getEpochSecond() + 1);
    private static final String EXP = "\"exp\":" + (NOW.getEpochSecond() + 1);

    private final IdTokenReader reader = new IdTokenReader("https://pool.example.com", "app", () -> NOW);

    private Optional<IdToken> read(String header, String claims) {
        return reader.read(base64(header) + '.' + base64(claims) + ".c2ln");
    }

    private static String base64(String text) {
        return Base64Url.encode(text.getBytes(UTF_8));
    }

    /// The claims with `from` replaced.
    private static String changed(String from, String to) {
        assertThat(CLAIMS).contains(from);
        return CLAIMS.replace(from, to);
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(read(HEADER, CLAIMS))
                .contains(new IdToken(
                        SUB, Optional.of("ada@example.org"), true, Optional.of("Ada"), Set.of("admin", "ops")));
    }

    @Test
    void maySayNoMoreThanWhoItIs() {
        var claims = CLAIMS.substring(0, CLAIMS.indexOf(",\"email\"")) + "}";

        assertThat(read(HEADER, claims))
                .contains(new IdToken(SUB, Optional.empty(), false, Optional.empty(), Set.of()));
    }

    /// A text is not true, not even where it says so.
    @ParameterizedTest
    @ValueSource(strings = {"false", "\"true\"", "1", "null"})
    void provesAnAddressInOneWayAlone(String verified) {
        assertThat(read(HEADER, changed("\"email_verified\":true", "\"email_verified\":" + verified)))
                .hasValueSatisfying(token -> assertThat(token.emailVerified()).isFalse());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pool.example.com | other.example.com",
                "\"iss\" | \"x\"",
                "\"app\" | \"other\"",
                "\"app\" | [\"app\"]",
                "\"aud\" | \"x\"",
                "\"id\" | \"access\"",
                "\"token_use\" | \"x\"",
                "\"sub\":\"a | \"sub\":\"A",
                "\"sub\":\"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee\" | \"sub\":\"1-1-1-1-1\"",
                "\"sub\":\"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee\" | \"sub\":\"ada\"",
                "\"sub\":\"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee\" | \"x\":1",
                "\"Ada\" | 1",
                "\"ada@example.org\" | true",
                "[\"admin\",\"ops\"] | \"admin\"",
                "[\"admin\",\"ops\"] | [\"admin\",1]",
                "[\"admin\",\"ops\"] | null",
                "{\"sub\":\"other\"}} | {\"sub\":\"other\"}",
                "\"custom:more\" | \"sub\""
            })
    void isNoneWithAClaimThatIsNotRight(String from, String to) {
        assertThat(read(HEADER, changed(from, to))).isEmpty();
    }

    /// The last is the largest that Java takes for a number.
    @ParameterizedTest
    @ValueSource(strings = {"253402300800", "9223372036854775807"})
    void mayBeGoodForEver(String end) {
        assertThat(read(HEADER, changed(EXP, "\"exp\":" + end))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1795348800",
                "1",
                "0",
                "-1",
                "-1795348801",
                "1795348801.0",
                "\"1795348801\"",
                "9223372036854775808",
                "null"
            })
    void isNoneWithAnEndThatIsNoneOrPast(String end) {
        assertThat(read(HEADER, changed(EXP, "\"exp\":" + end))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":[\"RS256\"]}",
                "{\"x\":{\"alg\":\"RS256\"}}",
                "{\"alg\":\"RS256\",\"alg\":\"RS256\"}",
                "{}",
                "RS256",
                ""
            })
    void isNoneUnderAnotherHeader(String header) {
        assertThat(read(header, CLAIMS)).isEmpty();
    }

    @Test
    void isNoneInAnotherForm() {
        var header = base64(HEADER);
        var claims = base64(CLAIMS);

        assertThat(reader.read(header + '.' + claims + '.')).as("unsigned").isEmpty();
        assertThat(reader.read(header + '.' + claims)).isEmpty();
        assertThat(reader.read(header + '.' + claims + ".c2ln.c2ln")).isEmpty();
        assertThat(reader.read(header + '.' + claims + "=.c2ln")).isEmpty();
        assertThat(reader.read(header + "=." + claims + ".c2ln")).isEmpty();
        assertThat(reader.read("")).isEmpty();
    }
}
