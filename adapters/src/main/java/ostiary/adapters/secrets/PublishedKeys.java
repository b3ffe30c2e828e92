package ostiary.adapters.secrets;

import java.util.Optional;
import ostiary.core.UnavailableException;

/// Port: the document of the public keys, which everybody reads who verifies tokens. The rotation alone writes it.
///
/// Every method throws [UnavailableException] when the document is out of reach.
public interface PublishedKeys extends TextSource {
    /// The document; empty if none has been published yet.
    Optional<String> find();

    /// Replaces `known` by `next`, and tells whether `next` is the document now. Writes nothing if it is neither of the
    /// two: somebody else has published meanwhile.
    boolean replace(Optional<String> known, String next);

    @Override
    default String read() {
        return find().orElseThrow(() -> new UnavailableException("no public key has been published yet", null));
    }
}
