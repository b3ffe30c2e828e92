package ostiary.functions;

import java.time.Instant;
import ostiary.functions.rehearsal.Standing;
import ostiary.functions.rehearsal.Verdict;
import ostiary.functions.rehearsal.VerdictStore;

/// A store to get into the way of, one method at a time.
class WrappedVerdictStore implements VerdictStore {
    private final VerdictStore store;

    WrappedVerdictStore(VerdictStore store) {
        this.store = store;
    }

    @Override
    public Standing take(String release, String walker, Instant now, Instant until) {
        return store.take(release, walker, now, until);
    }

    @Override
    public boolean renew(String release, String walker, Instant until) {
        return store.renew(release, walker, until);
    }

    @Override
    public boolean decide(String release, String walker, Verdict verdict, Instant until) {
        return store.decide(release, walker, verdict, until);
    }
}
