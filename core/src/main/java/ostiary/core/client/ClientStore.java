package ostiary.core.client;

import java.util.List;
import java.util.Optional;

/// Port: the registered clients.
public interface ClientStore {
    /// The client as it is now: a secret that was taken away a moment ago is not among its secrets.
    Optional<RegisteredClient> find(String id);

    /// Adds a client.
    ///
    /// @return false if there is one by this id
    boolean add(RegisteredClient client);

    /// Puts a client in the place of the version before it.
    ///
    /// @return false if that one is gone, or somebody else has changed it
    boolean replace(RegisteredClient changed);

    /// Removes a client.
    ///
    /// @return whether there was one
    boolean remove(String id);

    /// The ids of all clients, sorted.
    List<String> ids();
}
