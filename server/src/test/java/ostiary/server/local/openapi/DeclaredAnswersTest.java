package ostiary.server.local.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.SessionApi;
import ostiary.server.json.JsonTree;

/// That [DeclaredAnswers] finds what is wrong, or all would be well always.
class DeclaredAnswersTest {
    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "application/json",
            "cache-control", "no-store",
            "x-content-type-options", "nosniff");
    private static final String PROFILE = """
        {"sub":"6b1f6a3e-52c1-4a4e-9d5b-0f4f6c6a7d10","email":"ada@example.com","created_at":"2026-11-22T09:30:00Z"}\
        """;

    @Test
    void findsNothingWrongWithAGoodAnswer() {
        assertThat(DeclaredAnswers.flaws(AccountApi.ME, new Answer(200, HEADERS, PROFILE)))
                .isEmpty();
        assertThat(DeclaredAnswers.flaws(SessionApi.LOG_OUT, new Answer(204, Map.of("cache-control", "no-store"), "")))
                .isEmpty();
    }

    @Test
    void refusesAStatusThatIsNotDeclared() {
        assertThat(DeclaredAnswers.flaws(AccountApi.ME, new Answer(418, HEADERS, PROFILE)))
                .containsExactly("the status 418 is not declared");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "email":     | "roles":[],"email":            | additional
        "email":     | "mail":                        | required
        Z"           | "                              | date-time
        "6b1f6a3e-   | "6b1f6a3e                      | uuid
        "ada@example.com" | 7                         | string
        }            | ,                              | not JSON
        """)
    void refusesABodyThatIsNot(String part, String change, String word) {
        assertThat(DeclaredAnswers.flaws(AccountApi.ME, new Answer(200, HEADERS, PROFILE.replace(part, change))))
                .isNotEmpty()
                .first()
                .asString()
                .contains(word);
    }

    @ParameterizedTest
    @CsvSource({
        "content-type, application/problem+json, the media type application/problem+json is not declared",
        "x-powered-by, nobody, the header x-powered-by is not declared",
        "retry-after, 3, the header retry-after is not declared",
        "cache-control, , the header cache-control is missing"
    })
    void refusesHeadersThatAreNotAsDeclared(String name, String value, String flaw) {
        var headers = new TreeMap<>(HEADERS);
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }

        assertThat(DeclaredAnswers.flaws(AccountApi.ME, new Answer(200, headers, PROFILE)))
                .containsExactly(flaw);
    }

    @ParameterizedTest
    @CsvSource({"30, true", "0, false", "soon, false"})
    void judgesTheValuesOfHeaders(String retryAfter, boolean good) {
        var headers = new TreeMap<>(HEADERS);
        headers.put("content-type", ProblemShape.MEDIA_TYPE);
        headers.put("retry-after", retryAfter);
        var body = JsonTree.text(ProblemShapes.UNAVAILABLE.shape().example());

        assertThat(DeclaredAnswers.flaws(AccountApi.ME, new Answer(503, headers, body))
                        .isEmpty())
                .isEqualTo(good);
    }
}
