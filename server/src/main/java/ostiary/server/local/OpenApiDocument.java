package ostiary.server.local;

import static ostiary.server.local.JsonTree.object;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.blueprint.Field;
import ostiary.blueprint.HttpMethod;
import ostiary.blueprint.Route;

/// The API as an OpenAPI 3.1 document, made from [Api#ROUTES].
final class OpenApiDocument {
    private static final String BEARER = "bearer";
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final Map<String, Object> STRING = object("type", "string");

    private OpenApiDocument() {}

    /// The document of the service at `base`, in JSON.
    static String of(URI base) {
        return JsonTree.text(object(
                "openapi",
                "3.1.0",
                "info",
                object("title", "Ostiary", "version", "1", "description", "Sign-up, login, sessions and tokens."),
                "servers",
                List.of(object("url", base.toString())),
                "paths",
                paths(),
                "components",
                object(
                        "schemas",
                        object("Problem", problem()),
                        "securitySchemes",
                        object(BEARER, object("type", "http", "scheme", "bearer", "bearerFormat", "JWT")))));
    }

    private static Map<String, Object> paths() {
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        for (var route : Api.ROUTES) {
            paths.computeIfAbsent(route.path(), _ -> new LinkedHashMap<>())
                    .put(lowerCase(route.method()), operation(route));
        }
        return new LinkedHashMap<>(paths);
    }

    private static Map<String, Object> operation(Route route) {
        var operation = object("operationId", operationId(route), "summary", route.summary());
        operation.put("tags", List.of(route.function().id()));
        operation.put("security", security(route.access()));
        var parameters = PARAMETER.matcher(route.path()).results().map(OpenApiDocument::parameter);
        operation.put("parameters", parameters.toList());
        if (!route.body().isEmpty()) {
            operation.put(
                    "requestBody",
                    object("required", true, "content", content("application/json", bodySchema(route.body()))));
        }
        operation.put("responses", responses(route));
        return operation;
    }

    /// `post_signup_confirm`
    private static String operationId(Route route) {
        var words = route.path().replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_$", "");
        return lowerCase(route.method()) + words;
    }

    private static List<?> security(Access access) {
        return switch (access) {
            case Access.Public _ -> List.of();
            case Access.Bearer(var scope) -> List.of(object(BEARER, List.of(scope)));
        };
    }

    private static Map<String, Object> parameter(MatchResult name) {
        return object("name", name.group(1), "in", "path", "required", true, "schema", STRING);
    }

    private static Map<String, Object> bodySchema(List<Field> fields) {
        var properties = object();
        for (var field : fields) {
            properties.put(
                    field.name(),
                    object("type", "string", "maxLength", field.maxLength(), "description", field.description()));
        }
        var required = fields.stream().filter(Field::required).map(Field::name).toList();
        return object("type", "object", "properties", properties, "required", required);
    }

    private static Map<String, Object> responses(Route route) {
        var responses = object();
        answers(route).forEach((status, when) -> responses.put(Integer.toString(status), response(status, when)));
        return responses;
    }

    /// Each status that the route can answer, and when.
    static SortedMap<Integer, String> answers(Route route) {
        var answers = new TreeMap<Integer, String>(sharedAnswers(route));
        answers.putAll(route.answers());
        return answers;
    }

    /// What every route can answer, and what every route of its kind can.
    private static Map<Integer, String> sharedAnswers(Route route) {
        var answers = new TreeMap<Integer, String>();
        if (!route.body().isEmpty()) {
            answers.put(400, "The request is malformed; `field` names what is at fault, where it is one field");
            answers.put(413, "The body is longer than " + Api.MAX_BODY_BYTES + " bytes");
            answers.put(415, "The body is not JSON");
        }
        if (route.access() instanceof Access.Bearer(var scope)) {
            answers.put(401, "The access token is missing or not valid");
            answers.put(403, "The access token lacks the scope `" + scope + "`");
        }
        answers.put(429, "Too many requests; `Retry-After` tells when to come again");
        answers.put(500, "A fault of the service");
        answers.put(503, "Something the service needs is out of reach; `Retry-After` tells when to come again");
        return answers;
    }

    private static Map<String, Object> response(int status, String when) {
        var response = object("description", when);
        if (status >= 400) {
            response.put(
                    "content", content("application/problem+json", object("$ref", "#/components/schemas/Problem")));
        } else if (status == 200) {
            response.put("content", content("application/json", object("type", "object")));
        }
        return response;
    }

    private static Map<String, Object> content(String mediaType, Map<String, Object> schema) {
        return object(mediaType, object("schema", schema));
    }

    /// RFC 9457 with this service's own members.
    private static Map<String, Object> problem() {
        var properties = object("status", object("type", "integer"));
        Stream.of("type", "title", "code", "request_id", "field", "detail", "reason", "challenge", "factor")
                .forEach(member -> properties.put(member, STRING));
        return object(
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.of("type", "title", "status", "code", "request_id"));
    }

    private static String lowerCase(HttpMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }
}
