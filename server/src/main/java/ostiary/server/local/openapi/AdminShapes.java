package ostiary.server.local.openapi;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ostiary.core.admin.AdminAction;
import ostiary.core.login.Factor;
import ostiary.core.search.AccountState;

/// The bodies that operators are answered.
final class AdminShapes {
    static final Shape FACTOR = Shape.of(
            "UserFactor",
            "A second factor of a user, without its secret",
            Member.text("id", "uuid", "Removes it, by the action `remove_factor`", Examples.SESSION),
            Member.choice("kind", "What it is", List.of(Factor.TOTP.id())),
            Member.text("name", "What the user calls it", "Phone"),
            Member.text("created_at", "date-time", "When the user confirmed it", Examples.INSTANT));

    static final Shape PASSKEY = Shape.of(
            "UserPasskey",
            "A passkey of a user",
            Member.text("id", "Removes it, by the action `remove_passkey`", "rTSuyZ5S8Vx0m3sVvVt6sw"),
            Member.text("name", "What the user calls it", "Laptop"),
            Member.text("created_at", "date-time", "When the user added it", Examples.INSTANT),
            Member.text("last_used_at", "date-time", "When a login last took it", Examples.INSTANT)
                    .optional());

    static final Shape SESSION = Shape.of(
            "UserSession",
            "One login of a user on one device",
            Member.text("id", "uuid", "The session's id, `sid` of its tokens", Examples.SESSION),
            Member.text("client_id", "Which application logged in", "browser"),
            Member.text("user_agent", "What the client called itself; empty where it said nothing", "Firefox/142.0"),
            Member.text("network", "The address that the login came from, an IPv6 one cut to its /64", "192.0.2.7"),
            Member.text("created_at", "date-time", "When the login was", Examples.INSTANT),
            Member.text("last_used_at", "date-time", "When its tokens were last refreshed", Examples.INSTANT));

    static final Shape USER = Shape.of(
            "User",
            "A user, as an operator may know them",
            Member.text("id", "uuid", "The user's id, the `sub` of access tokens", Examples.USER),
            Member.text("email", "email", "The address that the user logs in with", Examples.EMAIL),
            Member.text("name", "What to call the user, if that was told", "Ada")
                    .optional(),
            Member.text("created_at", "date-time", "When the account came to be", Examples.INSTANT),
            Member.choice("status", "Whether an operator has shut the user out", List.of("enabled", "disabled")),
            Member.truth("verified", "Always: each account has proved its address", true),
            Member.texts("roles", "The roles that an operator has given", Map.of(), List.of("staff")),
            Member.truth(
                    "reset_required", "Whether an operator has made the password void, and no other is set", false),
            Member.truth("password_here", "Whether the password is here, and not in another system", true),
            Member.objects("factors", "The second factors, the oldest first", FACTOR),
            Member.objects("passkeys", "The passkeys, the oldest first", PASSKEY),
            Member.number("recovery_codes_left", "How many recovery codes are not used", 10),
            Member.objects("sessions", "The open sessions, the last used first", SESSION),
            Member.number("devices", "From how many devices they come", 1));

    static final Shape FOUND = Shape.of(
            "FoundUser",
            "A user, as far as one can search for them",
            Member.text("id", "uuid", "The user's id, the `sub` of access tokens", Examples.USER),
            Member.text("email", "email", "The address that the user logs in with", Examples.EMAIL),
            Member.text("name", "What to call the user, if that was told", "Ada")
                    .optional(),
            Member.text("created_at", "date-time", "When the account came to be", Examples.INSTANT),
            Member.choice(
                    "state",
                    "Whether the account will be deleted, or an operator has shut the user out",
                    Stream.of(AccountState.values()).map(AccountState::text).toList()),
            Member.texts("roles", "The roles that an operator has given", Map.of(), List.of("staff")),
            Member.text("deletes_at", "date-time", "When the account will be gone, if it will", Examples.INSTANT)
                    .optional());

    static final Shape USERS = Shape.of(
            "FoundUsers",
            "A page of the users who were searched for",
            Member.objects("users", "In order, up to 50", FOUND),
            Member.text("next", "For `cursor` of the next page, if there is one", "bmFkYQo4ZDBj")
                    .optional());

    static final Shape ACTION = Shape.of(
            "UserAction",
            "The record of what an operator did to a user's account",
            Member.text("id", "uuid", "The record's id, as logs have it", Examples.REQUEST),
            Member.text("user_id", "uuid", "Whose account", Examples.USER),
            Member.choice(
                    "action",
                    "What was done",
                    Stream.of(AdminAction.Kind.values())
                            .map(AdminAction.Kind::text)
                            .toList()),
            Member.text(
                    "by",
                    "Who did it: `user:` and an id, `iam:` and the name that the caller gave, or `local:`",
                    "user:" + Examples.SESSION),
            Member.text("reason", "Why, in the operator's words", "Lost phone, ticket 4711"),
            Member.text("at", "date-time", "When", Examples.INSTANT),
            Member.text("request_id", "The request by which it came, as logs have it", "JKJaXmPLvHcESHA="),
            Member.text("roles", "Of `set_roles`: the roles, with blanks between", "staff")
                    .optional(),
            Member.text("factor", "uuid", "Of `remove_factor`: the factor", Examples.SESSION)
                    .optional(),
            Member.text("passkey", "Of `remove_passkey`: the passkey", "rTSuyZ5S8Vx0m3sVvVt6sw")
                    .optional());

    static final Shape ACTIONS = Shape.of(
            "UserActions",
            "What operators have done to a user's account",
            Member.objects("actions", "The newest first, up to 50", ACTION),
            Member.text("next", "For the parameter `before` of the next page, if there is one", "001795345600000 x")
                    .optional());

    private AdminShapes() {}
}
