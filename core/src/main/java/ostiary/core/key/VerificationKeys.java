package ostiary.core.key;

import java.util.List;
import java.util.Optional;

/// Port: the published keys. A verifier sees these and no private one.
public interface VerificationKeys {
    Optional<VerificationKey> find(String kid);

    /// All of them: also those that do not sign yet and those that no longer do.
    List<VerificationKey> published();
}
