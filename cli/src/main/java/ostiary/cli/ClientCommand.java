package ostiary.cli;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.AdministerClients;
import ostiary.core.client.AdministerClients.Outcome;
import ostiary.core.client.ClientStore;
import ostiary.core.client.ClientType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ostiary client`: registers the applications that get tokens by OAuth, and gives them new secrets.
@Command(
        name = "client",
        description = "Registers the applications that get tokens by OAuth (docs/oauth.md).",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ClientCommand {
    private static final int REFUSED = 1;

    private final Settings settings;
    private final UserCommand.Logs logs;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    ClientCommand(Settings settings, UserCommand.Logs logs) {
        this.settings = settings;
        this.logs = logs;
    }

    @Command(description = "Registers a client, and prints its secret this once.")
    int create(
            @Mixin TableOptions where,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--name", required = true, description = "what people call it") String name,
            @Option(
                            names = "--public",
                            description = "an app in a browser or on a device: it can keep no secret, and gets none")
                    boolean isPublic,
            @Mixin ClientOptions options)
            throws MovingException {
        var type = isPublic ? ClientType.PUBLIC : ClientType.CONFIDENTIAL;
        return run(
                where, id, service -> service.clients().register(id, type, options.described(name)), "is registered");
    }

    @Command(description = "Prints what is known of a client, but for its secrets.")
    int show(@Mixin TableOptions where, @Parameters(paramLabel = "ID") String id) throws MovingException {
        try (var open = OpenTable.open(where.over(settings))) {
            var client = new DynamoDbClientStore(open.table()).find(id);
            client.ifPresent(found -> spec.commandLine().getOut().println(ClientText.of(found)));
            return client.isPresent() ? 0 : unknown(id);
        }
    }

    @Command(description = "Prints the ids of all clients.")
    int list(@Mixin TableOptions where) throws MovingException {
        try (var open = OpenTable.open(where.over(settings))) {
            new DynamoDbClientStore(open.table())
                    .ids()
                    .forEach(spec.commandLine().getOut()::println);
            return 0;
        }
    }

    @Command(description = "Changes what is given, and leaves the rest.")
    int update(
            @Mixin TableOptions where,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--name", description = "what people call it") Optional<String> name,
            @Mixin ClientOptions options)
            throws MovingException {
        return run(
                where,
                id,
                service -> service.clients().update(id, known -> options.over(known.named(name))),
                "is changed");
    }

    @Command(
            name = "rotate-secret",
            description = "Gives a client one more secret, printed this once; the one so far stays good.")
    int rotateSecret(
            @Mixin TableOptions where,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--drop-old", description = "no new secret: takes away all but the newest") boolean old,
            @Option(names = "--drop-new", description = "no new secret: takes away the newest, which got lost")
                    boolean newest)
            throws MovingException {
        if (old && newest) {
            throw new ParameterException(spec.commandLine(), "--drop-old or --drop-new? Give one of them.");
        }
        if (old) {
            return run(where, id, service -> service.clients().dropOldSecret(id), "has its newest secret alone");
        }
        return newest
                ? run(where, id, service -> service.clients().dropNewSecret(id), "has its older secret alone")
                : run(where, id, service -> service.clients().addSecret(id), "has one more secret");
    }

    @Command(description = "Removes a client; its tokens are refused within seconds.")
    int delete(@Mixin TableOptions where, @Parameters(paramLabel = "ID") String id) throws MovingException {
        try (var open = OpenTable.open(where.over(settings))) {
            var log = logs.of(where.over(settings), open);
            if (!Service.over(open, log).clients().remove(id)) {
                return unknown(id);
            }
            spec.commandLine().getOut().println(id + " is removed.");
            complain(log, open);
            return 0;
        }
    }

    private int run(TableOptions where, String id, Function<Service, Outcome> change, String done)
            throws MovingException {
        try (var open = OpenTable.open(where.over(settings))) {
            var log = logs.of(where.over(settings), open);
            return switch (change.apply(Service.over(open, log))) {
                case Outcome.Done changed -> {
                    spec.commandLine().getOut().println(id + " " + done + ".");
                    changed.secret()
                            .ifPresent(text -> spec.commandLine().getOut().println("Its secret: " + text));
                    complain(log, open);
                    yield 0;
                }
                case Outcome.Flawed(var flaw) -> {
                    spec.commandLine().getErr().println(flaw);
                    yield REFUSED;
                }
                case Outcome.Unknown() -> unknown(id);
            };
        }
    }

    private void complain(OperatorsLog log, OpenTable open) {
        log.complaint(open.table().name()).ifPresent(spec.commandLine().getErr()::println);
    }

    private int unknown(String id) {
        spec.commandLine().getErr().println("There is no client " + id + ".");
        return REFUSED;
    }

    private record Service(ClientStore store, AdministerClients clients) {
        static Service over(OpenTable open, AuditLog log) {
            var store = new DynamoDbClientStore(open.table());
            var feed = new DynamoDbRevocationFeed(open.table());
            return new Service(store, new AdministerClients(store, feed, new SecureRandom(), log, open.clock()));
        }
    }
}
