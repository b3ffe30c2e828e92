package ostiary.torture;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import ostiary.torture.Answer.Given;
import ostiary.torture.Answer.None;
import ostiary.torture.Answer.Refused;
import ostiary.torture.FamilyHistory.Refresh;

/// Counts what became of the refreshes of a family.
final class Tally {
    private final Checker checker;
    private final Set<String> rotated = new HashSet<>();

    private Tally(FamilyHistory family) {
        this.checker = new Checker(family);
    }

    static Map<String, Long> of(FamilyHistory family) {
        var tally = new Tally(family);
        return family.refreshes().stream()
                .sorted(comparing(Refresh::answered))
                .collect(groupingBy(tally::name, counting()));
    }

    private String name(Refresh refresh) {
        var who = refresh.honest() ? "client " : "thief ";
        return who
                + switch (refresh.answer()) {
                    case Given(var token) -> accepted(refresh.presented(), token);
                    case Refused(var reason) -> "refused: " + reason + owed(refresh);
                    case None _ -> "not answered";
                };
    }

    private String accepted(String presented, String token) {
        if (token.equals(presented)) {
            return "rested";
        }
        return rotated.add(presented) ? "rotated" : "repeated";
    }

    /// An honest client that is refused had either been robbed, logged out, or come back after the grace.
    private String owed(Refresh refresh) {
        return refresh.honest() && !checker.isPromised(refresh) ? " (after the grace)" : "";
    }
}
