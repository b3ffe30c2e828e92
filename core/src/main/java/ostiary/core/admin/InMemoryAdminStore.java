package ostiary.core.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.core.factor.FactorStore;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.throttle.InMemoryAttemptStore;
import ostiary.core.throttle.Limits;
import ostiary.core.user.Credential;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.UserId;

/// An [AdminStore] in memory, for tests, beside the accounts.
public final class InMemoryAdminStore implements AdminStore {
    private final InMemoryUserStore users;
    private final FactorStore factors;
    private final PasskeyStore passkeys;
    private final InMemoryAttemptStore attempts;
    private final Map<UserId, List<AdminRecord>> records = new HashMap<>();

    public InMemoryAdminStore(
            InMemoryUserStore users, FactorStore factors, PasskeyStore passkeys, InMemoryAttemptStore attempts) {
        this.users = users;
        this.factors = factors;
        this.passkeys = passkeys;
        this.attempts = attempts;
    }

    @Override
    public synchronized boolean apply(AdminTarget target, AdminRecord record) {
        var user = record.user();
        if (!isStill(target) || !isDone(target, record)) {
            return false;
        }
        records.computeIfAbsent(user, _ -> new ArrayList<>()).add(record);
        return true;
    }

    private boolean isStill(AdminTarget target) {
        var now = users.find(target.user().id())
                .map(_ -> users.findCredential(target.user().email())
                        .filter(login -> login.userId().equals(target.user().id()))
                        .isPresent());
        return now.equals(Optional.of(target.login().isPresent()));
    }

    private boolean isDone(AdminTarget target, AdminRecord record) {
        var user = record.user();
        return switch (record.action().kind()) {
            case DISABLE -> users.setDisabled(user, true);
            case ENABLE -> users.setDisabled(user, false);
            case SET_ROLES -> users.setRoles(user, record.action().roles());
            case END_SESSIONS -> users.endSessions(user, record.at());
            case REQUIRE_RESET -> isVoid(target.login().orElseThrow(), record);
            case REMOVE_FACTOR ->
                factors.remove(target.login().orElseThrow(), record.action().factor());
            case REMOVE_PASSKEY -> passkeys.remove(user, record.action().passkey());
            case UNLOCK -> isUnlocked(target, record.at());
        };
    }

    private boolean isVoid(Credential login, AdminRecord record) {
        users.replacePasswordHash(
                login.email(),
                users.findCredential(login.email()).orElseThrow().passwordHash(),
                VoidPassword.of(record));
        return users.endSessions(record.user(), record.at());
    }

    private boolean isUnlocked(AdminTarget target, Instant now) {
        Limits.ofGuesses(target.user().email().value()).forEach(subject -> attempts.forget(subject, now));
        factors.forgive(target.user().id());
        return true;
    }

    @Override
    public synchronized Page list(UserId user, Optional<String> before, int most) {
        var all = records.getOrDefault(user, List.of()).stream()
                .sorted(Comparator.comparing(InMemoryAdminStore::position).reversed())
                .filter(record -> before.filter(then -> position(record).compareTo(then) >= 0)
                        .isEmpty())
                .toList();
        var page = all.stream().limit(most).toList();
        return new Page(page, all.size() > most ? Optional.of(position(page.getLast())) : Optional.empty());
    }

    private static String position(AdminRecord record) {
        return "%015d %s".formatted(record.at().toEpochMilli(), record.id());
    }
}
