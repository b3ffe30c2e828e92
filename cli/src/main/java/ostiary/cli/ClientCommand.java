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
    /// A command has no log of its own: who did what stands in CloudTrail, where the table's data events are on.
    private static final AuditLog NO_LOG = _ -> {};

    private final Settings settings;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    ClientCommand(Settings settings) {
        this.settings = settings;
    }

    @Command(description = "Registers a client, and prints its secret this once.")
    int create(
            @Mixin TableOptions where,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--name", required = true, description = "what people call it") String name,
            @Mixin ClientOptions options)
            throws MovingException {
        return run(where, id, service -> service.clients().register(id, options.described(name)), "is registered");
    }

    @Command(description = "Prints what is known of a client, but for its secrets.")
    int show(@Mixin TableOptions where, @Parameters(paramLabel = "ID") String id) throws MovingException {
        try (var open = OpenTable.open(where.over(settings))) {
            var client = Service.over(open).store().find(id);
            client.ifPresent(found -> spec.commandLine().getOut().println(ClientText.of(found)));
            return client.isPresent() ? 0 : unknown(id);
        }
    }

    @Command(description = "Prints the ids of all clients.")
    int list(@Mixin TableOptions where) throws MovingException {
        try (var open = OpenTable.open(where.over(settings))) {
            Service.over(open).store().ids().forEach(spec.commandLine().getOut()::println);
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
            if (!Service.over(open).clients().remove(id)) {
                return unknown(id);
            }
            spec.commandLine().getOut().println(id + " is removed.");
            return 0;
        }
    }

    private int run(TableOptions where, String id, Function<Service, Outcome> change, String done)
            throws MovingException {
        try (var open = OpenTable.open(where.over(settings))) {
            return switch (change.apply(Service.over(open))) {
                case Outcome.Done changed -> {
                    spec.commandLine().getOut().println(id + " " + done + ".");
                    changed.secret()
                            .ifPresent(text -> spec.commandLine().getOut().println("Its secret: " + text));
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

    private int unknown(String id) {
        spec.commandLine().getErr().println("There is no client " + id + ".");
        return REFUSED;
    }

    private record Service(ClientStore store, AdministerClients clients) {
        static Service over(OpenTable open) {
            var store = new DynamoDbClientStore(open.table());
            var feed = new DynamoDbRevocationFeed(open.table());
            return new Service(store, new AdministerClients(store, feed, new SecureRandom(), NO_LOG, open.clock()));
        }
    }
}
