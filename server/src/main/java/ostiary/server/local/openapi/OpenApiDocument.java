package ostiary.server.local.openapi;

import static ostiary.server.json.JsonTree.object;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import ostiary.blueprint.Api;
import ostiary.blueprint.Field;
import ostiary.blueprint.Route;
import ostiary.server.json.JsonTree;

/// The API as an OpenAPI 3.1 document, made from [Api#DOCUMENTED].
public final class OpenApiDocument {
    private static final String BEARER = "bearer";
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private OpenApiDocument() {}

    /// The document of the service at `base`, in JSON.
    public static String of(URI base) {
        return JsonTree.text(object(
                        "openapi",
                        "3.1.0",
                        "info",
                        info(),
                        "servers",
                        List.of(object("url", base.toString())),
                        "paths",
                        paths(),
                        "components",
                        object(
                                "schemas",
                                schemas(),
                                "headers",
                                headers(),
                                "securitySchemes",
                                object(BEARER, bearer()))))
                + "\n";
    }

    /// The statuses that `route` answers, each with its description.
    public static SortedMap<Integer, String> answers(Route route) {
        return Responses.described(Operations.of(route));
    }

    /// The scope of the access token that `route` takes, if it takes one.
    public static Optional<String> scope(Route route) {
        return Operations.of(route).scope();
    }

    private static Map<String, Object> info() {
        return object(
                "title",
                "Ostiary",
                "version",
                "1",
                "description",
                "Sign-up, login, sessions and tokens.\n\nErrors are `application/problem+json` (" + Rfc.link(9457)
                        + "), each with a `code` for programs. What the front door refuses before any function is asked"
                        + " is `application/json` with a `message`. Clients ignore members that they do not know.\n\n"
                        + "`HEAD` is answered wherever `GET` is, with the same status and headers and without a body ("
                        + Rfc.link(9110, "9.3.2") + ").",
                "license",
                object("name", "Apache-2.0", "identifier", "Apache-2.0"));
    }

    private static Map<String, Object> bearer() {
        return object(
                "type",
                "http",
                "scheme",
                "bearer",
                "bearerFormat",
                "JWT",
                "description",
                "An access token (" + Rfc.link(9068) + "), sent as " + Rfc.link(6750, "2.1")
                        + " says. What a route lists beside it are the scopes that the token must have: `"
                        + Api.ACCOUNT_SCOPE + "` lets it act on its user's own account, `" + Api.ADMIN_SCOPE
                        + "` on those of others, `openid` tells a client who the user is.");
    }

    private static Map<String, Object> paths() {
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        for (var route : Api.DOCUMENTED) {
            paths.computeIfAbsent(route.path(), _ -> new LinkedHashMap<>())
                    .put(route.method().name().toLowerCase(Locale.ROOT), operation(Operations.of(route)));
        }
        return new LinkedHashMap<>(paths);
    }

    private static Map<String, Object> operation(Operation operation) {
        var route = operation.route();
        var described = object("operationId", operation.id(), "summary", route.summary());
        described.put("description", operation.description());
        described.put("tags", List.of(route.function().id()));
        described.put("security", security(operation));
        var parameters = PARAMETER.matcher(route.path()).results().map(OpenApiDocument::parameter);
        described.put("parameters", parameters.toList());
        if (operation.hasBody()) {
            described.put("requestBody", requestBody(operation));
        }
        described.put("responses", Responses.of(operation));
        return described;
    }

    private static List<?> security(Operation operation) {
        return operation.scope().map(scope -> object(BEARER, List.of(scope))).stream()
                .toList();
    }

    private static Map<String, Object> parameter(MatchResult name) {
        return object(
                "name",
                name.group(1),
                "in",
                "path",
                "required",
                true,
                "schema",
                object("type", "string", "format", "uuid"),
                "example",
                Examples.SESSION);
    }

    private static Map<String, Object> requestBody(Operation operation) {
        return object(
                "required",
                operation.route().body().stream().anyMatch(Field::required),
                "content",
                object(
                        operation.route().encoding().mediaType(),
                        object(
                                "schema",
                                operation.request().reference(),
                                "example",
                                RequestFields.example(operation.route()))));
    }

    private static Map<String, Object> schemas() {
        var schemas = object();
        Api.DOCUMENTED.stream()
                .map(Operations::of)
                .filter(Operation::hasBody)
                .map(Operation::request)
                .forEach(shape -> schemas.put(shape.name(), shape.schema()));
        Shapes.ALL.forEach(shape -> schemas.put(shape.name(), shape.schema()));
        schemas.put(ProblemShapes.ANY.name(), ProblemShapes.ANY.schema());
        ProblemShapes.ALL.forEach(
                problem -> schemas.put(problem.shape().name(), problem.shape().schema()));
        return schemas;
    }

    private static Map<String, Object> headers() {
        var headers = object();
        ResponseHeaders.ALL.forEach(header -> headers.put(header.key(), header.declaration()));
        return headers;
    }
}
