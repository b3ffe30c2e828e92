package ostiary.functions.gateway;

import ostiary.blueprint.WarmUp;

/// Knows the event of the daily schedule ([WarmUp]).
final class WarmUpEvent {
    private WarmUpEvent() {}

    /// Whether the event has this member and no other: one of a front door never counts.
    static boolean is(EventObject event) {
        return event.members().size() == 1
                && WarmUp.VALUE.equals(event.members().get(WarmUp.MEMBER));
    }
}
