package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class UserSearchCommandTest {
    private final List<Map<String, String>> calls = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(AdminReply reply, String... arguments) {
        return new CommandLine(new UserSearchCommand(_ -> new Door(calls, reply)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void asksForWhatWasSaidAndPrintsALineAUser() {
        var reply = new AdminReply(200, """
            {"users": [{"id": "1", "email": "ada@example.org", "state": "active", "name": "Ada"},
                       {"id": "2", "email": "al@example.org", "state": "disabled"}], "next": "bmFk"}\
            """);

        var status = run(reply, "a", "--by", "email", "--role", "staff", "--state", "active", "--limit", "2");

        assertThat(status).isZero();
        assertThat(calls)
                .containsExactly(Map.of(
                        "call", "search", "prefix", "a", "field", "email", "role", "staff", "state", "active", "limit",
                        "2"));
        assertThat(out.toString().lines())
                .containsExactly("1  ada@example.org  active  Ada", "2  al@example.org  disabled  ", "next: bmFk");
    }

    @Test
    void asksForTheNewestIfNothingIsSaid() {
        assertThat(run(new AdminReply(200, "{\"users\": []}"), "--cursor", "dDA", "--json"))
                .isZero();

        assertThat(calls).containsExactly(Map.of("call", "search", "cursor", "dDA"));
        assertThat(out.toString().strip()).isEqualTo("{\"users\": []}");
    }

    @Test
    void saysWhyItIsRefused() {
        var reply = new AdminReply(
                400, "{\"title\": \"The request is malformed\", \"field\": \"state\", \"detail\": \"is none\"}");

        assertThat(run(reply, "--state", "gone")).isEqualTo(1);
        assertThat(err.toString()).contains("The request is malformed: state is none.");
    }

    /// Answers alike each time.
    private record Door(List<Map<String, String>> calls, AdminReply reply) implements AdminDoor {
        @Override
        public AdminReply call(Map<String, String> members) {
            calls.add(members);
            return reply;
        }

        @Override
        public void close() {}
    }
}
