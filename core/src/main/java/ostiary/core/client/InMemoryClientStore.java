package ostiary.core.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A [ClientStore] in memory, for tests.
public final class InMemoryClientStore implements ClientStore {
    private final Map<String, RegisteredClient> clients = new TreeMap<>();

    @Override
    public synchronized Optional<RegisteredClient> find(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    @Override
    public synchronized boolean add(RegisteredClient client) {
        return clients.putIfAbsent(client.id(), client) == null;
    }

    @Override
    public synchronized boolean replace(RegisteredClient known, RegisteredClient changed) {
        return clients.replace(known.id(), known, changed)
                || find(changed.id()).filter(changed::equals).isPresent();
    }

    @Override
    public synchronized boolean remove(String id) {
        return clients.remove(id) != null;
    }

    @Override
    public synchronized List<String> ids() {
        return List.copyOf(clients.keySet());
    }
}
