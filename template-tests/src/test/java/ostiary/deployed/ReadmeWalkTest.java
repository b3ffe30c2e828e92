package ostiary.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.ses.SentMail;

/// The commands of the README, typed as written, at the API of the deployed stack. Only the mailbox is elsewhere: AWS
/// has none.
class ReadmeWalkTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern WALK = Pattern.compile("```sh\\n(API=.*?)```", Pattern.DOTALL);
    private static final Pattern STATUS = Pattern.compile(" (\\d{3})$", Pattern.MULTILINE);

    @Test
    void worksAgainstTheDeployedStack() throws Exception {
        var stack = SharedStack.STACK;
        var mailbox = mailbox(stack);
        try {
            var script = walk().replace(
                            "API=http://localhost:8080", "API=" + stack.api().address())
                    .replace(
                            "$API/_local/mail.json",
                            "http://127.0.0.1:" + mailbox.getAddress().getPort());

            assertThat(STATUS.matcher(run(script)).results().map(status -> status.group(1)))
                    .containsExactly("202", "204", "200", "204", "401");
        } finally {
            mailbox.stop(0);
        }
    }

    private static String walk() throws IOException {
        var matcher = WALK.matcher(Files.readString(README));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String run(String script) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
        try (var input = shell.outputWriter(UTF_8)) {
            input.write(script);
        }
        var printed = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor()).as(printed).isZero();
        return printed;
    }

    /// As the local server shows the mails: one a line.
    private static HttpServer mailbox(DeployedStack stack) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> show(stack, exchange));
        server.start();
        return server;
    }

    private static void show(DeployedStack stack, HttpExchange exchange) throws IOException {
        try (exchange) {
            var lines = stack.mails().sent().stream()
                    .map(ReadmeWalkTest::json)
                    .collect(Collectors.joining(",\n", "[", "]\n"));
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(lines.getBytes(UTF_8));
        }
    }

    private static String json(SentMail mail) {
        return new ObjectMapper()
                .valueToTree(Map.of("to", mail.to().getFirst(), "text", mail.text()))
                .toString();
    }
}
