package ostiary.core.testing;

/// A JWT that nobody may accept.
///
/// @param what is wrong with it
public record HostileToken(Kind kind, String what, String token) {
    private static final int SHOWN = 60;

    /// The part of a token, or of its reading, that is attacked.
    public enum Kind {
        /// The choice of the algorithm (RFC 8725 §2.1, §3.1).
        ALGORITHM,
        /// The choice of the key.
        KEY,
        /// Members of the header that lead elsewhere, or change what is signed.
        HEADER,
        /// The `typ` (RFC 8725 §3.11).
        TYPE,
        ISSUER,
        AUDIENCE,
        /// Too early or too late.
        TIME,
        /// A claim that is missing, of another type, or there twice.
        CLAIM,
        /// Header or claims are no JSON object in UTF-8.
        JSON,
        /// Another spelling of the same bytes in base64url.
        SPELLING,
        SIGNATURE,
        /// No compact serialisation of three parts (RFC 7515 §7.1).
        FORM
    }

    @Override
    public String toString() {
        return kind + ": " + (what.length() > SHOWN ? what.substring(0, SHOWN) + "…" : what);
    }
}
