package ostiary.core.admin;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Roles as an operator gives them: the authorizer's context has them with blanks between, and a token is only so long.
public final class RoleNames {
    /// How many there may be.
    public static final int MOST = 50;

    private static final Pattern NAME = Pattern.compile("[!-~]{1,64}");

    private RoleNames() {}

    /// The roles of a text with blanks between; of a blank text none. Empty if one of them could not be told apart from
    /// another in a token, or they are too many.
    public static Optional<Set<String>> parse(String text) {
        var names = Arrays.stream(text.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return names.size() <= MOST
                        && names.stream().allMatch(name -> NAME.matcher(name).matches())
                ? Optional.of(names)
                : Optional.empty();
    }
}
