package ostiary.edge;

import java.util.Optional;
import java.util.TreeSet;
import ostiary.core.admin.Operator;
import ostiary.core.search.SearchEntry;
import ostiary.core.search.SearchUsers;

/// The answers to operators who search, whichever way they come.
///
/// @param search empty where there is no copy to search in
public record UserSearchAnswers(Optional<SearchUsers> search) {
    Response answer(Request request, Operator by, FieldValues fields) {
        if (search.isEmpty()) {
            return Problem.SEARCH_OFF.response(request);
        }
        return switch (UserSearchReader.read(fields)) {
            case UserSearchReader.Reading.Flawed(var field, var flaw) -> Problem.field(request, field, flaw);
            case UserSearchReader.Reading.Read(var query, var after, var most) -> {
                var page = search.get().search(by, query, after, most);
                var json = new JsonObject()
                        .putObjects(
                                "users",
                                page.entries().stream()
                                        .map(UserSearchAnswers::json)
                                        .toList());
                page.next().ifPresent(next -> json.put("next", SearchCursor.write(query.order(), next)));
                yield Response.json(200, json.text());
            }
        };
    }

    private static JsonObject json(SearchEntry user) {
        var json = new JsonObject()
                .put("id", user.user().toString())
                .put("email", user.email().value())
                .put("created_at", user.createdAt().toString())
                .put("state", user.state().text())
                .put("roles", new TreeSet<>(user.roles()));
        user.name().ifPresent(name -> json.put("name", name));
        user.deletesAt().ifPresent(at -> json.put("deletes_at", at.toString()));
        return json;
    }
}
