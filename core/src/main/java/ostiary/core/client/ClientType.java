package ostiary.core.client;

import java.util.Locale;

/// Whether a client can keep a secret (RFC 6749 §2.1).
public enum ClientType {
    /// An app in a browser or on a device, where whoever has it can read all of it: it has no secret.
    PUBLIC,
    /// An app on a server.
    CONFIDENTIAL;

    /// The word that operators read and stores keep.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
