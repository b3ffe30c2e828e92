package ostiary.server.local.seed;

import java.util.List;

/// The content of a local service's table when it opens.
public record Seed(List<SeedUser> users, List<SeedClient> clients) {
    public static final Seed NONE = new Seed(List.of(), List.of());

    public Seed {
        users = List.copyOf(users);
        clients = List.copyOf(clients);
    }

    /// Whether there are users, whose passwords this service has to know.
    public boolean hasUsers() {
        return !users.isEmpty();
    }
}
