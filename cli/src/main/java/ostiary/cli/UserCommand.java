package ostiary.cli;

import java.util.Set;
import java.util.TreeSet;
import ostiary.adapters.dynamodb.DynamoDbDeviceStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.core.admin.AdministerUsers;
import ostiary.core.audit.AuditLog;
import ostiary.core.session.EndAllSessions;
import ostiary.core.user.UserId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ostiary user`: what operators do to one user, named by id or address.
@Command(
        name = "user",
        description = "Changes what holds for one user.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class UserCommand {
    private static final int UNKNOWN = 1;

    private final Settings settings;
    private final Logs logs;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    UserCommand(Settings settings, Logs logs) {
        this.settings = settings;
        this.logs = logs;
    }

    @Command(description = "Shuts a user out of Ostiary: no login, no refresh, and no access within seconds.")
    int disable(@Mixin TableOptions where, @Parameters(paramLabel = "USER") String user) throws MovingException {
        return change(where, user, (service, id) -> service.users().disable(id), "is disabled");
    }

    @Command(description = "Lets a user in again, whose sessions go on.")
    int enable(@Mixin TableOptions where, @Parameters(paramLabel = "USER") String user) throws MovingException {
        return change(where, user, (service, id) -> service.users().enable(id), "is enabled");
    }

    @Command(description = "Gives a user these roles, and no others, from the next token on.")
    int roles(
            @Mixin TableOptions where,
            @Parameters(paramLabel = "USER") String user,
            @Parameters(arity = "0..*", paramLabel = "ROLE", description = "none takes all away") Set<String> roles)
            throws MovingException {
        var given = Roles.checked(roles == null ? Set.of() : roles);
        var names = given.isEmpty() ? "no roles" : "the roles " + String.join(" ", new TreeSet<>(given));
        return change(where, user, (service, id) -> service.users().setRoles(id, given), "has " + names);
    }

    @Command(name = "end-sessions", description = "Logs a user out everywhere.")
    int endSessions(@Mixin TableOptions where, @Parameters(paramLabel = "USER") String user) throws MovingException {
        return change(where, user, (service, id) -> service.endAll().endAll(id), "is logged out everywhere");
    }

    private int change(TableOptions where, String user, Change change, String done) throws MovingException {
        try (var open = OpenTable.open(where.over(settings))) {
            var log = logs.of(where.over(settings), open);
            var id = new UserName(user).find(new DynamoDbUserStore(open.table()));
            if (id.isEmpty() || !change.apply(Service.over(open, log), id.get())) {
                spec.commandLine().getErr().println("There is no user " + user + ".");
                return UNKNOWN;
            }
            spec.commandLine().getOut().println(id.get() + " " + done + ".");
            log.complaint(open.table().name()).ifPresent(spec.commandLine().getErr()::println);
            return 0;
        }
    }

    /// A change of a user; false if there is none of that id.
    @FunctionalInterface
    private interface Change {
        boolean apply(Service service, UserId id);
    }

    /// Where it is noted what operators did.
    @FunctionalInterface
    interface Logs {
        OperatorsLog of(Settings settings, OpenTable open) throws MovingException;
    }

    private record Service(AdministerUsers users, EndAllSessions endAll) {
        static Service over(OpenTable open, AuditLog log) {
            var table = open.table();
            var users = new DynamoDbUserStatusStore(table);
            var feed = new DynamoDbRevocationFeed(table);
            var clock = open.clock();
            var devices = new DynamoDbDeviceStore(table);
            return new Service(
                    new AdministerUsers(users, devices, feed, log, clock), new EndAllSessions(users, feed, log, clock));
        }
    }
}
