package ostiary.template;

import ostiary.cdk.AlarmsTo;
import ostiary.cdk.AuditLock;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
import software.amazon.awscdk.Stack;

/// The template of a stack with an audit trail that is locked, synthesized once for all tests.
public final class AuditTemplate {
    public static final Synthesis SYNTHESIS = Synthesis.alone(AuditTemplate::synthesize);
    static final Template TEMPLATE = Template.of(SYNTHESIS);

    private AuditTemplate() {}

    private static Synthesis synthesize() {
        var app = OstiaryApp.app();
        var stack = new Stack(app, Synthesis.STACK);
        new Ostiary(
                        stack,
                        "Ostiary",
                        OstiaryProps.builder(Synthesis.MAIL_FROM)
                                .code(Synthesis.CODE)
                                .alarmsTo(AlarmsTo.of("ops@shop.example"))
                                .auditLock(AuditLock.governance(30))
                                .build())
                .auditTrail();
        return Synthesis.of(app, stack);
    }
}
