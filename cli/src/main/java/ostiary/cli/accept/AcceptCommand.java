package ostiary.cli.accept;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.Endpoints;
import ostiary.cli.aws.RegionOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// `ostiary accept`: uses a stack as its users do, with a user of its own, and tries what we assume of AWS there.
@Command(
        name = "accept",
        description = "Whether a stack does what it should, tried with a user that is removed again, and AWS what we"
                + " assume of it (docs/nightly.md). For a stage without users. Exits with 1 if something is otherwise.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = AcceptCommand.USAGE)
public final class AcceptCommand implements Callable<Integer> {
    /// The exit status for options that can't be understood.
    public static final int USAGE = 2;

    private static final int REFUTED = 1;
    private static final Pattern STACK = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,127}");
    private static final Pattern ROUTE = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) \\S+");
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// A little longer than API Gateway waits for a function.
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private final AwsCredentialsProvider credentials;
    private final Endpoints endpoints;
    private final Duration patience;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    @Option(names = "--stack", paramLabel = "NAME", required = true, description = "the stack: ostiary-nightly")
    @SuppressWarnings("NullAway.Init") // picocli insists on it
    private String stack;

    @Option(names = "--address", paramLabel = "URL", description = "of its API, if it is not the output ApiUrl")
    private @Nullable String address;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private RegionOption region;

    @Option(names = "--role", paramLabel = "ARN", description = "of the credentials, if their role has a path")
    private @Nullable String role;

    @Option(
            names = "--forbidden",
            paramLabel = "ROUTE",
            description = "'GET https://…' of a route behind the authorizer whose scope no login grants")
    private @Nullable String forbidden;

    @Option(
            names = "--without",
            paramLabel = "FACT",
            split = ",",
            description = "facts to leave out: ${COMPLETION-CANDIDATES}",
            completionCandidates = FactNames.class)
    private List<String> without = List.of();

    @Option(names = "--complete", description = "what can't be checked counts as failed")
    private boolean complete;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    /// A command with the credentials that the SDK finds by its default chain.
    public AcceptCommand() {
        this(DefaultCredentialsProvider.builder().build(), Endpoints.aws(), PATIENCE);
    }

    /// Where AWS is not AWS.
    ///
    /// @param patience how long an answer of the service may take
    public AcceptCommand(AwsCredentialsProvider credentials, Endpoints endpoints, Duration patience) {
        this.credentials = credentials;
        this.endpoints = endpoints;
        this.patience = patience;
    }

    @Override
    public Integer call() {
        var facts = facts();
        var place = region.region();
        if (!STACK.matcher(stack).matches()) {
            throw wrong("--stack is no name of a stack.");
        }
        try (var aws = new AwsReader(place, credentials, endpoints, PAUSE)) {
            var target = new Target(
                    stack, Optional.ofNullable(address).map(this::address), Optional.ofNullable(role), forbidden());
            var run = new Acceptance(aws, new Clients(place, endpoints), credentials, patience);
            var report = run.run(target, facts);
            spec.commandLine().getOut().println(json ? report.json() : report.text());
            return report.has(State.FAILED) || (complete && report.has(State.NOT_CHECKED)) ? REFUTED : 0;
        }
    }

    private Set<Fact> facts() {
        var facts = EnumSet.allOf(Fact.class);
        for (var id : without) {
            facts.remove(Fact.of(id).orElseThrow(() -> wrong("There is no fact " + id + ".")));
        }
        return facts;
    }

    private Optional<String> forbidden() {
        if (forbidden != null) {
            if (!ROUTE.matcher(forbidden).matches()) {
                throw wrong("--forbidden is no route: 'GET https://…'.");
            }
            address(forbidden.substring(forbidden.indexOf(' ') + 1));
        }
        return Optional.ofNullable(forbidden);
    }

    /// Tokens go there: only by TLS, or to this machine.
    private URI address(String text) {
        try {
            var uri = URI.create(text);
            boolean isHere = HERE.contains(String.valueOf(uri.getHost()));
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && ("https".equals(uri.getScheme()) || (isHere && "http".equals(uri.getScheme())))) {
                return uri;
            }
        } catch (IllegalArgumentException noUri) {
            throw wrong("That is no address of an API: https://…");
        }
        throw wrong("That is no address of an API: https://…");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /// The names of the facts, for the help.
    static final class FactNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Fact.values()).map(Fact::id).iterator();
        }
    }
}
