package ostiary.edge;

import ostiary.core.user.User;
import ostiary.core.user.UserStore;

/// `GET /me`, behind [Authorized].
public final class MeEndpoint implements Endpoint {
    private final UserStore users;

    public MeEndpoint(UserStore users) {
        this.users = users;
    }

    @Override
    public Response handle(Request request) {
        return users.find(request.requirePrincipal().userId())
                .map(MeEndpoint::profile)
                // The token outlived its user.
                .orElseGet(() -> Problem.INVALID_TOKEN.response(request));
    }

    static Response profile(User user) {
        return Response.json(200, json(user).text());
    }

    /// All that a user may know of their own profile.
    static JsonObject json(User user) {
        var json = new JsonObject()
                .put("sub", user.id().toString())
                .put("email", user.email().value());
        ProfileJson.put(json, user, _ -> true);
        return json.put("created_at", user.createdAt().toString());
    }
}
