/// Adapters for passwords: Argon2 hashing and the zxcvbn blocklist.
@NullMarked
package ostiary.functions.password;

import org.jspecify.annotations.NullMarked;
