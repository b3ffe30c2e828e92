package ostiary.emulators.aws.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/// Lambda, as operators ask it: the settings of a function, and the version behind an alias, after a deployment
/// (<https://docs.aws.amazon.com/lambda/latest/api/API_GetAlias.html>).
public final class LambdaDescriptions implements AwsService {
    private static final Pattern ALIAS =
            Pattern.compile("GET /2015-03-31/functions/(?<function>[^/?]+)/aliases/(?<alias>[^/?]+)");
    private static final Pattern SETTINGS =
            Pattern.compile("GET /2015-03-31/functions/(?<function>[^/?]+)/configuration");

    private final Place place;
    private final Stack stack;

    public LambdaDescriptions(Place place, Stack stack) {
        this.place = place;
        this.stack = stack;
    }

    @Override
    public String name() {
        return "lambda";
    }

    @Override
    public String operation(AwsRequest request) {
        if (ALIAS.matcher(request.line()).matches()) {
            return "GetAlias";
        }
        if (SETTINGS.matcher(request.line()).matches()) {
            return "GetFunctionConfiguration";
        }
        throw new UnmodelledException(request.line());
    }

    @Override
    public List<Access> needs(AwsRequest request) {
        return List.of(
                Access.of("lambda:" + operation(request), arn(line(request).group("function"))));
    }

    private Matcher line(AwsRequest request) {
        var line = (operation(request).equals("GetAlias") ? ALIAS : SETTINGS).matcher(request.line());
        if (!line.matches()) {
            throw new UnmodelledException(request.line());
        }
        return line;
    }

    private String arn(String function) {
        return place.arn(name(), "function:" + function);
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
        return operation(request).equals("GetAlias") ? alias(line(request)) : settings(line(request));
    }

    private AwsAnswer alias(Matcher line) {
        var alias = find("AWS::Lambda::Alias", arn(line.group("function")) + ":" + line.group("alias"));
        return AwsAnswer.ok(
                "application/json",
                JsonNodeFactory.instance.objectNode().put("FunctionVersion", alias.text("FunctionVersion")));
    }

    private AwsAnswer settings(Matcher line) {
        var function = find("AWS::Lambda::Function", line.group("function"));
        var answer = JsonNodeFactory.instance.objectNode().put("FunctionName", function.ref());
        answer.set("Environment", function.property("Environment"));
        return AwsAnswer.ok("application/json", answer);
    }

    private Resource find(String type, String ref) {
        return stack.all(type).stream()
                .filter(resource -> resource.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new AwsFailure(404, "ResourceNotFoundException", ref));
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        return new AwsFailure(403, "AccessDeniedException", denial.message());
    }
}
