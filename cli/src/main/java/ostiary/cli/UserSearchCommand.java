package ostiary.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ostiary user search`: asks the function of a deployed service, which searches in its copy of the users.
@Command(
        name = "search",
        description = "Searches for users of a deployed service by the beginning of an address or a name; the newest"
                + " first if nothing is asked for.",
        mixinStandardHelpOptions = true)
final class UserSearchCommand implements Callable<Integer> {
    private final AdminDoors doors;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private DoorOptions where;

    @Parameters(arity = "0..1", paramLabel = "PREFIX")
    private @Nullable String prefix;

    @Option(names = "--by", paramLabel = "FIELD", description = "email or name: of what it is the beginning")
    private @Nullable String field;

    @Option(names = "--role", paramLabel = "ROLE", description = "those to whom an operator has given it")
    private @Nullable String role;

    @Option(names = "--state", paramLabel = "STATE", description = "active, disabled or deletion_pending")
    private @Nullable String state;

    @Option(names = "--cursor", paramLabel = "NEXT", description = "the next of the page before")
    private @Nullable String cursor;

    @Option(names = "--limit", paramLabel = "N", description = "users of a page, 50 at most")
    private @Nullable String limit;

    @Option(names = "--json", description = "print the answer as JSON")
    private boolean json;

    UserSearchCommand(AdminDoors doors) {
        this.doors = doors;
    }

    @Override
    public Integer call() throws MovingException {
        try (var door = doors.open(where)) {
            return print(door.call(question()));
        } catch (UnreadException unread) {
            throw new MovingException(unread.getMessage() + ".");
        }
    }

    private Map<String, String> question() {
        var question = new HashMap<>(Map.of("call", "search"));
        put(question, "prefix", prefix);
        put(question, "field", field);
        put(question, "role", role);
        put(question, "state", state);
        put(question, "cursor", cursor);
        put(question, "limit", limit);
        return question;
    }

    private static void put(Map<String, String> question, String name, @Nullable String value) {
        if (value != null) {
            question.put(name, value);
        }
    }

    private int print(AdminReply reply) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(reply.json());
            return reply.isDone() ? 0 : 1;
        }
        var body = reply.body();
        if (!reply.isDone()) {
            var why =
                    body.find("detail").map(detail -> ": " + body.find("field").orElse("") + " " + detail);
            spec.commandLine().getErr().println(body.find("title").orElse("Refused") + why.orElse("") + ".");
            return 1;
        }
        body.all("users").forEach(user -> out.println(line(user)));
        body.find("next").ifPresent(next -> out.println("next: " + next));
        return 0;
    }

    private static String line(Tree user) {
        return String.join(
                "  ",
                user.find("id").orElse(""),
                user.find("email").orElse(""),
                user.find("state").orElse(""),
                user.find("name").orElse(""));
    }
}
