package ostiary.core.signup;

/// What the store knows a mailed code by. Keyed, since a code is short enough to be guessed from a plain hash.
public record CodeHash(String value) {}
