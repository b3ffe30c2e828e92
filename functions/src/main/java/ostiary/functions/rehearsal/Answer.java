package ostiary.functions.rehearsal;

import java.util.Map;

/// The response of a version.
///
/// @param members of the JSON body without arrays; nested ones are named `outer.inner`
public record Answer(int status, Map<String, String> members) {
    /// Empty without such a member.
    String text(String member) {
        return members.getOrDefault(member, "");
    }

    /// Leaves out the body, which can hold tokens, except `code`.
    @Override
    public String toString() {
        return (status + " " + text("code")).strip();
    }
}
