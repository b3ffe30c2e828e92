package ostiary.template;

import ostiary.cdk.AlarmsTo;
import ostiary.cdk.EventFilter;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
import software.amazon.awscdk.Stack;

/// The template of a stack that tells of its changes, and a queue for each of two subscribers, synthesized once for all
/// tests.
public final class EventTemplate {
    static final String ACCOUNT = "444455556666";
    public static final Synthesis SYNTHESIS = Synthesis.alone(EventTemplate::synthesize);
    static final Template TEMPLATE = Template.of(SYNTHESIS);

    private EventTemplate() {}

    private static Synthesis synthesize() {
        var app = OstiaryApp.app();
        var stack = new Stack(app, Synthesis.STACK);
        var ostiary = new Ostiary(
                stack,
                "Ostiary",
                OstiaryProps.builder(Synthesis.MAIL_FROM)
                        .code(Synthesis.CODE)
                        .alarmsTo(AlarmsTo.of("ops@shop.example"))
                        .build());
        var events = ostiary.events();
        events.queue(stack, "customers", EventFilter.of("user.*", "session.ended"));
        events.queue(stack, "everything", EventFilter.all());
        events.letSubscribe(ACCOUNT);
        return Synthesis.of(app, stack);
    }
}
