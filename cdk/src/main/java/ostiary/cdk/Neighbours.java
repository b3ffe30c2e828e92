package ostiary.cdk;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.IVersion;
import software.constructs.Construct;

/// The services of one stack, which must not get into each other's way: their names, and their snapshots.
final class Neighbours extends Construct {
    private static final String ID = "OstiaryNeighbours";

    /// The length that leaves room for an alarm's or a rule's own name behind it, within the 128 characters of
    /// a metric of AWS WAF.
    private static final int LONGEST_NAME = 90;

    private final Stack stack;
    private final Set<String> names = new HashSet<>();
    private Optional<IVersion> newest = Optional.empty();

    private Neighbours(Stack stack) {
        super(stack, ID);
        this.stack = stack;
    }

    static Neighbours in(Construct scope) {
        var stack = Stack.of(scope);
        return stack.getNode().tryFindChild(ID) instanceof Neighbours there ? there : new Neighbours(stack);
    }

    /// The service's name in alarms, metrics and wherever else an account and region has a name once: the first
    /// of a stack has the stack's name, any further one its place in the stack behind that. No name of a stack
    /// has an underscore, so none is in the way.
    String name(ServiceApi api) {
        var name = names.isEmpty() ? stack.getStackName() : stack.getStackName() + "_" + place(api);
        Checks.require(
                names.isEmpty() || name.length() <= LONGEST_NAME,
                "the second Ostiary of a stack would be called " + name + ", and the name must have " + LONGEST_NAME
                        + " characters at most");
        Checks.require(
                names.add(name), "two services of one stack would be called " + name + ": give one another scope");
        return name;
    }

    /// Lambda takes so many snapshots at a time and no more: a version waits for the one before
    /// (<https://github.com/hashicorp/terraform-provider-aws/issues/29907>).
    void queue(IVersion version) {
        newest.ifPresent(version.getNode()::addDependency);
        newest = Optional.of(version);
    }

    /// The ids of the constructs around an API.
    private String place(ServiceApi api) {
        var inStack =
                api.getNode().getPath().substring(stack.getNode().getPath().length());
        var ids = Arrays.stream(inStack.split("/", -1))
                .map(id -> id.replaceAll("[^A-Za-z0-9-]", ""))
                .filter(id -> !id.isEmpty())
                .toList();
        return ids.stream().limit(Math.max(1, ids.size() - 1)).collect(Collectors.joining("_"));
    }
}
