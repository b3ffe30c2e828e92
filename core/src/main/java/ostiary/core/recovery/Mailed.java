package ostiary.core.recovery;

import java.time.Instant;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;

/// A request that the code or the link of a mail fulfils, as it is stored.
public sealed interface Mailed permits PasswordReset, AddressChange {
    /// How many tries with a code there are, right ones included (OWASP ASVS 6.6.3).
    int MOST_TRIES = 5;

    /// The hash of the text that whoever asked was given.
    Sha256 id();

    UserId user();

    /// The hash of the mailed code.
    ResetCodeHash code();

    /// The hash of the secret in the mailed link.
    Sha256 link();

    /// How often somebody has tried to fulfil it by a code.
    int tries();

    Instant expiresAt();

    /// Whether somebody may still try with `proof`. A link can't be guessed, so wrong codes don't end it: whoever
    /// asks for a mail to somebody else could else end each link that its owner gets.
    default boolean isOpenTo(Proof proof, Instant now) {
        return expiresAt().isAfter(now) && (hasTriesLeft() || !proof.isGuessable());
    }

    /// Whether a code may still be tried.
    default boolean hasTriesLeft() {
        return tries() < MOST_TRIES;
    }
}
