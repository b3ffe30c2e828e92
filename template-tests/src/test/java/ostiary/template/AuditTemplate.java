package ostiary.template;

import ostiary.cdk.AuditLock;

/// The template of a stack with an audit trail that is locked, synthesized once for all tests.
public final class AuditTemplate {
    public static final Synthesis SYNTHESIS =
            Synthesis.ofATeam(props -> props.auditLock(AuditLock.governance(30)), (ostiary, _) -> ostiary.auditTrail());
    static final Template TEMPLATE = Template.of(SYNTHESIS);

    private AuditTemplate() {}
}
