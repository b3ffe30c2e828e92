package ostiary.cli.accept;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;

/// A stack, as CloudFormation tells of it.
record Deployed(Tree described, List<Tree> resources) {
    private static final String NAME = "StackName";

    /// @throws UnreadException if it is not there, or must not be read
    static Deployed read(AwsReader aws, String name) throws UnreadException {
        var parameters = Map.of(NAME, name);
        var described = aws.read(Read.DESCRIBE_STACKS, parameters).at("Stacks");
        return new Deployed(described, aws.list(Read.LIST_STACK_RESOURCES, parameters, "StackResourceSummaries"));
    }

    /// @throws UnreadException if the stack has no such output
    String output(String key) throws UnreadException {
        return described.all("Outputs").stream()
                .filter(output -> output.find("OutputKey").equals(Optional.of(key)))
                .findFirst()
                .flatMap(output -> output.find("OutputValue"))
                .orElseThrow(() -> UnreadException.because("the stack has no output " + key));
    }

    /// The physical ids of all resources of a type.
    List<String> all(String type) {
        return resources.stream()
                .filter(resource -> resource.find("ResourceType").equals(Optional.of(type)))
                .flatMap(resource -> resource.find("PhysicalResourceId").stream())
                .sorted()
                .toList();
    }
}
