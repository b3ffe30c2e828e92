package ostiary.core.signup;

/// The keyed hash under which a mailed code is stored. Keyed, since a code is short enough to be
/// guessed from a plain hash.
public record CodeHash(String value) {}
