package ostiary.core.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;

/// Keeps the events for a test to read.
public final class Journal implements AuditLog {
    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void record(AuditEvent event) {
        events.add(event);
    }

    /// All events so far, the oldest first.
    public List<AuditEvent> events() {
        return List.copyOf(events);
    }
}
