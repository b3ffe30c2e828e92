package ostiary.core.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;

/// Judges the codes of authenticator apps, whose clocks may be one step of 30 seconds off (RFC 6238 §5.2).
final class Totp {
    private static final int STEP_SECONDS = 30;

    /// A secret is new, and none of its codes is used up.
    static final long NO_STEP = 0;

    private final TotpCodes codes;

    Totp(TotpCodes codes) {
        this.codes = codes;
    }

    /// The time step that `code` is of; empty if it is wrong, too old or used up. Each of the three steps is
    /// computed, whatever the code is.
    ///
    /// @param lastStep the last one that is used up
    OptionalLong step(TotpSecret secret, String code, long lastStep, Instant now) {
        long present = now.getEpochSecond() / STEP_SECONDS;
        var given = code.getBytes(UTF_8);
        var found = OptionalLong.empty();
        for (long step = present - 1; step <= present + 1; step++) {
            boolean isRight =
                    MessageDigest.isEqual(given, codes.code(secret, step).getBytes(UTF_8));
            if (isRight && step > lastStep && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
