package ostiary.adapters.secrets;

import java.time.Duration;
import java.time.Instant;
import ostiary.core.token.AccessToken;

/// How long a key waits, signs and is kept. Each key's times are fixed at its creation, so that
/// instances need no coordination.
///
/// A copy of a key set may be [#SPREAD] old: API Gateway caches a fetched key set for that long, and functions
/// serve their copy while Secrets Manager is down.
final class KeyLife {
    /// The greatest age of a copy of a key set with which everything still works.
    static final Duration SPREAD = Duration.ofHours(2);

    /// How long Secrets Manager has to complete a rotation, with all its retries.
    static final Duration ROTATION = Duration.ofHours(2);

    /// The longest session of [ostiary.core.client.Clients].
    private static final Duration LONGEST_SESSION = Duration.ofDays(90);

    /// How long a public key stays after another one signs: until the last token of the oldest copy has expired.
    static final Duration PUBLIC_KEY_KEPT = SPREAD.plus(AccessToken.LIFETIME);

    /// How long an HMAC key stays: a session that began with it may be refreshed until its absolute end.
    static final Duration HMAC_KEY_KEPT = SPREAD.plus(LONGEST_SESSION);

    /// How long a public key is known after another one signs: a client may send an ID token back until the end of its
    /// session.
    static final Duration RETIRED_KEY_KEPT = SPREAD.plus(LONGEST_SESSION);

    private KeyLife() {}

    /// When a key created at `now` takes over: at once if no other key is in use.
    static Instant signsFrom(KeySet others, Instant now) {
        return others.isEmpty() ? now : now.plus(ROTATION).plus(SPREAD);
    }

    /// Whether a rotation that ends at `now` would let its key take over before every copy of the set has it.
    static boolean isTooLate(KeySet rotated, Instant now) {
        boolean isFirst = rotated.keys().size() == 1;
        return !isFirst && rotated.newest().signsFrom().isBefore(now.plus(SPREAD));
    }

    /// The private keys that sign now or will.
    static KeySet withoutRetiredSigners(KeySet keys, Instant now) {
        var current = keys.current(now);
        return keys.filter(key ->
                current.isEmpty() || !key.signsFrom().isBefore(current.get().signsFrom()));
    }

    /// Drops the leftovers of an abandoned rotation: published keys that would sign later than the current one, and
    /// that no signer has.
    static KeySet withoutGivenUp(KeySet published, KeySet signers, Instant now) {
        var current = signers.current(now);
        return published.filter(key -> signers.ids().contains(key.id())
                || current.filter(it -> key.signsFrom().isBefore(it.signsFrom()))
                        .isPresent());
    }

    /// Drops keys that were replaced `kept` ago or earlier.
    static KeySet withoutReplaced(KeySet keys, Duration kept, Instant now) {
        var takeOvers = keys.keys().stream().map(KeyEntry::signsFrom).toList();
        return keys.filter(key -> takeOvers.stream()
                .filter(key.signsFrom()::isBefore)
                .findFirst()
                .map(successor -> successor.plus(kept).isAfter(now))
                .orElse(true));
    }
}
