package ostiary.functions.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ostiary.core.access.Principal;

/// The principal of a token as the authorizer's context: strings by name, which the gateway passes to every function
/// behind it. A team's functions read them; this service's own verify the token.
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
        context.put(SUBJECT, principal.subject().toString());
        context.put(SESSION_ID, principal.sessionId().toString());
        context.put(CLIENT_ID, principal.clientId());
        context.put(SCOPE, joined(principal.scopes()));
        context.put(ROLES, joined(principal.roles()));
        principal.authTime().ifPresent(time -> context.put(AUTH_TIME, Long.toString(time.getEpochSecond())));
        return context;
    }

    /// Joins the names in alphabetical order, with blanks between (RFC 6749 §3.3). Leaves out a name with a blank
    /// in it, which would be read as two names.
    private static String joined(Set<String> names) {
        return new TreeSet<>(names)
                .stream()
                        .filter(name -> !name.isEmpty() && name.indexOf(' ') < 0)
                        .collect(Collectors.joining(" "));
    }
}
