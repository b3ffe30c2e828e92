package ostiary.adapters.secrets;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Port: secrets with versions, as the rotation needs them. A version keeps the text it was first given; the labels
/// [#CURRENT] and [#PENDING] move from version to version.
///
/// Every method throws [ostiary.core.UnavailableException] when the store is out of reach.
public interface SecretStore {
    /// Labels the version in use.
    String CURRENT = "AWSCURRENT";
    /// Labels the version that a rotation creates.
    String PENDING = "AWSPENDING";

    /// The metadata of a secret.
    ///
    /// @param labels by version; versions without a label are left out
    record Versions(boolean rotationEnabled, Map<String, Set<String>> labels) {
        /// The version in use; empty before the secret has a text.
        Optional<String> current() {
            return labels.entrySet().stream()
                    .filter(version -> version.getValue().contains(CURRENT))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    Versions versions(String secretId);

    /// The text in use; empty if there is none yet.
    Optional<String> readCurrent(String secretId);

    /// The text of the pending version; empty if it has none yet.
    Optional<String> readPending(String secretId, String version);

    /// Writes the text of the pending version. Refused if that version has another text already.
    void writePending(String secretId, String version, String text);

    /// Moves [#CURRENT] to `to`, away from `from`.
    void makeCurrent(String secretId, Optional<String> from, String to);

    /// Takes [#PENDING] off a version.
    void removePending(String secretId, String version);
}
