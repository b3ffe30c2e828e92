package ostiary.server.local.openapi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ostiary.blueprint.Api;
import ostiary.blueprint.LoginApi;
import ostiary.core.client.Clients;
import ostiary.core.login.Factor;
import ostiary.core.token.AccessToken;
import ostiary.core.user.ProfileClaim;
import ostiary.edge.OAuthError;

/// The bodies of successful responses.
final class Shapes {
    private static final Member ACCESS_TOKEN = Member.text(
            "access_token",
            "A JWT of the profile in " + Rfc.link(9068) + "; send it as a bearer token",
            Examples.ACCESS_TOKEN);

    private static final Member TOKEN_TYPE =
            Member.choice("token_type", "How to send the access token (" + Rfc.link(6750) + ")", List.of("Bearer"));

    private static final Member EXPIRES_IN = Member.number(
            "expires_in", "How many seconds the access token is good for", (int) AccessToken.LIFETIME.toSeconds());

    static final Shape TOKENS = Shape.of(
            "Tokens",
            "What a login or a refresh gives (" + Rfc.link(6749, "5.1") + ")",
            ACCESS_TOKEN,
            TOKEN_TYPE,
            EXPIRES_IN,
            Member.text(
                    "refresh_token", "The newest of the session: keep it in place of the one before", Examples.TOKEN),
            Member.text(
                    "scope",
                    "What the access token is good for, with blanks between (" + Rfc.link(6749, "3.3") + ")",
                    Api.ACCOUNT_SCOPE),
            Member.text(
                            "device_token",
                            "After a login: send it with the next one on this device. Browsers have it in the cookie `"
                                    + LoginApi.DEVICE_COOKIE + "`, too",
                            Examples.DEVICE)
                    .optional());

    static final Shape CLIENT_TOKEN = Shape.of(
            "ClientToken",
            "What a client gets (" + Rfc.link(6749, "5.1") + ")",
            ACCESS_TOKEN,
            TOKEN_TYPE,
            EXPIRES_IN,
            Member.text("refresh_token", "Of a user's session: keep it in place of the one before", Examples.TOKEN)
                    .optional(),
            Member.text(
                            "id_token",
                            "Who the user is, for the client, where the scope has `openid`",
                            Examples.ACCESS_TOKEN)
                    .optional(),
            Member.text("scope", "What the access token is good for, with blanks between", "orders:read")
                    .optional());

    static final Shape INTROSPECTION = Shape.of(
            "Introspection",
            "What may be told of a token (" + Rfc.link(7662, "2.2") + ")",
            Member.truth("active", "Whether it is good for the one who asks; if not, this is all", true),
            Member.text("iss", "uri", "The issuer", "https://auth.example.com").optional(),
            Member.text("aud", "For whom it is made", "https://auth.example.com")
                    .optional(),
            Member.text("sub", "The user's id, or the client's where it speaks for itself", "billing")
                    .optional(),
            Member.text("client_id", "The client that got it", "billing").optional(),
            Member.text("scope", "What it is good for, with blanks between", "orders:read")
                    .optional(),
            Member.choice("token_type", "How it is sent", List.of("Bearer")).optional(),
            Member.number("iat", "When it was issued, in seconds", 1_795_345_600)
                    .optional(),
            Member.number("exp", "Until when it is good, in seconds", 1_795_346_200)
                    .optional(),
            Member.text("jti", "The token's own id", Examples.REQUEST).optional(),
            Member.text("sid", "uuid", "The session's id", Examples.SESSION).optional(),
            Member.number("auth_time", "When the user logged in, in seconds", 1_795_345_600)
                    .optional());

    static final Shape REVOCATION = Shape.of(
            "Revocation",
            "Access tokens that count no more although they have not expired",
            Member.choice(
                    "kind",
                    "Those of a `session` (`sid`), those of a `user` (`sub`), a `client` (`client_id`) or `everyone`"
                            + " that were issued at `until` or earlier, or those of all `sessions_of` a user that had"
                            + " started by then (`auth_time`)",
                    List.of("user", "session", "sessions_of", "client", "everyone")),
            Member.text("id", "Of what; not there for `everyone`", Examples.USER)
                    .optional(),
            Member.text(
                            "until",
                            "date-time",
                            "Up to when, in whole seconds of the token; not there for a session",
                            Examples.INSTANT)
                    .optional());

    static final Shape REVOCATIONS = Shape.of(
            "Revocations",
            "A page of revocations, the newest first",
            Member.objects("revocations", "Each at least once", REVOCATION),
            Member.text(
                    "complete_since",
                    "date-time",
                    "Whoever stops at this page misses none that came later",
                    Examples.INSTANT),
            Member.text(
                            "next",
                            "Where the next page begins; not there on the last one",
                            "000001795345600#session#" + Examples.SESSION)
                    .optional());

    static final Shape OAUTH_ERROR = Shape.of(
            "OAuthError",
            "An error for registered clients (" + Rfc.link(6749, "5.2") + ")",
            Member.choice(
                    "error",
                    "For programs",
                    Stream.of(OAuthError.values()).map(OAuthError::code).toList()),
            Member.text("error_description", "For developers; its words may change", "The reason"));

    static final Shape PROFILE = Shape.of("Profile", "A user, as the user may know it", profile());

    static final Shape DELETION = Shape.of(
            "Deletion",
            "The end of an account",
            Member.text("deletes_at", "date-time", "When the account is deleted", Examples.INSTANT));

    static final Shape USER_INFO = Shape.of(
            "UserInfo",
            "What a client may know of a user ([OpenID Connect Core"
                    + " §5.1](https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims)): the claims of its"
                    + " scopes, as far as they are known",
            userInfo());

    static final Shape SESSION = Shape.of(
            "Session",
            "One login on one device",
            session(Member.truth("current", "Whether it is the session of the access token that asks", true)));

    static final Shape SESSIONS = Shape.of(
            "Sessions", "Where a user is logged in", Member.objects("sessions", "The last used first", SESSION));

    static final Shape PASSWORD_REQUEST = Shape.of(
            "PasswordRequest",
            "A request for another password",
            Member.text("request", "What to send with the mailed code", Examples.PASSWORD_REQUEST));

    static final Shape ADDRESS_REQUEST = Shape.of(
            "AddressRequest",
            "A request for another address",
            Member.text("request", "What to send with the mailed code", Examples.ADDRESS_REQUEST));

    static final Shape FACTOR = Shape.of(
            "Factor",
            "An authenticator app that logins ask for",
            Member.text("id", "uuid", "Removes it with `DELETE /me/factors/{id}`", Examples.SESSION),
            Member.choice("kind", "What it is", List.of(Factor.TOTP.id())),
            Member.text("name", "What the user calls it", "Phone"),
            Member.text("created_at", "date-time", "When the user confirmed it", Examples.INSTANT),
            Member.text("last_used_at", "date-time", "When a code of it last counted", Examples.INSTANT)
                    .optional());

    static final Shape FACTORS = Shape.of(
            "Factors",
            "A user's second factors",
            Member.objects("factors", "The oldest first", FACTOR),
            Member.number("recovery_codes_left", "How many recovery codes are not used", 10));

    static final Shape AUTHENTICATOR_SETUP = Shape.of(
            "AuthenticatorSetup",
            "What an authenticator app takes its secret from: one of the last three",
            Member.text("id", "uuid", "Confirms it with a first code", Examples.SESSION),
            Member.text("secret", "For whoever types it, in base32", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
            Member.text("uri", "uri", "For an app on the same device", Examples.OTP_URI),
            Member.text("qr", "The `uri` for a camera: an `svg` element", "<svg/>"));

    static final Shape RECOVERY_CODES = Shape.of(
            "RecoveryCodes",
            "Codes that stand in for an authenticator, each once",
            Member.texts(
                    "recovery_codes",
                    "Told once; none where there are some already",
                    Map.of(),
                    List.of("7KQ2-V0FN-3XWD-9R5T-HB8M-PZ41")));

    private static final Shape EXPORTED_PROFILE = Shape.of(
            "ExportedProfile",
            "The profile of a user, with the roles of their tokens",
            Stream.concat(
                            Stream.of(profile()),
                            Stream.of(Member.texts("roles", "Of the user's tokens", Map.of(), List.of("staff"))))
                    .toArray(Member[]::new));

    private static final Shape FORMER_EMAIL = Shape.of(
            "FormerEmail",
            "An address that the user has left",
            Member.text("email", "email", "The address", Examples.EMAIL),
            Member.text("until", "date-time", "Until when there is a way back to it", Examples.INSTANT));

    private static final Shape EXPORTED_SESSION = Shape.of("ExportedSession", "One login on one device", session());

    private static final Shape APP = Shape.of(
            "App",
            "What a user has let a client have",
            Member.text("client_id", "The client", "shop"),
            Member.texts("scopes", "What for", Map.of(), List.of("openid", "profile")),
            Member.text("agreed_at", "date-time", "Since when", Examples.INSTANT),
            Member.text("withdrawn_at", "date-time", "When the user took it back", Examples.INSTANT)
                    .optional());

    static final Shape EXPORT = Shape.of(
            "AccountExport",
            "All that is stored of a user and says something about them",
            Member.nested("profile", "Who the user is", EXPORTED_PROFILE),
            Member.objects("former_emails", "The addresses that the user has left within a week", FORMER_EMAIL),
            Member.objects("factors", "The second factors, the oldest first", FACTOR),
            Member.number("recovery_codes_left", "How many recovery codes are not used", 10),
            Member.objects("passkeys", "The passkeys, the oldest first", PasskeyShapes.PASSKEY),
            Member.objects("sessions", "Where the user is logged in", EXPORTED_SESSION),
            Member.objects("apps", "What the user has let apps have", APP));

    static final Shape FRONT_DOOR_ERROR = Shape.of(
            "FrontDoorError",
            "A refusal of API Gateway itself, before any function was asked",
            Member.text("message", "The reason, for people", "Too Many Requests"));

    private static final List<Shape> OTHERS = List.of(
            TOKENS,
            CLIENT_TOKEN,
            INTROSPECTION,
            REVOCATION,
            REVOCATIONS,
            OAUTH_ERROR,
            PROFILE,
            DELETION,
            USER_INFO,
            SESSION,
            SESSIONS,
            EXPORT,
            EXPORTED_PROFILE,
            FORMER_EMAIL,
            EXPORTED_SESSION,
            APP,
            FACTOR,
            FACTORS,
            AUTHENTICATOR_SETUP,
            RECOVERY_CODES,
            PASSWORD_REQUEST,
            ADDRESS_REQUEST,
            DiscoveryShapes.JWK,
            DiscoveryShapes.JWK_SET,
            DiscoveryShapes.METADATA,
            DiscoveryShapes.PASSKEY_ORIGINS,
            AdminShapes.USER,
            AdminShapes.FACTOR,
            AdminShapes.PASSKEY,
            AdminShapes.SESSION,
            AdminShapes.FOUND,
            AdminShapes.USERS,
            AdminShapes.ACTION,
            AdminShapes.ACTIONS,
            FRONT_DOOR_ERROR);

    static final List<Shape> ALL =
            Stream.concat(OTHERS.stream(), PasskeyShapes.ALL.stream()).toList();

    private Shapes() {}

    private static Member[] profile() {
        return Stream.of(
                        Stream.of(
                                Member.text(
                                        "sub",
                                        "uuid",
                                        "The user's id, the `sub` of access tokens; it never changes",
                                        Examples.USER),
                                Member.text("email", "email", "The address that the user logs in with", Examples.EMAIL),
                                Member.text("name", "What to call the user, if that was told", "Ada")
                                        .optional()),
                        Stream.of(ProfileClaim.values()).map(claim -> claim(claim, "If it is known")),
                        Stream.of(Member.text(
                                "created_at", "date-time", "When the account came to be", Examples.INSTANT)))
                .flatMap(members -> members)
                .toArray(Member[]::new);
    }

    private static Member[] session(Member... more) {
        return Stream.concat(
                        Stream.of(
                                Member.text(
                                        "id",
                                        "uuid",
                                        "Ends the session with `DELETE /sessions/{id}`",
                                        Examples.SESSION),
                                Member.text(
                                        "client_id",
                                        "Which application logged in: one of the built-in clients, a registered one,"
                                                + " or `ostiary-pages`, the pages in a browser",
                                        "browser"),
                                Member.text(
                                        "user_agent",
                                        "What the client called itself; empty where it said nothing",
                                        "Firefox/142.0"),
                                Member.text(
                                        "network",
                                        "The address that the login came from, an IPv6 one cut to its /64; `unknown`"
                                                + " where it was not told",
                                        "192.0.2.7"),
                                Member.texts(
                                        "networks",
                                        "The four newest networks that its refreshes came from, the newest last; two"
                                            + " at a time, on a device that stays where it is, mean that somebody has"
                                            + " a copy of its token",
                                        Map.of(),
                                        List.of("192.0.2.7")),
                                Member.text("created_at", "date-time", "When the login was", Examples.INSTANT),
                                Member.text(
                                        "last_used_at",
                                        "date-time",
                                        "When its tokens were last refreshed",
                                        Examples.INSTANT),
                                Member.text(
                                                "lost_answer_forgiven_at",
                                                "date-time",
                                                "When a refresh was last answered again after its grace: its answer"
                                                        + " was lost, or somebody else has a copy of the token",
                                                Examples.INSTANT)
                                        .optional()),
                        Stream.of(more))
                .toArray(Member[]::new);
    }

    private static Member[] userInfo() {
        return Stream.of(
                        Stream.of(
                                Member.text("sub", "uuid", "The user's id", Examples.USER),
                                Member.text("name", "What to call the user; of the scope `profile`", "Ada")
                                        .optional()),
                        Stream.of(ProfileClaim.values()).map(claim -> claim(claim, "Of the scope `profile`")),
                        Stream.of(
                                Member.text(
                                                "email",
                                                "email",
                                                "The address that the user logs in with; of the scope `email`",
                                                Examples.EMAIL)
                                        .optional(),
                                Member.truth("email_verified", "Always: each account has proved its address", true)
                                        .optional()))
                .flatMap(members -> members)
                .toArray(Member[]::new);
    }

    private static Member claim(ProfileClaim claim, String description) {
        return claim == ProfileClaim.UPDATED_AT
                ? Member.number(claim.text(), description + ", in seconds", 1_795_345_600)
                        .optional()
                : Member.text(claim.text(), description, claim.text()).optional();
    }

    static Member clientId(String description) {
        return Member.choice("client_id", description, new Clients(Set.of()).ids());
    }
}
