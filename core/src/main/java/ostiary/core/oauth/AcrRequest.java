package ostiary.core.oauth;

import java.util.List;
import ostiary.core.token.Acr;

/// A client's request for a certain sureness of the user, by the parameter `acr_values` (OpenID Connect
/// Core §3.1.2.1, RFC 9470 §5).
///
/// @param values those that will do, as they were sent; unknown ones are ignored, and so are all if
///     none is known
/// @param isAsked whether the user has just been asked to sign in for it: once is enough
public record AcrRequest(List<String> values, boolean isAsked) {
    /// Anything will do.
    public static final AcrRequest NONE = new AcrRequest(List.of(), false);

    public AcrRequest {
        values = List.copyOf(values);
    }

    /// Whether a user who has signed in by this much will do: more is as good as less.
    boolean isMetBy(String acr) {
        int least = Acr.ALL.indexOf(acr);
        return values.stream().noneMatch(Acr.ALL::contains)
                || values.stream().anyMatch(Acr.ALL.subList(0, least + 1)::contains);
    }
}
