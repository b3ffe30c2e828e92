package ostiary.cli;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.adapters.aws.AwsClients;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.Endpoints;
import ostiary.cli.aws.LogWriter;
import ostiary.cli.aws.Probe;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/// Opens the way to the deletions of a service.
@FunctionalInterface
interface SagaDoors {
    /// That of `make run`, and nobody's else.
    Pattern THIS_MACHINE = Pattern.compile("http://(127\\.0\\.0\\.1|localhost):[0-9]{1,5}/?");

    String LOCAL_MACHINE = "arn:aws:states:eu-central-1:000000000000:stateMachine:ostiary-deletion";

    /// Opens it.
    ///
    /// @throws MovingException if there is no such service, or nobody takes part in its deletions
    Sagas open(SagaOptions where) throws MovingException;

    static SagaDoors of(Settings settings) {
        return where -> open(
                where,
                settings,
                Endpoints.aws(),
                DefaultCredentialsProvider.builder().build());
    }

    static Sagas open(SagaOptions where, Settings settings, Endpoints endpoints, AwsCredentialsProvider credentials)
            throws MovingException {
        if (where.local().isPresent()) {
            return onThisMachine(where.local().get());
        }
        var stack = where.stack(settings)
                .orElseThrow(() -> new MovingException("Where are the deletions? Give --stack NAME of a deployed"
                        + " service, or --local ADDRESS of make run GRACE=20s."));
        try {
            return onAws(stack, where.region(), endpoints, credentials);
        } catch (UnreadException unread) {
            throw new MovingException(unread.getMessage() + ".");
        }
    }

    private static Sagas onThisMachine(String address) throws MovingException {
        if (!THIS_MACHINE.matcher(address).matches()) {
            throw new MovingException("--local " + address + " is no address of this machine.");
        }
        var anybody = StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        var client = client(URI.create(address), Region.EU_CENTRAL_1, anybody);
        return new Sagas(client, LOCAL_MACHINE, "local", SagaNotes.none());
    }

    private static Sagas onAws(String stack, Region region, Endpoints endpoints, AwsCredentialsProvider credentials)
            throws UnreadException {
        try (var aws = new AwsReader(region, credentials, endpoints, Duration.ofMillis(200))) {
            var machine = machine(aws, stack);
            var caller = aws.ask(Probe.GET_CALLER_IDENTITY, Map.of())
                    .find("Arn")
                    .orElseThrow(() -> UnreadException.because("AWS does not say who you are"));
            var group = SagaNotes.group(machine);
            var log = new LogWriter(region, credentials, endpoints, group);
            var client = client(endpoints.of("states", region), region, credentials);
            return new Sagas(client, machine, caller, new SagaNotes(group, line -> log.append(line, Instant.now())));
        }
    }

    private static SfnClient client(URI endpoint, Region region, AwsCredentialsProvider credentials) {
        return AwsClients.buildOutsideRequests(
                SfnClient.builder().endpointOverride(endpoint).region(region).credentialsProvider(credentials));
    }

    /// The ARN of the state machine, which is what CloudFormation knows it by.
    private static String machine(AwsReader aws, String stack) throws UnreadException {
        var request = new HashMap<>(Map.of("StackName", stack));
        while (true) {
            var page = aws.read(Read.LIST_STACK_RESOURCES, request);
            var found = page.all("StackResourceSummaries").stream()
                    .filter(SagaDoors::isOfDeletions)
                    .flatMap(resource -> resource.find("PhysicalResourceId").stream())
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Optional<String> next = page.find("NextToken");
            if (next.isEmpty()) {
                throw UnreadException.because("nobody takes part in the deletions of that stack");
            }
            request.put("NextToken", next.get());
        }
    }

    private static boolean isOfDeletions(Tree resource) {
        return resource.find("ResourceType").equals(Optional.of("AWS::StepFunctions::StateMachine"))
                && resource.find("LogicalResourceId").orElse("").contains("DeletionMachine");
    }
}
