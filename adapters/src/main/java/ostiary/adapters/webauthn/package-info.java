/// Passkeys, by webauthn4j.
@NullMarked
package ostiary.adapters.webauthn;

import org.jspecify.annotations.NullMarked;
