package ostiary.core.recovery;

/// The keyed hash of a mailed code as it is stored with its request. Keyed, since a code is short enough to be
/// guessed from a plain hash.
///
/// @param value in base64url
public record ResetCodeHash(String value) {}
