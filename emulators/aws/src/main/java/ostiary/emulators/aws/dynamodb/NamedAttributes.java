package ostiary.emulators.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import ostiary.emulators.aws.UnmodelledException;

/// The top-level attributes that a request names, in its key or item and in its expressions: the values of
/// `dynamodb:Attributes`. What a response would hold besides is not among them (DynamoDB Developer Guide, "Using IAM
/// policy conditions for fine-grained access control"). That page says nothing of conditions; here they count, so that
/// a policy has to name them, too.
final class NamedAttributes {
    private static final List<String> EXPRESSIONS = List.of(
            "KeyConditionExpression",
            "FilterExpression",
            "ProjectionExpression",
            "UpdateExpression",
            "ConditionExpression");
    private static final Set<String> WORDS =
            Set.of("SET", "REMOVE", "ADD", "DELETE", "AND", "OR", "NOT", "BETWEEN", "IN");
    /// A name or a placeholder, not followed by a parenthesis as a function is, nor preceded by a colon as a value is.
    private static final Pattern NAME = Pattern.compile("(?<![:\\w#.])#?[A-Za-z_]\\w*(?!\\w|\\s*\\()");

    private NamedAttributes() {}

    static Set<String> of(JsonNode request) {
        var names = new TreeSet<String>();
        request.path("Key").fieldNames().forEachRemaining(names::add);
        request.path("Item").fieldNames().forEachRemaining(names::add);
        for (var expression : EXPRESSIONS) {
            NAME.matcher(request.path(expression).asText(""))
                    .results()
                    .map(MatchResult::group)
                    .filter(name -> !WORDS.contains(name.toUpperCase(Locale.ROOT)))
                    .map(name -> resolved(name, request))
                    .forEach(names::add);
        }
        return names;
    }

    private static String resolved(String name, JsonNode request) {
        if (!name.startsWith("#")) {
            return name;
        }
        var resolved = request.path("ExpressionAttributeNames").path(name).textValue();
        if (resolved == null) {
            throw new UnmodelledException("attribute name " + name);
        }
        return resolved;
    }
}
