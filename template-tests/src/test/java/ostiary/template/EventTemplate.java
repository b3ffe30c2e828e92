package ostiary.template;

import ostiary.cdk.EventFilter;
import ostiary.cdk.Ostiary;
import software.amazon.awscdk.Stack;

/// The template of a stack that tells of its changes, and a queue for each of two subscribers, synthesized once for all
/// tests.
public final class EventTemplate {
    static final String ACCOUNT = "444455556666";
    public static final Synthesis SYNTHESIS = Synthesis.ofATeam(props -> props, EventTemplate::subscribe);
    static final Template TEMPLATE = Template.of(SYNTHESIS);

    private EventTemplate() {}

    private static void subscribe(Ostiary ostiary, Stack stack) {
        var events = ostiary.events();
        events.queue(stack, "customers", EventFilter.of("user.*", "session.ended"));
        events.queue(stack, "everything", EventFilter.all());
        events.letSubscribe(ACCOUNT);
    }
}
