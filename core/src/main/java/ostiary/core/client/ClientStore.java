package ostiary.core.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Port: the registered clients.
public interface ClientStore {
    /// The client as it is now: a secret that was taken away a moment ago is not among its secrets.
    Optional<RegisteredClient> find(String id);

    /// The client as it is now or was a moment ago, for half the price: for what proves nothing and grants nothing. A
    /// client that is there is found, however new it is.
    default Optional<RegisteredClient> glance(String id) {
        return find(id);
    }

    /// The name that people have for the client. It may lag a moment behind.
    default Optional<ClientName> name(String id) {
        return glance(id).map(client -> new ClientName(client.name(), client.createdAt()));
    }

    /// The origins whose pages may read what the client is answered; none if there is no such client.
    default Set<String> origins(String id) {
        return find(id).map(RegisteredClient::origins).orElse(Set.of());
    }

    /// Adds a client.
    ///
    /// @return false if there is one by this id
    boolean add(RegisteredClient client);

    /// Changes a client. What a later version keeps of it, and this one does not know, stays as it is.
    ///
    /// @param known the version before
    /// @return whether it is done, by this call or an earlier one; else the client is gone, or changed meanwhile
    boolean replace(RegisteredClient known, RegisteredClient changed);

    /// Removes a client.
    ///
    /// @return whether there was one
    boolean remove(String id);

    /// The ids of all clients, sorted.
    List<String> ids();
}
