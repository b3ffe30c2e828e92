package ostiary.cli.doctor.check;

import java.util.ArrayList;
import java.util.List;

/// The findings of one check so far.
final class Findings {
    private final String check;
    private final List<Finding> bad = new ArrayList<>();

    Findings(Check check) {
        this.check = check.name();
    }

    Findings addIf(boolean isSo, Symptom symptom, String detail) {
        if (isSo) {
            bad.add(Finding.of(check, symptom, detail));
        }
        return this;
    }

    Findings add(Symptom symptom, String detail) {
        return addIf(true, symptom, detail);
    }

    boolean isEmpty() {
        return bad.isEmpty();
    }

    /// @param ok what to say if nothing is wrong
    List<Finding> or(String ok) {
        return bad.isEmpty() ? List.of(Finding.ok(check, ok)) : List.copyOf(bad);
    }
}
