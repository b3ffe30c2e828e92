package ostiary.cli.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// The options that the command takes, before it asks anything. All that it does is run against a deployed
/// stack, by `AcceptTest` of the template's tests.
class AcceptCommandTest {
    /// Nobody listens there.
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... options) {
        var credentials = StaticCredentialsProvider.create(
                AwsSessionCredentials.create("AKID", "planted-secret", "planted-token"));
        return new CommandLine(new AcceptCommand(credentials, (_, _) -> NOWHERE, Duration.ofSeconds(1)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example",
                "https://",
                "shop.example",
                "file:///etc/passwd",
                "https://ada:secret@shop.example",
                "http://127.0.0.1.shop.example",
                "not an address"
            })
    void sendsNoTokenWithoutTls(String address) {
        assertThat(run("--region", "eu-central-1", "--stack", "a", "--address", address))
                .isEqualTo(2);
        assertThat(run("--region", "eu-central-1", "--stack", "a", "--forbidden", "GET " + address))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no address of an API");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(run("--region", "eu-central-1")).isEqualTo(2);
        assertThat(run("--region", "evil.example/", "--stack", "a")).isEqualTo(2);
        assertThat(run("--region", "eu-central-1", "--stack", "a/b")).isEqualTo(2);
        assertThat(run("--region", "eu-central-1", "--stack", "a", "--without", "nothing"))
                .isEqualTo(2);
        assertThat(run("--region", "eu-central-1", "--stack", "a", "--forbidden", "https://shop.example"))
                .isEqualTo(2);
    }

    @Test
    void failsEachFactOfAStackThatCannotBeRead() {
        assertThat(run("--region", "eu-central-1", "--stack", "a")).isEqualTo(1);

        assertThat(out.toString()).contains(Fact.values().length + " FAILED").doesNotContain("planted");
    }
}
