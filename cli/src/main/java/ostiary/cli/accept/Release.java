package ostiary.cli.accept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ostiary.cli.accept.RefutedException.unless;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.Setting;
import ostiary.blueprint.TableShape;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.UnreadException;

/// The hook of the release: what it was told, what has traffic, and what it said.
///
/// CodeDeploy calls the hook by the name of its function, and so with its newest settings. Were it called with older
/// ones, it would have walked through other versions than those that have traffic.
final class Release {
    private static final String PASSED = "passed";

    private final AwsReader aws;
    private final Deployed stack;
    private final Table table;

    Release(AwsReader aws, Deployed stack, Table table) {
        this.aws = aws;
        this.stack = stack;
        this.table = table;
    }

    String verdict() throws UnreadException {
        var told = told();
        var arns = told.stream()
                .map(version -> version.substring(version.indexOf('=') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        var live = live();
        unless(
                arns.equals(live),
                "the hook was told other versions than the " + live.size() + " live ones: "
                        + Stream.concat(
                                        arns.stream().filter(arn -> !live.contains(arn)),
                                        live.stream().filter(arn -> !arns.contains(arn)))
                                .map(Release::functionAndVersion)
                                .collect(Collectors.joining(", ")));
        var release = digest(told);
        var verdicts = Partitions.items(table, TableShape.VERDICTS).toList();
        if (verdicts.isEmpty()) {
            throw UnreadException.because("no release yet: the hook is called when an alias moves");
        }
        var verdict = verdicts.stream()
                .filter(item -> item.sort().equals(release))
                .findFirst()
                .flatMap(item -> item.find("verdict"))
                .orElse("no verdict");
        unless(verdict.equals(PASSED), "on the live versions the hook has " + verdict);
        return live.size() + " versions, passed";
    }

    /// `login=ARN` and so on, of the hook's own function.
    private List<String> told() throws UnreadException {
        for (var function : stack.all("AWS::Lambda::Function")) {
            var told = aws.read(Read.GET_FUNCTION_CONFIGURATION, Map.of("FunctionName", function))
                    .find("Environment", "Variables", Setting.NEW_VERSIONS.variable());
            if (told.isPresent()) {
                return Stream.of(told.get().split(" ", -1)).sorted().toList();
            }
        }
        throw UnreadException.because("the stack has no hook: rehearse is false");
    }

    /// The versions that the aliases point at. A release under way has none: two versions of a function have traffic.
    private Set<String> live() throws UnreadException {
        var live = new TreeSet<String>();
        for (var alias : stack.all("AWS::Lambda::Alias")) {
            int name = alias.lastIndexOf(':');
            var function = alias.substring(0, name);
            var read = aws.read(
                    Read.GET_ALIAS,
                    Map.of(
                            "FunctionName",
                            function.substring(function.lastIndexOf(':') + 1),
                            "Name",
                            alias.substring(name + 1)));
            if (!read.at("RoutingConfig", "AdditionalVersionWeights").fields().isEmpty()) {
                throw UnreadException.because("a release is under way");
            }
            live.add(function + ":" + read.find("FunctionVersion").orElse("?"));
        }
        return live;
    }

    private static String functionAndVersion(String arn) {
        return arn.replaceFirst(".*:function:", "");
    }

    /// The name of a set of versions that `ostiary.service.ReleasedVersions` gives.
    private static String digest(List<String> told) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(String.join("\n", told).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
            throw new IllegalStateException(impossible);
        }
    }
}
