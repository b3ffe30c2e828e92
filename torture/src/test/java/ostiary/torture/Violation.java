package ostiary.torture;

import java.util.List;

/// A broken promise.
///
/// @param evidence what was asked and answered, in the order of the answers
record Violation(Rule rule, String what, List<?> evidence) {
    @Override
    public String toString() {
        var text = new StringBuilder(rule.toString()).append(": ").append(what);
        evidence.forEach(event -> text.append("\n    ").append(event));
        return text.toString();
    }
}
