package ostiary.adapters.secrets;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Port: secrets with versions, as the rotation needs them. A version keeps the text it was first given; the labels
/// [#CURRENT] and [#PENDING] move from version to version.
///
/// Every method throws [ostiary.core.UnavailableException] when the secrets are out of reach.
public interface SecretStore {
    /// On the version that everybody reads.
    String CURRENT = "AWSCURRENT";
    /// On the version that a rotation is making.
    String PENDING = "AWSPENDING";

    /// What is known of a secret beside its texts.
    ///
    /// @param labels by version; versions without a label are not among them
    record Versions(boolean rotationEnabled, Map<String, Set<String>> labels) {
        /// The version that everybody reads; there is none before a secret has a text.
        Optional<String> current() {
            return labels.entrySet().stream()
                    .filter(version -> version.getValue().contains(CURRENT))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    Versions versions(String secretId);

    /// The text that everybody reads; empty if there is none yet.
    Optional<String> readCurrent(String secretId);

    /// The text of the version that a rotation is making; empty if it has none yet.
    Optional<String> readPending(String secretId, String version);

    /// Gives the pending version its text. A version that has another text already refuses.
    void writePending(String secretId, String version, String text);

    /// Makes a new version that everybody reads at once.
    void writeCurrent(String secretId, String text);

    /// Moves [#CURRENT] to `to`, away from `from`.
    void makeCurrent(String secretId, Optional<String> from, String to);

    /// Takes [#PENDING] off a version.
    void removePending(String secretId, String version);
}
