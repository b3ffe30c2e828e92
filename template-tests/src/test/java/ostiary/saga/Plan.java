package ostiary.saga;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a deletion goes in a test.
///
/// @param troubles by task and attempt, such as `erase billing 1`
/// @param dead tasks that never answer, such as `erase billing`
/// @param refusing the participants that refuse
/// @param keeps when the owner keeps the account, by parts of a thousand of the grace
/// @param givesUp whether the operator abandons what is parked; otherwise it is mended and tried again
record Plan(
        Map<String, Trouble> troubles,
        Set<String> dead,
        Set<String> refusing,
        Optional<Integer> keeps,
        boolean givesUp) {
    static Plan smooth() {
        return new Plan(Map.of(), Set.of(), Set.of(), Optional.empty(), false);
    }

    Plan with(Map<String, Trouble> others) {
        return new Plan(others, dead, refusing, keeps, givesUp);
    }

    Plan dead(Set<String> others, boolean isGivenUp) {
        return new Plan(troubles, others, refusing, keeps, isGivenUp);
    }

    Plan refusing(Set<String> others) {
        return new Plan(troubles, dead, others, keeps, givesUp);
    }

    Plan keeps(int when) {
        return new Plan(troubles, dead, refusing, Optional.of(when), givesUp);
    }
}
