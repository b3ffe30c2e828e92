package ostiary.core.testing;

import java.util.List;
import java.util.stream.Stream;

/// The tokens that attackers make of a good one: each endpoint that takes one refuses all of these, and takes
/// the twin.
///
/// Nearly all carry a good signature of the service's own key all the same, so that one flaw alone must be enough.
public final class HostileTokens {
    private HostileTokens() {}

    /// All of them.
    public static List<HostileToken> of(TokenForge forge) {
        return Stream.of(
                        HostileAlgorithms.of(forge),
                        HostileHeaders.of(forge),
                        HostileClaims.of(forge),
                        HostileTexts.of(forge),
                        HostileSignatures.of(forge))
                .flatMap(tokens -> tokens)
                .toList();
    }
}
