package ostiary.service;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

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
