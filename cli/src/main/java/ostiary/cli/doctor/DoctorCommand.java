package ostiary.cli.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.Endpoints;
import ostiary.cli.aws.RegionOption;
import ostiary.cli.doctor.check.Checks;
import ostiary.cli.doctor.check.Deployment;
import ostiary.cli.doctor.check.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// `ostiary doctor`: reads what a deployment rests on, with the caller's credentials, and changes nothing.
@Command(
        name = "doctor",
        description = "Looks at the account, before a deploy and after it. Changes nothing."
                + " Exits with 1 if something fails, or if nothing could be read.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = DoctorCommand.USAGE)
public final class DoctorCommand implements Callable<Integer> {
    /// The exit status for options that can't be understood.
    public static final int USAGE = 2;

    private static final int BAD = 1;
    private static final Pattern STACK = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,127}");
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Function<Region, AwsReader> open;
    private final InstantSource clock;
    private final Predicate<String> resolves;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    @Option(names = "--stack", paramLabel = "NAME", description = "the stack that is deployed: ostiary-prod")
    private @Nullable String stack;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private RegionOption region;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Option(names = "--mail-from", paramLabel = "ADDRESS", description = "what mailFrom is going to be")
    private @Nullable String mailFrom;

    @Option(names = "--mail-identity", paramLabel = "DOMAIN", description = "a parent domain that the stack may use")
    private @Nullable String mailIdentity;

    @Option(
            names = "--mail-configuration-set",
            paramLabel = "NAME",
            description = "a configuration set of SES that the stack may use")
    private @Nullable String configurationSet;

    @Option(names = "--domain", paramLabel = "NAME", description = "what domain is going to be")
    private @Nullable String domain;

    @Option(names = "--certificate", paramLabel = "ARN", description = "what certificate is going to be")
    private @Nullable String certificate;

    @Option(names = "--hashing-concurrency", paramLabel = "N", description = "what hashingConcurrency is going to be")
    private int hashingConcurrency;

    @Option(names = "--github", description = "GitHub is to deploy it")
    private boolean gitHub;

    @Option(
            names = "--qualifier",
            paramLabel = "TEXT",
            defaultValue = "hnb659fds",
            description = "of the CDK's bootstrap, if it is not the CDK's own")
    @SuppressWarnings("NullAway.Init") // picocli sets the default
    private String qualifier;

    /// A command with the credentials that the SDK finds by its default chain.
    public DoctorCommand() {
        this(
                region -> new AwsReader(
                        region, DefaultCredentialsProvider.builder().build(), Endpoints.aws(), PAUSE),
                InstantSource.system(),
                DoctorCommand::resolves);
    }

    DoctorCommand(Function<Region, AwsReader> open, InstantSource clock, Predicate<String> resolves) {
        this.open = open;
        this.clock = clock;
        this.resolves = resolves;
    }

    @Override
    public Integer call() {
        try (var aws = open.apply(region.region())) {
            var report = new Doctor(Checks.ALL).examine(new Deployment(aws, plan(), clock, resolves));
            spec.commandLine().getOut().println(json ? report.json() : report.text());
            return report.isBad() ? BAD : 0;
        }
    }

    private Plan plan() {
        if (stack != null && !STACK.matcher(stack).matches()) {
            throw wrong("--stack is no name of a stack.");
        }
        if (mailFrom != null && mailFrom.indexOf('@') < 1) {
            throw wrong("--mail-from is no address.");
        }
        if (hashingConcurrency < 0) {
            throw wrong("--hashing-concurrency is a number of environments.");
        }
        return new Plan(
                Optional.ofNullable(stack),
                qualifier,
                Optional.ofNullable(mailFrom),
                Optional.ofNullable(mailIdentity),
                Optional.ofNullable(configurationSet),
                Optional.ofNullable(domain),
                Optional.ofNullable(certificate),
                hashingConcurrency,
                gitHub);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static boolean resolves(String name) {
        try {
            return InetAddress.getAllByName(name).length > 0;
        } catch (UnknownHostException none) {
            return false;
        }
    }
}
