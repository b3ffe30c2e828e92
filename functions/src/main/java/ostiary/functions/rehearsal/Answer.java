package ostiary.functions.rehearsal;

import java.util.Map;

/// What came back.
///
/// @param members of the JSON body, those that are no arrays; an inner one goes by `outer.inner`
public record Answer(int status, Map<String, String> members) {
    /// Empty if there is no such member.
    String text(String member) {
        return members.getOrDefault(member, "");
    }

    /// What a log may show: the body can hold tokens, but `code` is a word of our own.
    @Override
    public String toString() {
        return (status + " " + text("code")).strip();
    }
}
