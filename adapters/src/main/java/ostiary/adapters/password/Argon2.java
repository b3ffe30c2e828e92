package ostiary.adapters.password;

/// The Argon2 function itself (RFC 9106), without secret key and associated data.
@FunctionalInterface
interface Argon2 {
    /// Blocks for as long as the parameters cost. Keeps nothing of `password`.
    ///
    /// @return as many bytes as the parameters say
    byte[] derive(byte[] password, byte[] salt, Argon2Parameters parameters);
}
