/// Adapters for passwords: Argon2 hashing and the zxcvbn blocklist.
@NullMarked
package ostiary.adapters.password;

import org.jspecify.annotations.NullMarked;
