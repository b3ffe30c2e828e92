package ostiary.core.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// The facts that are known of a user beside the name, for clients with the scope `profile`.
///
/// @param values each of them one that [#read] takes
public record Profile(Map<ProfileClaim, String> values) {
    public static final Profile NONE = new Profile(Map.of());

    /// All values together, in bytes of UTF-8.
    private static final int LARGEST = 2048;

    public Profile {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /// Takes each value that is of the form of its claim, as long as all of them together are not too large.
    public static Reading read(Map<ProfileClaim, String> given) {
        var taken = new EnumMap<ProfileClaim, String>(ProfileClaim.class);
        var refused = EnumSet.noneOf(ProfileClaim.class);
        int size = 0;
        for (var claim : ProfileClaim.values()) {
            var value = given.getOrDefault(claim, "").strip();
            int larger = size + value.getBytes(UTF_8).length;
            if (!value.isEmpty() && claim.accepts(value) && larger <= LARGEST) {
                taken.put(claim, value);
                size = larger;
            } else if (!value.isEmpty()) {
                refused.add(claim);
            }
        }
        return new Reading(new Profile(taken), Collections.unmodifiableSet(refused));
    }

    /// Leaves out what is known of the user, which must not get into logs.
    @Override
    public String toString() {
        return "Profile";
    }

    /// The claims that were taken of those that were given.
    ///
    /// @param refused whose values are of another form, too long, or too much together; an empty one is none
    public record Reading(Profile profile, Set<ProfileClaim> refused) {}
}
