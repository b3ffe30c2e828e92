package ostiary.core.audit;

/// Port: the destination of audit events.
@FunctionalInterface
public interface AuditLog {
    /// Never throws: a failure to record must not fail the request.
    void record(AuditEvent event);
}
