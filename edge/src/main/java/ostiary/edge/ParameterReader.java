package ostiary.edge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ostiary.blueprint.Field;

/// Reads declared parameters from a form or a query as OAuth defines them (RFC 6749 §3.1, §3.2): one that comes twice
/// is an error, one without a value counts as left out, and one that is not declared is ignored.
final class ParameterReader {
    /// Far more than any route declares.
    static final int MAX_PARAMETERS = 100;

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

    private Reading check(Map<String, List<String>> parameters) {
        if (parameters.values().stream().mapToInt(List::size).sum() > MAX_PARAMETERS) {
            return tooMany();
        }
        var values = new HashMap<String, String>();
        var flaws = new HashMap<String, String>();
        parameters.forEach((name, all) -> {
            if (!fields.has(name)) {
                return;
            }
            if (all.size() > 1) {
                flaws.put(name, "comes more than once");
            } else if (!all.getFirst().isEmpty()) {
                values.put(name, all.getFirst());
            }
        });
        return fields.check(values, flaws);
    }

    private static Reading tooMany() {
        return Reading.Refused.as(Problem.INVALID_REQUEST, "there are more than " + MAX_PARAMETERS + " parameters");
    }
}
