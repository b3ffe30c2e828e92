package ostiary.core.user;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Other values for some facts of a profile (RFC 7396): what it does not name stays as it is.
///
/// @param isNamed whether the name changes
/// @param name the new one, if it changes; nothing removes it
/// @param claims those that change: to a value, or to nothing. Never [ProfileClaim#UPDATED_AT], which the service knows
public record ProfilePatch(boolean isNamed, Optional<String> name, Map<ProfileClaim, Optional<String>> claims) {
    public ProfilePatch {
        claims = Map.copyOf(claims);
    }

    /// The member of a value that is of another form than its claim's; empty if all are good.
    public Optional<String> flaw() {
        var flaws = claims.entrySet().stream()
                .filter(change -> change.getValue()
                        .filter(Predicate.not(change.getKey()::accepts))
                        .isPresent())
                .map(change -> change.getKey().text());
        return name.filter(Predicate.not(ProfileClaim.NICKNAME::accepts))
                .map(_ -> UserClaims.NAME)
                .or(() -> flaws.sorted().findFirst());
    }

    /// The user with the changes. One that changes nothing leaves the time of the last change, too.
    ///
    /// @return empty if the values are too large together
    Optional<User> on(User user, Instant now) {
        var values = new EnumMap<ProfileClaim, String>(ProfileClaim.class);
        values.putAll(user.profile().values());
        claims.forEach(
                (claim, value) -> value.ifPresentOrElse(text -> values.put(claim, text), () -> values.remove(claim)));
        var next = isNamed ? name : user.name();
        if (next.equals(user.name()) && values.equals(user.profile().values())) {
            return Optional.of(user);
        }
        values.put(ProfileClaim.UPDATED_AT, Long.toString(now.getEpochSecond()));
        var reading = Profile.read(values);
        return reading.refused().isEmpty()
                ? Optional.of(new User(user.id(), user.email(), next, user.createdAt(), reading.profile()))
                : Optional.empty();
    }

    /// Leaves out what is known of the user, which must not get into logs.
    @Override
    public String toString() {
        return "ProfilePatch of " + claims.keySet();
    }
}
