package ostiary.server.local.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ostiary.server.json.JsonTree;

/// A file of users and clients, in JSON: docs/oauth.md has an example.
public final class SeedFile {
    private static final long LONGEST = 1_000_000;

    private SeedFile() {}

    /// Reads it whole, and nothing of one that has a flaw.
    ///
    /// @param problems gets what is wrong with it, one line each
    public static Seed read(String path, Collection<String> problems) {
        try {
            var file = Path.of(path);
            if (Files.size(file) > LONGEST) {
                problems.add("SEED=" + path + " is longer than " + LONGEST + " bytes: import users (docs/migrate.md).");
                return Seed.NONE;
            }
            return seed(JsonTree.parse(Files.readString(file)), problems);
        } catch (InvalidPathException noPath) {
            problems.add("SEED=" + path + " is no path.");
        } catch (IOException unreadable) {
            problems.add("SEED=" + path + " is no file of JSON that can be read, in UTF-8.");
        }
        return Seed.NONE;
    }

    private static Seed seed(Object tree, Collection<String> problems) {
        if (!(tree instanceof Map<?, ?> members)) {
            problems.add("SEED: the file has an object with users and clients.");
            return Seed.NONE;
        }
        for (var name : members.keySet()) {
            if (!name.equals("users") && !name.equals("clients")) {
                problems.add("SEED: there is no " + name + ", but users and clients.");
            }
        }
        var users = each(members, "users", problems, SeedObjects::user);
        var clients = each(members, "clients", problems, SeedObjects::client);
        refuseTwice(users.stream().map(SeedUser::email).toList(), "Two users have one address.", problems);
        refuseTwice(clients.stream().map(SeedClient::id).toList(), "Two clients have one client_id.", problems);
        return new Seed(users, clients);
    }

    private static <T> List<T> each(
            Map<?, ?> members, String name, Collection<String> problems, Function<SeedObject, T> read) {
        var found = new ArrayList<T>();
        var value = members.get(name);
        if (value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                var object = new SeedObject("SEED " + name + "[" + i + "]", (Map<?, ?>) list.get(i), problems);
                found.add(read.apply(object));
                object.refuseOthers();
            }
        } else if (value != null) {
            problems.add("SEED: " + name + " is an array of objects.");
        }
        return found;
    }

    private static void refuseTwice(List<?> keys, String flaw, Collection<String> problems) {
        if (new HashSet<>(keys).size() < keys.size()) {
            problems.add("SEED: " + flaw);
        }
    }
}
