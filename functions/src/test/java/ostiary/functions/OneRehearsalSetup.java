package ostiary.functions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ostiary.blueprint.SyntheticUsers;
import ostiary.functions.rehearsal.Standing;
import ostiary.functions.rehearsal.Verdict;
import ostiary.functions.rehearsal.VerdictStore;

/// A hook that asks for the verdict of a release, over the real handlers and the real table. A walk that passes
/// sends one mail, and one that fails another for its second try.
abstract class OneRehearsalSetup {
    static final Duration PATIENCE = Duration.ofMinutes(12);
    static final Duration LEASE = Duration.ofMinutes(3);

    final RehearsalWorld world = new RehearsalWorld();
    final VerdictStore verdicts = world.verdicts();
    final List<Duration> pauses = new ArrayList<>();

    Verdict verdict() {
        return verdict(verdicts);
    }

    Verdict verdict(VerdictStore store) {
        return world.hook(store, this::sleep).verdict(PATIENCE);
    }

    /// Time passes with the pauses, and with nothing else.
    void sleep(Duration pause) {
        pauses.add(pause);
        world.world.clock.advance(pause);
    }

    Standing standing() {
        var now = world.world.clock.instant();
        return verdicts.take(RehearsalWorld.RELEASE, "asks", now, now.plus(LEASE));
    }

    int mails() {
        return (int) world.world.outbox.sent().stream()
                .filter(mail -> SyntheticUsers.isAddress(mail.to().value()))
                .count();
    }
}
