package ostiary.core.session;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.client.SessionPolicy;
import ostiary.core.token.RefreshRefusal;

/// The promises on one session's refresh tokens, in so few lines that they can be checked by reading. It knows
/// no keys, no hashes and no store: tokens are numbered from 0 in the order they come to be.
final class RefreshModel {
    private final SessionPolicy policy;
    private final Instant endsAt;
    private int newest;
    private Instant movedAt;
    /// The newest token when an answer was last forgiven.
    private Optional<Integer> forgivenAt = Optional.empty();
    private Optional<RefreshRefusal> ended = Optional.empty();

    RefreshModel(SessionPolicy policy, Instant start) {
        this.policy = policy;
        this.endsAt = start.plus(policy.absolute());
        this.movedAt = start;
    }

    int newest() {
        return newest;
    }

    Optional<RefreshRefusal> ended() {
        return ended;
    }

    Answer refresh(int number, Instant now) {
        if (ended.isPresent()) {
            return new Answer.Refusal(ended.get());
        }
        if (!now.isBefore(endsAt)) {
            return new Answer.Refusal(RefreshRefusal.EXPIRED);
        }
        if (!now.isBefore(movedAt.plus(policy.idle()))) {
            return new Answer.Refusal(RefreshRefusal.IDLE);
        }
        boolean resting = newest > 0 && now.isBefore(movedAt.plus(policy.grace()));
        if (number == newest && !resting) {
            newest++;
            movedAt = now;
        } else if (number == newest - 1 && !resting && isForgivable()) {
            // The same one again is answered, but no rest begins anew.
            movedAt = forgivenAt.equals(Optional.of(newest)) ? movedAt : now;
            forgivenAt = Optional.of(newest);
        } else if (number < newest - 1 || (number == newest - 1 && !resting)) {
            ended = Optional.of(RefreshRefusal.REPLAYED);
            return new Answer.Refusal(RefreshRefusal.REPLAYED);
        }
        return new Answer.Token(newest);
    }

    /// A lost answer is forgiven once in three moves, and as often as it takes until the next move.
    private boolean isForgivable() {
        return forgivenAt.map(then -> newest == then || newest - then >= 3).orElse(true);
    }

    void logOut() {
        ended = ended.or(() -> Optional.of(RefreshRefusal.REVOKED));
    }

    sealed interface Answer {
        record Token(int number) implements Answer {}

        record Refusal(RefreshRefusal reason) implements Answer {}
    }
}
