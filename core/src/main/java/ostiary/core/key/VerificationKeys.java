package ostiary.core.key;

import java.util.List;
import java.util.Optional;

/// Port: the published public keys.
public interface VerificationKeys {
    Optional<VerificationKey> find(String kid);

    /// All published keys, including those that do not sign yet and those that no longer do.
    List<VerificationKey> published();
}
