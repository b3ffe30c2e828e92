package ostiary.cli.accept;

import java.util.regex.Pattern;
import ostiary.cli.aws.Tree;

/// An answer of the service.
///
/// @param contentType empty if there is none
/// @param body nothing, if it is no JSON
record Answer(int status, String contentType, Tree body) {
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");

    /// A text of the body; empty if there is none.
    String text(String field) {
        return body.find(field).orElse("");
    }

    /// The status, and the code of a problem. Nothing else of a body is printed: some have tokens.
    @Override
    public String toString() {
        var code = text("code");
        return CODE.matcher(code).matches() ? status + " " + code : String.valueOf(status);
    }

    /// @throws RefutedException unless it has this status
    Answer expect(int expected, String of) {
        RefutedException.unless(status == expected, of + " answers " + this + ", not " + expected);
        return this;
    }
}
