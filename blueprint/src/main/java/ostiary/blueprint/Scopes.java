package ostiary.blueprint;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// What a login grants, as [Setting#LOGIN_SCOPES] tells it.
///
/// @param names in the order in which they were told
public record Scopes(SequencedSet<String> names) {
    /// Of the whole list, in characters: each access token carries it, and a gateway lets headers be about 10,000 long.
    public static final int LONGEST = 1024;

    public Scopes {
        names = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(names));
    }

    /// Empty unless `text` is a list of scopes with one blank between, none of them twice.
    public static Optional<Scopes> parse(String text) {
        var words = List.of(text.split(" ", -1));
        var scopes = new Scopes(new LinkedHashSet<>(words));
        boolean sound = text.length() <= LONGEST
                && words.stream().allMatch(Form.SCOPE::fits)
                && scopes.names().size() == words.size();
        return sound ? Optional.of(scopes) : Optional.empty();
    }

    /// As the setting has it.
    public String text() {
        return String.join(" ", names);
    }
}
