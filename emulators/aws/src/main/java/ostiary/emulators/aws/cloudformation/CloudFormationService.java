package ostiary.emulators.aws.cloudformation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// CloudFormation: the outputs and the resources of a stack that is deployed
/// (<https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html>).
public final class CloudFormationService implements AwsService {
    private static final Set<String> OPERATIONS = Set.of("DescribeStacks", "ListStackResources");
    private static final int PAGE = 100;

    private final Place place;
    private final String name;
    private final Stack stack;

    /// @param name of the stack
    public CloudFormationService(Place place, String name, Stack stack) {
        this.place = place;
        this.name = name;
        this.stack = stack;
    }

    @Override
    public String name() {
        return "cloudformation";
    }

    @Override
    public String operation(AwsRequest request) {
        var action = request.form().getOrDefault("Action", "");
        if (!OPERATIONS.contains(action)) {
            throw new UnmodelledException("CloudFormation operation " + action);
        }
        return action;
    }

    @Override
    public List<Access> needs(AwsRequest request) {
        var asked = request.form().getOrDefault("StackName", "");
        return List.of(Access.of(
                "cloudformation:" + operation(request), place.arn(name(), "stack/" + asked + "/made-by-a-test")));
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
        if (!name.equals(request.form().get("StackName"))) {
            throw AwsFailure.ofQuery(400, "ValidationError", "Stack does not exist");
        }
        return operation(request).equals("DescribeStacks") ? described() : resources(request);
    }

    private AwsAnswer described() {
        var outputs = stack.outputs().entrySet().stream()
                .map(output -> "<member><OutputKey>%s</OutputKey><OutputValue>%s</OutputValue></member>"
                        .formatted(output.getKey(), output.getValue()))
                .collect(Collectors.joining());
        return answer(
                "DescribeStacks",
                "<Stacks><member><StackName>%s</StackName><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>%s</Outputs></member></Stacks>"
                        .formatted(name, outputs));
    }

    private AwsAnswer resources(AwsRequest request) {
        int from = Optional.ofNullable(request.form().get("NextToken"))
                .map(Integer::parseInt)
                .orElse(0);
        int to = Math.min(stack.resources().size(), from + PAGE);
        var members = stack.resources().subList(from, to).stream()
                .map(CloudFormationService::summary)
                .collect(Collectors.joining());
        var next = to < stack.resources().size() ? "<NextToken>" + to + "</NextToken>" : "";
        return answer("ListStackResources", "<StackResourceSummaries>" + members + "</StackResourceSummaries>" + next);
    }

    private static String summary(Resource resource) {
        return "<member><LogicalResourceId>%s</LogicalResourceId><ResourceType>%s</ResourceType><PhysicalResourceId>%s</PhysicalResourceId></member>"
                .formatted(resource.id(), resource.type(), resource.ref());
    }

    private static AwsAnswer answer(String operation, String result) {
        return AwsAnswer.xml(
                200, "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(operation, result));
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        return AwsFailure.ofQuery(403, "AccessDenied", denial.message());
    }
}
