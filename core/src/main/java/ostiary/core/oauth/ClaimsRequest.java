package ostiary.core.oauth;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import ostiary.core.user.UserId;

/// A client's request for single claims, by the parameter `claims` (OpenID Connect Core §5.5).
///
/// @param userInfo the claims that it wants of user info
/// @param subjects the users that will do, in their spelling; empty where anybody does
/// @param essentialAcr the values of `acr` one of which it needs (§5.5.1.1); empty where any does
public record ClaimsRequest(Set<String> userInfo, Optional<Set<String>> subjects, Optional<Set<String>> essentialAcr) {
    /// It asks for nothing.
    public static final ClaimsRequest NONE = new ClaimsRequest(Set.of(), Optional.empty(), Optional.empty());

    public ClaimsRequest {
        userInfo = Set.copyOf(userInfo);
    }

    /// The same for a user who is one of `others`, too.
    public ClaimsRequest ofSubject(Set<String> others) {
        var both = new HashSet<>(others);
        subjects.ifPresent(both::retainAll);
        return new ClaimsRequest(userInfo, Optional.of(both), essentialAcr);
    }

    boolean meets(UserId user) {
        return subjects.filter(wanted -> !wanted.contains(user.toString())).isEmpty();
    }

    boolean isMetBy(String acr) {
        return essentialAcr.filter(wanted -> !wanted.contains(acr)).isEmpty();
    }
}
