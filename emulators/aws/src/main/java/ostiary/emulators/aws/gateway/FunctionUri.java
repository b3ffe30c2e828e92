package ostiary.emulators.aws.gateway;

import java.util.regex.Pattern;

/// The form in which API Gateway resources refer to a function:
/// `arn:aws:apigateway:<region>:lambda:path/…/functions/<ARN>/invocations`.
final class FunctionUri {
    private static final Pattern URI =
            Pattern.compile("arn:[^:]+:apigateway:[^:]+:lambda:path/[^/]+/functions/(.+)/invocations");

    private FunctionUri() {}

    /// Extracts the function's ARN.
    static String function(String uri) {
        var matcher = URI.matcher(uri);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no function: " + uri);
        }
        return matcher.group(1);
    }
}
