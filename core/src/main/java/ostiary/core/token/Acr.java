package ostiary.core.token;

import java.util.Collection;
import java.util.List;

/// How sure the service is of a user: the claim `acr` (OpenID Connect Core §2).
public final class Acr {
    /// One factor, such as a password.
    public static final String ONE_FACTOR = "1";

    /// Two factors.
    public static final String TWO_FACTORS = "2";

    /// All of them, the weakest first.
    public static final List<String> ALL = List.of(ONE_FACTOR, TWO_FACTORS);

    private Acr() {}

    /// That of a login.
    ///
    /// @param amr how the user proved who they are (RFC 8176), once each
    public static String of(Collection<String> amr) {
        return amr.size() > 1 ? TWO_FACTORS : ONE_FACTOR;
    }
}
