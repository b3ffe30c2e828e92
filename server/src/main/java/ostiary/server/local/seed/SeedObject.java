package ostiary.server.local.seed;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One object of a seed. What is wrong with a member goes to the problems, with the place where it stands.
final class SeedObject {
    private final String place;
    private final Map<?, ?> members;
    private final Collection<String> problems;
    private final Set<String> known = new TreeSet<>();

    /// @param place such as `clients[0]`
    SeedObject(String place, Map<?, ?> members, Collection<String> problems) {
        this.place = place;
        this.members = members;
        this.problems = problems;
    }

    String required(String name) {
        var text = text(name);
        if (text.isEmpty() && !members.containsKey(name)) {
            complain("needs " + name);
        }
        return text.orElse("");
    }

    Optional<String> text(String name) {
        known.add(name);
        var value = members.get(name);
        if (value instanceof String text) {
            return Optional.of(text);
        }
        if (value != null) {
            complain(name + " is a text in quotes");
        }
        return Optional.empty();
    }

    /// The texts of an array; none if there is no such member.
    Set<String> texts(String name) {
        known.add(name);
        var value = members.get(name);
        var texts = new LinkedHashSet<String>();
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            list.forEach(element -> texts.add((String) element));
        } else if (value != null) {
            complain(name + " is an array of texts");
        }
        return texts;
    }

    /// The words of a text, with blanks between.
    Set<String> words(String name) {
        var words = new LinkedHashSet<>(List.of(text(name).orElse("").split(" +")));
        words.remove("");
        return words;
    }

    boolean flag(String name, boolean otherwise) {
        known.add(name);
        var value = members.get(name);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value != null) {
            complain(name + " is true or false");
        }
        return otherwise;
    }

    void complain(String flaw) {
        problems.add(place + ": " + flaw + ".");
    }

    /// Complains of members that nobody has asked for.
    void refuseOthers() {
        for (var name : members.keySet()) {
            if (!known.contains(name)) {
                complain("there is no " + name + ", but " + String.join(", ", known));
            }
        }
    }
}
