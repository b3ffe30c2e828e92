package ostiary.blueprint;

import static ostiary.blueprint.Field.optional;
import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.GET;
import static ostiary.blueprint.HttpMethod.POST;

import java.util.List;

/// The routes of operators, who act on the accounts of others: for whoever holds an access token with
/// [Api#ADMIN_SCOPE], has the role now, and has logged in by two factors a moment ago.
public final class AdminApi {
    private static final Access OPERATORS = new Access.Bearer(Api.ADMIN_SCOPE);

    /// An address goes into no URL, which others log.
    public static final Route FIND = of(
            POST,
            "/admin/users/find",
            "Find a user by address",
            List.of(required("email", 254, "The exact address of the login")),
            200,
            "The user");

    /// The question of a search. What one searches for may be an address, too.
    private static final List<Field> QUESTION = List.of(
            optional("prefix", 254, "The beginning of an address or a name; small and capital letters are one"),
            optional("field", 5, "`email` or `name`: of what it is the beginning; `email` if left out"),
            optional("role", 64, "A role that an operator has given them"),
            optional("state", 16, "`active`, `disabled` or `deletion_pending`"),
            optional("cursor", 1200, "`next` of the page before, with everything else as there"),
            optional("limit", 2, "How many users of a page, 50 at most, and if left out"));

    public static final Route SEARCH =
            of(POST, "/admin/users/search", "Search for users", QUESTION, 200, "A page of users");

    public static final Route SHOW =
            of(GET, "/admin/users/{id}", "What holds for a user now", List.of(), 200, "The user");

    public static final Route ACT = of(
            POST,
            "/admin/users/{id}/actions",
            "Do something to a user's account",
            List.of(
                    required(
                            "action",
                            32,
                            "`disable`, `enable`, `end_sessions`, `require_reset`, `remove_factor`,"
                                    + " `remove_passkey`, `set_roles` or `unlock`"),
                    required("reason", 200, "Why, for whoever reads the record; no control characters"),
                    optional("roles", 4096, "Of `set_roles`: the roles to have, with blanks between; empty for none"),
                    optional("factor", 36, "Of `remove_factor`: its id"),
                    optional("passkey", 340, "Of `remove_passkey`: its id")),
            200,
            "It is done, and this is the record of it");

    public static final Route RECORDS = of(
            GET,
            "/admin/users/{id}/actions",
            "What operators have done to a user's account",
            List.of(),
            200,
            "The records, the newest first; the parameter `before` with `next` asks for more");

    /// Called by IAM, and not over HTTP: the members of the one member of the event. Of a call for an action, those of
    /// [#ACT] are among them.
    public static final List<Field> DIRECT = List.of(
            required("call", 16, "`find`, `search`, `show`, `act`, `try` or `records`"),
            required("by", 512, "The ARN of whoever calls"),
            optional("user", 36, "Whose account, by id"),
            optional("email", 254, "Whose account, by address"),
            optional("action", 32, "As over HTTP"),
            optional("reason", 200, "As over HTTP"),
            optional("roles", 4096, "As over HTTP"),
            optional("factor", 36, "As over HTTP"),
            optional("passkey", 340, "As over HTTP"),
            optional("before", 64, "As over HTTP"),
            optional("prefix", 254, "As over HTTP"),
            optional("field", 5, "As over HTTP"),
            optional("role", 64, "As over HTTP"),
            optional("state", 16, "As over HTTP"),
            optional("cursor", 1200, "As over HTTP"),
            optional("limit", 2, "As over HTTP"));

    /// The one member of the event of a direct call. An HTTP request comes in an event with other members, whatever
    /// whoever sent it has written.
    public static final String DIRECT_MEMBER = "ostiary_admin";

    static final List<Route> ROUTES = List.of(FIND, SEARCH, SHOW, ACT, RECORDS);

    private AdminApi() {}

    private static Route of(HttpMethod method, String path, String summary, List<Field> body, int status, String when) {
        return new Route(
                method,
                path,
                ServiceFunction.ADMIN,
                OPERATORS,
                Throttle.CHEAP,
                summary,
                body,
                Route.answers(status, when));
    }
}
