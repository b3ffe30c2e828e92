package ostiary.cli.doctor.check;

import java.util.Optional;
import java.util.regex.Pattern;

/// A line of what the doctor says. Texts are safe for a terminal: names in an account are anybody's.
///
/// @param check that found it
/// @param symptom what is wrong, if something is
/// @param text what was found, or why nothing was
/// @param toDo empty if there is nothing to do
public record Finding(String check, State state, Optional<Symptom> symptom, String text, String toDo) {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final int LONGEST = 400;

    public Finding {
        text = printable(text);
        toDo = printable(toDo);
    }

    static Finding ok(String check, String text) {
        return new Finding(check, State.OK, Optional.empty(), text, "");
    }

    /// @param detail what tells this case from others
    static Finding of(String check, Symptom symptom, String detail) {
        var text = detail.isEmpty() ? symptom.meaning() : symptom.meaning() + ": " + detail;
        return new Finding(check, symptom.state(), Optional.of(symptom), text, symptom.toDo());
    }

    /// A finding of a check that could not look.
    ///
    /// @param reason why it could not be read
    public static Finding notChecked(String check, String reason) {
        return new Finding(check, State.NOT_CHECKED, Optional.empty(), reason, "");
    }

    private static String printable(String text) {
        var clean = UNPRINTABLE.matcher(text).replaceAll("?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
