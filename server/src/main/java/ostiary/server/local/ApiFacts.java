package ostiary.server.local;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import ostiary.blueprint.Api;
import ostiary.blueprint.Field;
import ostiary.blueprint.Route;
import ostiary.server.local.openapi.OpenApiDocument;

/// The API as the template `api` takes it: what the OpenAPI document says, for people.
final class ApiFacts {
    private ApiFacts() {}

    static List<Map<String, Object>> routes() {
        return Api.DOCUMENTED.stream().map(ApiFacts::route).toList();
    }

    private static Map<String, Object> route(Route route) {
        return Map.of(
                "method", route.method(),
                "path", route.path(),
                "anchor", route.method() + route.path(),
                "summary", route.summary(),
                "access", access(route),
                "takes", !route.body().isEmpty(),
                "fields", route.body().stream().map(ApiFacts::field).toList(),
                "answers", answers(OpenApiDocument.answers(route)));
    }

    private static String access(Route route) {
        return OpenApiDocument.scope(route)
                .map(scope -> "Takes an access token with the scope " + scope + ".")
                .orElse("Anybody may call it.");
    }

    private static Map<String, Object> field(Field field) {
        return Map.of(
                "name", field.name(),
                "needed", field.required() ? "required" : "optional",
                "most", field.maxLength(),
                "description", field.description());
    }

    private static List<Map<String, Object>> answers(SortedMap<Integer, String> answers) {
        return answers.entrySet().stream()
                .map(answer -> Map.<String, Object>of("status", answer.getKey(), "when", answer.getValue()))
                .toList();
    }
}
