package ostiary.adapters.password;

/// The Argon2 function itself (RFC 9106), without secret key and associated data.
@FunctionalInterface
interface Argon2 {
    /// Blocks for the time that the parameters cost. Does not retain `password`.
    ///
    /// @return [Argon2Parameters#hashBytes] bytes
    byte[] derive(byte[] password, byte[] salt, Argon2Parameters parameters);
}
