package ostiary.blueprint;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// The scopes that a login grants, parsed from [Setting#LOGIN_SCOPES].
///
/// @param names in the order of the setting
public record Scopes(SequencedSet<String> names) {
    /// The limit of the list, in characters: each access token carries it, and gateways limit headers to about
    /// 10,000.
    public static final int LONGEST = 1024;

    public Scopes {
        names = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(names));
    }

    /// Empty unless `text` is a list of scopes with one blank between, none of them twice and
    /// none of [Api#RESERVED_SCOPES] among them: a login of any client would grant it.
    public static Optional<Scopes> parse(String text) {
        var words = List.of(text.split(" ", -1));
        var scopes = new Scopes(new LinkedHashSet<>(words));
        boolean sound = words.stream().noneMatch(Api.RESERVED_SCOPES::contains)
                && text.length() <= LONGEST
                && words.stream().allMatch(Form.SCOPE::fits)
                && scopes.names().size() == words.size();
        return sound ? Optional.of(scopes) : Optional.empty();
    }

    /// The value of the setting.
    public String text() {
        return String.join(" ", names);
    }
}
