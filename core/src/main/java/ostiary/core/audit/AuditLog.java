package ostiary.core.audit;

/// Port: where events go.
@FunctionalInterface
public interface AuditLog {
    /// Never throws: an event that cannot be written down stops no login.
    void record(AuditEvent event);
}
