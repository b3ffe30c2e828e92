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

    /// The document of the keys that are published no more: their tokens have expired, and still tell whom a client
    /// means.
    PublishedKeys retired();

    /// The keys of both documents in one.
    default TextSource withRetired() {
        return () -> {
            var published = KeyDocument.read(read());
            var gone = RotatedSigningKeys.retired(this)
                    .filter(key -> !published.ids().contains(key.id()));
            return KeyDocument.write(published.with(gone));
        };
    }

    @Override
    default String read() {
        return find().orElseThrow(() -> new UnavailableException("no public key has been published yet", null));
    }
}
