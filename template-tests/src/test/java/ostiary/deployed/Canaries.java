package ostiary.deployed;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import ostiary.deployed.leak.Planted;

/// Secrets that exist only to be looked for afterwards. Each is one of its kind and like no other text.
final class Canaries {
    private final Queue<Planted> planted = new ConcurrentLinkedQueue<>();

    /// An invented secret, of letters and digits.
    String invent(String kind) {
        return invent(kind, "%s");
    }

    /// An invented secret.
    ///
    /// @param form with `%s` where it is like no other text
    String invent(String kind, String form) {
        return plant(kind, form.formatted(UUID.randomUUID().toString().replace("-", "")));
    }

    /// A secret that there is already.
    String plant(String kind, String value) {
        planted.add(new Planted(kind, value));
        return value;
    }

    List<Planted> all() {
        return List.copyOf(planted);
    }
}
