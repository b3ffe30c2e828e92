package ostiary.core.consent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ostiary.core.user.UserId;

/// A [ConsentStore] in memory, for tests.
public final class InMemoryConsentStore implements ConsentStore {
    private final Map<UserId, Map<String, Consent>> consents = new HashMap<>();

    @Override
    public synchronized Optional<Consent> find(UserId user, String clientId) {
        return Optional.ofNullable(ofUser(user).get(clientId));
    }

    @Override
    public synchronized List<Consent> list(UserId user) {
        return List.copyOf(ofUser(user).values());
    }

    @Override
    public synchronized boolean put(UserId user, Optional<Consent> known, Consent changed) {
        var found = find(user, changed.clientId());
        if (found.equals(known)) {
            ofUser(user).put(changed.clientId(), changed);
            return true;
        }
        return found.equals(Optional.of(changed));
    }

    @Override
    public synchronized void forgetAll(UserId user) {
        consents.remove(user);
    }

    private Map<String, Consent> ofUser(UserId user) {
        return consents.computeIfAbsent(user, _ -> new TreeMap<>());
    }
}
