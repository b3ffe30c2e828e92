package ostiary.emulators.aws.gateway;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.Outcome;

/// A front door of a template in a time of the test's own, with functions behind that answer anybody: it shows who
/// gets through to them when many come.
public final class Rush {
    private static final String ALLOWED = "{\"principalId\":\"nobody\",\"policyDocument\":{\"Version\":\"2012-10-17\","
            + "\"Statement\":[{\"Action\":\"execute-api:Invoke\",\"Effect\":\"Allow\",\"Resource\":[\"*\"]}]}}";

    private final RestStage stage;
    private final Distribution distribution;
    private int answered;
    private boolean failing;

    /// @param secrets the texts of secrets, by ARN
    public Rush(Stack stack, UnaryOperator<String> secrets, InstantSource clock, RestGate gate) {
        this.stage = new RestStage(stack, (_, _, event) -> answer(event), gate, (_, _) -> {});
        this.distribution = new Distribution(stack, new DynamicReferences(secrets), clock, stage::pass);
    }

    /// Sends a request through the distribution, under its name.
    ///
    /// @param headers by lower-case name
    /// @return the status
    public int through(String method, String path, String address, Map<String, String> headers) {
        return distribution
                .pass(request(method, path, address, distribution.alias(), headers))
                .status();
    }

    /// Sends a request straight to the API, under its own name, by the path within its stage.
    ///
    /// @param headers by lower-case name
    /// @return the status
    public int past(String method, String path, String address, Map<String, String> headers) {
        return stage.pass(request(method, "/" + stage.name() + path, address, stage.host(), headers))
                .status();
    }

    /// How many requests have come to the functions.
    public int answered() {
        return answered;
    }

    /// Has the functions answer 503, or 200 again.
    public void fail(boolean fails) {
        failing = fails;
    }

    /// Documents may be cached for an hour, and the authorizer lets everybody in.
    private Outcome answer(String event) {
        answered++;
        if (event.contains("authorizationToken")) {
            return new Outcome.Answered(ALLOWED);
        }
        boolean document = event.contains("/.well-known/");
        return new Outcome.Answered("{\"statusCode\":" + (failing ? 503 : 200) + ",\"headers\":{\"cache-control\":\""
                + (document ? "public, max-age=3600" : "no-store") + "\"}}");
    }

    private static ApiRequest request(
            String method, String path, String address, String host, Map<String, String> headers) {
        var all = new TreeMap<>(headers);
        all.put("host", host);
        return new ApiRequest(UUID.randomUUID().toString(), method, path, "", all, List.of(), "", false, address);
    }
}
