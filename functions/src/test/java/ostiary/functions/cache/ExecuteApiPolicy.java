package ostiary.functions.cache;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// How an IAM policy judges the ARN of a method: a denial wins, and what nothing allows is denied. In a pattern,
/// `*` stands for any text, slashes too, and `?` for one character.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html>
public final class ExecuteApiPolicy {
    private static final String ACTION = "execute-api:Invoke";

    private final JsonNode document;

    /// The policy of an authorizer's answer.
    ///
    /// @param document with the members `Version` and `Statement`
    public ExecuteApiPolicy(JsonNode document) {
        this.document = document;
    }

    /// Whether a request for this method is let through.
    public boolean allows(String arn) {
        return says("Allow", arn) && !says("Deny", arn);
    }

    private boolean says(String effect, String arn) {
        return elements(document.path("Statement"))
                .anyMatch(statement -> statement.path("Effect").asText().equals(effect)
                        && matches(statement.path("Action"), ACTION)
                        && matches(statement.path("Resource"), arn));
    }

    private static boolean matches(JsonNode patterns, String text) {
        return elements(patterns).anyMatch(pattern -> matches(pattern.asText(), text));
    }

    private static boolean matches(String pattern, String text) {
        var regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }

    /// Of an array, or the one thing that may stand for it.
    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }
}
