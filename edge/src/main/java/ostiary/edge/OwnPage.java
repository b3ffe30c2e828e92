package ostiary.edge;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ostiary.blueprint.AccountPagesApi;
import ostiary.blueprint.Route;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.BrowserSessions;

/// A page of the user's own account: what a sign-in is for where no client has sent the user.
enum OwnPage {
    APPS(AccountPagesApi.APPS),
    SESSIONS(AccountPagesApi.SESSIONS),
    PASSWORD(AccountPagesApi.PASSWORD),
    FACTORS(AccountPagesApi.FACTORS),
    PASSKEYS(AccountPagesApi.PASSKEYS);

    /// The client that stands in for a registered one: it has no name, and no client can be registered by its id.
    static final RegisteredClient CLIENT = new RegisteredClient(
            BrowserSessions.CLIENT.id(),
            ClientType.PUBLIC,
            List.of(),
            new ClientDescription("", Set.of(), Set.of(), Set.of(), Optional.empty()),
            Instant.EPOCH,
            1);

    private static final String PAGE = "page";
    private static final String AT = "at";

    /// One word, or an id.
    private static final Pattern PART = Pattern.compile("[a-z0-9-]{1,36}");
    private static final String CLIENT_ID = "client_id";

    @SuppressWarnings("ImmutableEnumChecker") // a route does not change
    private final Route route;

    OwnPage(Route route) {
        this.route = route;
    }

    Route route() {
        return route;
    }

    /// The query that pages carry from step to step in the place of an authorization request.
    AuthorizationQuery query() {
        return new AuthorizationQuery(new TreeMap<>(Map.of(CLIENT_ID, List.of(CLIENT.id()), PAGE, List.of(text()))));
    }

    /// The same on the way to a part of the page.
    ///
    /// @param part as [#part] tells it
    AuthorizationQuery query(String part) {
        var parameters = new TreeMap<>(query().parameters());
        parameters.put(AT, List.of(part));
        return new AuthorizationQuery(parameters);
    }

    /// The part of the page that a query is for.
    static Optional<String> part(AuthorizationQuery query) {
        return query.only(AT).filter(text -> PART.matcher(text).matches());
    }

    /// The query of the page's address for a part of it, with the question mark.
    static String at(String part) {
        return "?" + AT + "=" + part;
    }

    /// The page that a sign-in is for, if it is for one of these.
    static Optional<OwnPage> of(AuthorizationQuery query) {
        return query.only(CLIENT_ID)
                .filter(CLIENT.id()::equals)
                .flatMap(_ -> query.only(PAGE))
                .flatMap(text -> Stream.of(values())
                        .filter(page -> page.text().equals(text))
                        .findFirst());
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
