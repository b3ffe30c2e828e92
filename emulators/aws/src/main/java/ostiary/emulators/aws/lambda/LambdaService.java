package ostiary.emulators.aws.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.lambda.Outcome;

/// Lambda, limited to synchronous invocations of one function by another
/// (<https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html>).
public final class LambdaService implements AwsService {
    private static final Pattern INVOKE = Pattern.compile("POST /2015-03-31/functions/(?<function>[^/?]+)/invocations");

    private final Place place;
    private final BiFunction<String, String, Outcome> functions;
    private final AtomicInteger refusals = new AtomicInteger();

    /// Creates the service.
    ///
    /// @param functions invokes a function, given its ARN and an event
    public LambdaService(Place place, BiFunction<String, String, Outcome> functions) {
        this.place = place;
        this.functions = functions;
    }

    @Override
    public String name() {
        return "lambda";
    }

    @Override
    public String operation(AwsRequest request) {
        if (!INVOKE.matcher(request.line()).matches()
                || !request.header("X-Amz-Invocation-Type").isEmpty()) {
            throw new UnmodelledException(request.line());
        }
        return "Invoke";
    }

    @Override
    public List<Access> needs(AwsRequest request) {
        return List.of(Access.of("lambda:InvokeFunction", function(request)));
    }

    /// The ARN of the invoked function. The API also accepts function names, which are not modelled.
    private String function(AwsRequest request) {
        var line = INVOKE.matcher(request.line());
        var function = line.matches() ? URLDecoder.decode(line.group("function"), UTF_8) : "";
        if (!function.startsWith(place.arn(name(), "function:"))) {
            throw new UnmodelledException("function '" + function + "'");
        }
        return function;
    }

    /// Refuses the next invocations, as if the account's concurrency were used up.
    public void refuse(int next) {
        refusals.set(next);
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new AwsFailure(429, "TooManyRequestsException", "Rate Exceeded.");
        }
        return switch (functions.apply(function(request), new String(request.body(), UTF_8))) {
            case Outcome.Answered(var payload) -> new AwsAnswer(200, Map.of(), payload.getBytes(UTF_8));
            case Outcome.Failed(var error) -> failed(error);
            case Outcome.Crashed(var why) -> failed("{\"errorType\":\"Runtime.ExitError\"}");
            case Outcome.TimedOut() -> failed("{\"errorType\":\"Sandbox.Timedout\"}");
        };
    }

    /// Lambda reports a function error with status 200 and a header.
    private static AwsAnswer failed(String error) {
        return new AwsAnswer(200, Map.of("X-Amz-Function-Error", "Unhandled"), error.getBytes(UTF_8));
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        return new AwsFailure(403, "AccessDeniedException", denial.message());
    }

    @Override
    public AwsFailure refuseUnknownKey() {
        return new AwsFailure(
                403, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }
}
