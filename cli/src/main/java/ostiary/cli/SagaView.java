package ostiary.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A deletion that other services take part in, as an operator sees it.
///
/// @param name of the execution: the user's id, and the version of the request
/// @param status as Step Functions has it, such as `RUNNING`
/// @param states those that it is in, or has ended in
/// @param parked those that wait for an operator
/// @param steps what it has come through, in order
record SagaView(
        String name,
        String status,
        Instant startedAt,
        List<String> states,
        List<ParkedBranch> parked,
        List<Step> steps) {
    SagaView {
        states = List.copyOf(states);
        parked = List.copyOf(parked);
        steps = List.copyOf(steps);
    }

    /// A state, and when it was entered.
    record Step(Instant at, String state) {}

    /// `parked` where it is, else the status in small letters.
    String standing() {
        return parked.isEmpty() ? status.toLowerCase(Locale.ROOT) : "parked";
    }
}
