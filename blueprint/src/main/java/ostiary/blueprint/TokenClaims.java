package ostiary.blueprint;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The claims of a user that access tokens of the service's own clients tell, parsed from [Setting#TOKEN_CLAIMS].
///
/// @param names in the order of the setting
public record TokenClaims(List<String> names) {
    /// None: as it is by default.
    public static final TokenClaims NONE = new TokenClaims(List.of());

    /// Those that there are: of the scope `profile` (OpenID Connect Core §5.4).
    public static final Set<String> KNOWN = Set.of(
            "name",
            "family_name",
            "given_name",
            "middle_name",
            "nickname",
            "preferred_username",
            "profile",
            "picture",
            "website",
            "gender",
            "birthdate",
            "zoneinfo",
            "locale",
            "updated_at");

    public TokenClaims {
        names = List.copyOf(names);
    }

    /// Empty unless `text` is a list of known claims with one blank between, none of them twice.
    public static Optional<TokenClaims> parse(String text) {
        return Optional.of(new TokenClaims(List.of(text.split(" ", -1)))).filter(TokenClaims::isSound);
    }

    /// Whether all are known, and none of them there twice.
    public boolean isSound() {
        return KNOWN.containsAll(names) && new HashSet<>(names).size() == names.size();
    }

    /// The value of the setting.
    public String text() {
        return String.join(" ", names);
    }
}
