package ostiary.edge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ostiary.blueprint.Field;

/// Reads declared parameters from a form or a query as OAuth defines them (RFC 6749 §3.1, §3.2): one that comes twice
/// is an error, declared or not, one without a value counts as left out, and one that is not declared is ignored.
/// A `resource` may come more than once, also where it is not declared (RFC 8707 §2).
final class ParameterReader {
    /// Far more than any route declares.
    static final int MAX_PARAMETERS = 100;

    private static final String RESOURCE = "resource";

    private final DeclaredFields fields;

    ParameterReader(List<Field> fields) {
        this.fields = new DeclaredFields(fields);
    }

    /// Reads the parameters of a body of `application/x-www-form-urlencoded`.
    Reading body(Request request) {
        return TextBody.read(request, MediaType.FORM, this::form);
    }

    Reading query(Request request) {
        return check(request.query());
    }

    private Reading form(String text) {
        if (text.chars().filter(c -> c == '&').count() >= MAX_PARAMETERS) {
            return tooMany();
        }
        try {
            return check(UrlEncoded.parameters(text));
        } catch (IllegalArgumentException malformed) {
            return Reading.Refused.as(Problem.INVALID_REQUEST, "the body is not percent-encoded UTF-8");
        }
    }

    /// Checks parameters that have been decoded.
    Reading check(Map<String, List<String>> parameters) {
        if (parameters.values().stream().mapToInt(List::size).sum() > MAX_PARAMETERS) {
            return tooMany();
        }
        var values = new HashMap<String, String>();
        var repeated = new HashMap<String, List<String>>();
        var flaws = new HashMap<String, String>();
        boolean isForeignTwice = false;
        for (var parameter : parameters.entrySet()) {
            var name = parameter.getKey();
            var all = parameter.getValue();
            if (fields.mayRepeat(name)) {
                repeated.put(
                        name, all.stream().filter(value -> !value.isEmpty()).toList());
            } else if (!fields.has(name)) {
                isForeignTwice |= all.size() > 1 && !name.equals(RESOURCE);
            } else if (all.size() > 1) {
                flaws.put(name, "comes more than once");
            } else if (!all.getFirst().isEmpty()) {
                values.put(name, all.getFirst());
            }
        }
        return isForeignTwice && flaws.isEmpty()
                ? Reading.Refused.as(Problem.INVALID_REQUEST, "a parameter comes more than once")
                : fields.check(values, repeated, flaws);
    }

    private static Reading tooMany() {
        return Reading.Refused.as(Problem.INVALID_REQUEST, "there are more than " + MAX_PARAMETERS + " parameters");
    }
}
