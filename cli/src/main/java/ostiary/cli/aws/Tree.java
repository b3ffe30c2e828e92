package ostiary.cli.aws;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An answer of AWS, or a part of it, by whichever protocol it came: a text, or fields, each of which may have several
/// values. What is empty is not there.
///
/// @param text empty if it has fields
public record Tree(String text, Map<String, List<Tree>> fields) {
    static final Tree NOTHING = new Tree("", Map.of());

    static Tree of(String text) {
        return new Tree(text, Map.of());
    }

    /// Reads a JSON text.
    ///
    /// @throws IOException if it is none
    public static Tree ofJson(byte[] text) throws IOException {
        return Parsing.json(text);
    }

    /// The first value at a path of fields; nothing, if there is none.
    public Tree at(String... path) {
        var tree = this;
        for (var name : path) {
            tree = tree.all(name).stream().findFirst().orElse(NOTHING);
        }
        return tree;
    }

    /// Every value of a field.
    public List<Tree> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /// Every text of a field.
    public List<String> texts(String field) {
        return all(field).stream().map(Tree::text).toList();
    }

    /// The text at a path.
    public Optional<String> find(String... path) {
        return Optional.of(at(path).text()).filter(text -> !text.isEmpty());
    }

    /// Whether `true` is at a path.
    public boolean isTrue(String... path) {
        return find(path).map("true"::equals).orElse(false);
    }

    /// The number at a path; 0 if there is none.
    public double number(String... path) {
        try {
            return find(path).map(Double::parseDouble).orElse(0.0);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
