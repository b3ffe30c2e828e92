package ostiary.core.user;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which scope tells which claims of a user (OpenID Connect Core §5.4).
public final class UserClaims {
    public static final String NAME = "name";
    public static final String EMAIL = "email";
    public static final String EMAIL_VERIFIED = "email_verified";

    private static final Map<String, List<String>> BY_SCOPE = Map.of(
            "profile",
            Stream.concat(Stream.of(NAME), Arrays.stream(ProfileClaim.values()).map(ProfileClaim::text))
                    .toList(),
            "email",
            List.of(EMAIL, EMAIL_VERIFIED));

    private UserClaims() {}

    /// Those that the scopes tell.
    public static Set<String> of(Collection<String> scopes) {
        return scopes.stream()
                .flatMap(scope -> BY_SCOPE.getOrDefault(scope, List.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The scopes with those that tell the claims, too: what a user is asked to agree to.
    public static Set<String> scopesWith(Set<String> scopes, Set<String> claims) {
        var all = new LinkedHashSet<>(scopes);
        BY_SCOPE.forEach((scope, told) -> {
            if (told.stream().anyMatch(claims::contains)) {
                all.add(scope);
            }
        });
        return all;
    }
}
