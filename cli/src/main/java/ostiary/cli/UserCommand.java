package ostiary.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ostiary user`: what operators do to one user, named by id or address. A deployed service is asked through its
/// function alone, so that nothing is done without a record.
@Command(
        name = "user",
        description = "Looks a user up, and changes what holds for them (docs/operators.md).",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class UserCommand {
    private static final int FAILED = 1;

    private final AdminDoors doors;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    UserCommand(AdminDoors doors) {
        this.doors = doors;
    }

    /// Options of a change.
    static final class Change {
        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; it is recorded")
        @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
        private String reason;

        @Option(names = "--dry-run", description = "only say what would be refused")
        private boolean dryRun;
    }

    /// The form of the answer.
    static final class Form {
        @Option(names = "--json", description = "print the answer as JSON")
        private boolean json;
    }

    @Command(description = "Shows the user who logs in by an address.")
    int find(@Mixin DoorOptions where, @Mixin Form form, @Parameters(paramLabel = "ADDRESS") String address)
            throws MovingException {
        return show(where, form, address);
    }

    @Command(description = "Shows what holds for a user.")
    int show(@Mixin DoorOptions where, @Mixin Form form, @Parameters(paramLabel = "USER") String user)
            throws MovingException {
        return with(where, user, (door, id) -> print(form, door.call(Map.of("call", "show", "user", id)), user));
    }

    @Command(description = "Lists what operators have done to a user, the newest first.")
    int records(
            @Mixin DoorOptions where,
            @Mixin Form form,
            @Parameters(paramLabel = "USER") String user,
            @Option(names = "--before", paramLabel = "NEXT", description = "the next of the page before") @Nullable
                    String before)
            throws MovingException {
        return with(where, user, (door, id) -> {
            var call = new HashMap<>(Map.of("call", "records", "user", id));
            if (before != null) {
                call.put("before", before);
            }
            return print(form, door.call(call), user);
        });
    }

    @Command(description = "Shuts a user out: no login, no refresh, and no access within seconds.")
    int disable(
            @Mixin DoorOptions where,
            @Mixin Form form,
            @Mixin Change change,
            @Parameters(paramLabel = "USER") String user)
            throws MovingException {
        return act(where, form, change, user, Map.of("action", "disable"), "is disabled");
    }

    @Command(description = "Lets a user in again, whose sessions go on.")
    int enable(
            @Mixin DoorOptions where,
            @Mixin Form form,
            @Mixin Change change,
            @Parameters(paramLabel = "USER") String user)
            throws MovingException {
        return act(where, form, change, user, Map.of("action", "enable"), "is enabled");
    }

    @Command(name = "end-sessions", description = "Logs a user out everywhere.")
    int endSessions(
            @Mixin DoorOptions where,
            @Mixin Form form,
            @Mixin Change change,
            @Parameters(paramLabel = "USER") String user)
            throws MovingException {
        return act(where, form, change, user, Map.of("action", "end_sessions"), "is logged out everywhere");
    }

    @Command(name = "require-reset", description = "Makes a user's password void until it is reset by mail.")
    int requireReset(
            @Mixin DoorOptions where,
            @Mixin Form form,
            @Mixin Change change,
            @Parameters(paramLabel = "USER") String user)
            throws MovingException {
        return act(where, form, change, user, Map.of("action", "require_reset"), "has to reset the password");
    }

    @Command(name = "remove-factor", description = "Removes one second factor of a user, who gets a mail.")
    int removeFactor(
            @Mixin DoorOptions where,
            @Mixin Form form,
            @Mixin Change change,
            @Parameters(paramLabel = "USER") String user,
            @Parameters(paramLabel = "FACTOR", description = "its id, as show has it") String factor)
            throws MovingException {
        var action = Map.of("action", "remove_factor", "factor", factor);
        return act(where, form, change, user, action, "has that factor no more");
    }

    @Command(name = "remove-passkey", description = "Removes one passkey of a user, who gets a mail.")
    int removePasskey(
            @Mixin DoorOptions where,
            @Mixin Form form,
            @Mixin Change change,
            @Parameters(paramLabel = "USER") String user,
            @Parameters(paramLabel = "PASSKEY", description = "its id, as show has it") String passkey)
            throws MovingException {
        var action = Map.of("action", "remove_passkey", "passkey", passkey);
        return act(where, form, change, user, action, "has that passkey no more");
    }

    @Command(description = "Forgets the wrong passwords and codes of these minutes that were counted for a user.")
    int unlock(
            @Mixin DoorOptions where,
            @Mixin Form form,
            @Mixin Change change,
            @Parameters(paramLabel = "USER") String user)
            throws MovingException {
        return act(where, form, change, user, Map.of("action", "unlock"), "is unlocked");
    }

    @Command(description = "Gives a user these roles, and no others, from the next token on.")
    int roles(
            @Mixin DoorOptions where,
            @Mixin Form form,
            @Mixin Change change,
            @Parameters(paramLabel = "USER") String user,
            @Parameters(arity = "0..*", paramLabel = "ROLE", description = "none takes all away") @Nullable
                    Set<String> roles)
            throws MovingException {
        var given = new TreeSet<>(Roles.checked(roles == null ? Set.of() : roles));
        var names = given.isEmpty() ? "no roles" : "the roles " + String.join(" ", given);
        return act(
                where,
                form,
                change,
                user,
                Map.of("action", "set_roles", "roles", String.join(" ", given)),
                "has " + names);
    }

    private int act(DoorOptions where, Form form, Change change, String user, Map<String, String> action, String done)
            throws MovingException {
        return with(where, user, (door, id) -> {
            var call = new HashMap<>(action);
            call.putAll(Map.of("call", change.dryRun ? "try" : "act", "user", id, "reason", change.reason));
            var reply = door.call(call);
            var missing = Set.of("factor", "passkey").stream()
                    .filter(action::containsKey)
                    .findFirst();
            if (missing.isPresent() && !form.json && isMissing(reply)) {
                spec.commandLine().getErr().println(user + " has no such " + missing.get() + ".");
                return FAILED;
            }
            if (form.json || !reply.isDone()) {
                return print(form, reply, user);
            }
            spec.commandLine().getOut().println(change.dryRun ? "Nothing stands in the way." : id + " " + done + ".");
            return 0;
        });
    }

    private int with(DoorOptions where, String user, Call call) throws MovingException {
        try (var door = doors.open(where)) {
            var id = id(door, user);
            int status = id.isEmpty() ? unknown(user) : call.make(door, id);
            door.complaint().ifPresent(spec.commandLine().getErr()::println);
            return status;
        } catch (UnreadException unread) {
            throw new MovingException(unread.getMessage() + ".");
        }
    }

    /// Empty if there is none.
    private static String id(AdminDoor door, String user) throws MovingException, UnreadException {
        try {
            return UUID.fromString(user).toString();
        } catch (IllegalArgumentException noId) {
            var found = door.call(Map.of("call", "find", "email", user));
            return found.isDone() ? found.body().find("id").orElse("") : "";
        }
    }

    private int unknown(String user) {
        spec.commandLine().getErr().println("There is no user " + user + ".");
        return FAILED;
    }

    private int print(Form form, AdminReply reply, String user) {
        if (form.json) {
            spec.commandLine().getOut().println(reply.json());
            return reply.isDone() ? 0 : FAILED;
        }
        var body = reply.body();
        if (reply.isDone()) {
            print("", body);
            return 0;
        }
        if (isMissing(reply)) {
            return unknown(user);
        }
        var why = body.find("detail").map(detail -> ": " + body.find("field").orElse("") + " " + detail);
        spec.commandLine().getErr().println(body.find("title").orElse("Refused") + why.orElse("") + ".");
        return FAILED;
    }

    private static boolean isMissing(AdminReply reply) {
        return reply.body().find("code").filter("not_found"::equals).isPresent();
    }

    /// One line a text, with what it belongs to before it.
    private void print(String path, Tree tree) {
        tree.fields()
                .forEach((name, values) -> values.forEach(value -> {
                    if (value.fields().isEmpty()) {
                        spec.commandLine().getOut().println(path + name + ": " + value.text());
                    } else {
                        print(path + name + ".", value);
                    }
                }));
    }

    @FunctionalInterface
    private interface Call {
        int make(AdminDoor door, String id) throws MovingException, UnreadException;
    }

    /// Where it is noted what operators did to a table.
    @FunctionalInterface
    interface Logs {
        OperatorsLog of(Settings settings, OpenTable open) throws MovingException;
    }
}
