package ostiary.core.access;

import java.util.LinkedHashSet;
import java.util.Set;

/// The role and the scope of operators. They have a name of their own, so that nobody becomes one who is the
/// administrator of something else, as `admin` of a team's app may be.
public final class AdminRole {
    /// The role that a user has to have been given here. One that a login found elsewhere is none.
    public static final String ROLE = "ostiary:admin";

    /// The scope that the client's token has to have. Clients of the service's owner may ask for it, for users with the
    /// role.
    public static final String SCOPE = "ostiary:admin";

    private AdminRole() {}

    /// The scopes without [#SCOPE], unless the client is the owner's own and its user has the role.
    ///
    /// @param roles of the user, as of now
    public static Set<String> within(Set<String> scopes, boolean isFirstParty, Set<String> roles) {
        var left = new LinkedHashSet<>(scopes);
        if (!isFirstParty || !roles.contains(ROLE)) {
            left.remove(SCOPE);
        }
        return left;
    }
}
