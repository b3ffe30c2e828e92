package ostiary.subscriber;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Accounts that change at random, and the events of it in the order in which they happen.
final class Accounts {
    private final Random random;
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final List<String> living = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    Accounts(Random random) {
        this.random = random;
    }

    /// The copy that somebody has who has heard of everything: the address of each user.
    Map<String, String> projection() {
        return Map.copyOf(addresses);
    }

    List<String> events() {
        return List.copyOf(events);
    }

    void change() {
        var chance = random.nextInt(10);
        if (living.isEmpty() || chance < 2) {
            var user = new UUID(random.nextLong(), random.nextLong()).toString();
            living.add(user);
            move(user, "user.registered");
        } else if (chance < 9) {
            move(living.get(random.nextInt(living.size())), "user.updated");
        } else {
            delete(living.remove(random.nextInt(living.size())));
        }
    }

    private void move(String user, String type) {
        var address = "u" + events.size() + "@shop.example";
        addresses.put(user, address);
        var event = event(user, type);
        event.withObject("data").put("email", address);
        events.add(event.toString());
    }

    private void delete(String user) {
        addresses.remove(user);
        events.add(event(user, "user.deleted").toString());
    }

    private ObjectNode event(String user, String type) {
        var event = Examples.json(type)
                .put("id", events.size() + "." + type)
                .put("subject", user)
                .put("entityversion", versions.merge(user, 1, Integer::sum));
        event.withObject("data").put("user_id", user);
        return event;
    }
}
