package ostiary.cli;

import java.util.Set;
import java.util.regex.Pattern;

/// Roles as an operator gives them. The authorizer's context has them with blanks between, and a token is only so long.
final class Roles {
    private static final int MOST = 50;
    private static final Pattern NAME = Pattern.compile("[!-~]{1,64}");

    private Roles() {}

    /// @throws MovingException if one of them could not be told apart from another in a token
    static Set<String> checked(Set<String> roles) throws MovingException {
        if (roles.size() > MOST
                || !roles.stream().allMatch(role -> NAME.matcher(role).matches())) {
            throw new MovingException("Roles are " + MOST + " at most, of 64 visible ASCII characters without blanks.");
        }
        return Set.copyOf(roles);
    }
}
