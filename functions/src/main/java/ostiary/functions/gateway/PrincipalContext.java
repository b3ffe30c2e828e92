package ostiary.functions.gateway;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.core.access.Principal;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// The principal of a token as the authorizer's context: strings by name, which the gateway passes to every function
/// behind it. The authorizer writes them, and the endpoints read them.
final class PrincipalContext {
    private static final String SUBJECT = "sub";
    private static final String SESSION_ID = "sid";
    private static final String CLIENT_ID = "client_id";
    private static final String SCOPE = "scope";
    private static final String ROLES = "roles";
    private static final String AUTH_TIME = "auth_time";

    private PrincipalContext() {}

    static Map<String, String> of(Principal principal) {
        var context = new LinkedHashMap<String, String>();
        context.put(SUBJECT, principal.userId().toString());
        context.put(SESSION_ID, principal.sessionId().toString());
        context.put(CLIENT_ID, principal.clientId());
        context.put(SCOPE, joined(principal.scopes()));
        context.put(ROLES, joined(principal.roles()));
        context.put(AUTH_TIME, Long.toString(principal.authTime().getEpochSecond()));
        return context;
    }

    /// Reads the principal. Empty unless every member is present and as [#of] writes it: the context of another
    /// authorizer grants nothing here.
    static Optional<Principal> read(EventObject context) {
        try {
            return Optional.of(new Principal(
                    new UserId(uuid(context.requiredText(SUBJECT))),
                    new SessionId(uuid(context.requiredText(SESSION_ID))),
                    context.requiredText(CLIENT_ID),
                    split(context.text(SCOPE).orElse("")),
                    split(context.text(ROLES).orElse("")),
                    Instant.ofEpochSecond(Long.parseLong(context.requiredText(AUTH_TIME)))));
        } catch (MalformedEventException | IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    /// Joins the names in alphabetical order, with blanks between (RFC 6749 §3.3). Leaves out a name with a blank
    /// in it, which would be read as two names.
    private static String joined(Set<String> names) {
        return new TreeSet<>(names)
                .stream()
                        .filter(name -> !name.isEmpty() && name.indexOf(' ') < 0)
                        .collect(Collectors.joining(" "));
    }

    private static Set<String> split(String names) {
        return Stream.of(names.split(" ")).filter(name -> !name.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    private static UUID uuid(String text) {
        var uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) { // the JDK reads "1-1-1-1-1" too
            throw new IllegalArgumentException("not the canonical form");
        }
        return uuid;
    }
}
