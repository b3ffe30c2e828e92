package ostiary.cli.doctor.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;

/// A stack that is deployed.
record Stack(Tree described, List<Tree> resources) {
    private static final String NAME = "StackName";

    /// @throws UnreadException if it is not there, or must not be read
    static Stack read(AwsReader aws, String name) throws UnreadException {
        var described = aws.read(Read.DESCRIBE_STACKS, Map.of(NAME, name)).at("Stacks");
        var resources = aws.list(Read.LIST_STACK_RESOURCES, Map.of(NAME, name), "StackResourceSummaries");
        return new Stack(described, resources);
    }

    static boolean isThere(AwsReader aws, String name) throws UnreadException {
        try {
            return !aws.read(Read.DESCRIBE_STACKS, Map.of(NAME, name))
                    .all("Stacks")
                    .isEmpty();
        } catch (UnreadException e) {
            if (e.isMissing()) {
                return false;
            }
            throw e;
        }
    }

    String status() {
        return described.find("StackStatus").orElse("");
    }

    boolean isProtected() {
        return described.isTrue("EnableTerminationProtection");
    }

    Optional<String> output(String key) {
        return described.all("Outputs").stream()
                .filter(output -> output.find("OutputKey").equals(Optional.of(key)))
                .findFirst()
                .flatMap(output -> output.find("OutputValue"));
    }

    /// The physical ids of all resources of a type: the names or ARNs that the type's `Ref` returns.
    List<String> all(String type) {
        return resources.stream()
                .filter(resource -> resource.find("ResourceType").equals(Optional.of(type)))
                .flatMap(resource -> resource.find("PhysicalResourceId").stream())
                .sorted()
                .toList();
    }
}
