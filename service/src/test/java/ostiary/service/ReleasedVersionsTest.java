package ostiary.service;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.ServiceFunction;

class ReleasedVersionsTest {
    /// One of each that is released.
    static final String EACH = ServiceFunction.released().stream()
            .map(function -> function.id() + "=" + arn(function.id() + ":7"))
            .collect(joining(" "));

    @Test
    void areOneOfEachReleasedFunction() {
        var versions = ReleasedVersions.parse(EACH).orElseThrow();

        assertThat(ServiceFunction.released())
                .allSatisfy(function -> assertThat(versions.arn(function)).isEqualTo(arn(function.id() + ":7")));
    }

    @Test
    void haveANameThatNoOtherSetHas() {
        var digest = digest(EACH);

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(digest(reversed(EACH))).isEqualTo(digest);
        assertThat(ServiceFunction.released())
                .allSatisfy(function -> assertThat(
                                digest(EACH.replace(arn(function.id() + ":7"), arn(function.id() + ":8"))))
                        .isNotEqualTo(digest));
        assertThat(digest(EACH.replace(":login:7", ":x:7").replace(":refresh:7", ":login:7")))
                .isNotEqualTo(digest);
    }

    private static String digest(String setting) {
        return ReleasedVersions.parse(setting).orElseThrow().digest();
    }

    private static String reversed(String setting) {
        return String.join(" ", List.of(setting.split(" ")).reversed());
    }

    static Stream<String> others() {
        return Stream.of(
                "",
                " ",
                "all",
                EACH + " ",
                EACH.substring(EACH.indexOf(' ') + 1), // one is missing
                EACH + " login=" + arn("login:8"), // one comes twice
                EACH + " keys=" + arn("keys:7"),
                EACH + " nothing=" + arn("nothing:7"),
                EACH.replace("login=", "Login="),
                EACH.replace(":7", ""),
                EACH.replace(":7", ":live"),
                EACH.replace(":7", ":$LATEST"),
                EACH.replace(":lambda:", ":s3:"),
                EACH.replace(":login:", ":" + "l".repeat(141) + ":"),
                EACH.replace("login:7", "login:" + "7".repeat(20)),
                EACH.replace(" ", ","));
    }

    @ParameterizedTest
    @MethodSource("others")
    void areNothingElse(String setting) {
        assertThat(ReleasedVersions.parse(setting)).isEmpty();
    }

    private static String arn(String qualified) {
        return "arn:aws:lambda:eu-central-1:123456789012:function:" + qualified;
    }
}
