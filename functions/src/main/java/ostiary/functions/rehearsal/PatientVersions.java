package ostiary.functions.rehearsal;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.blueprint.ServiceFunction;

/// Waits while Lambda has no room to run a version: in a small account the hooks themselves take it, and the users.
/// That is no fault of the version.
public final class PatientVersions implements VersionInvoker {
    /// The timeout of each call.
    static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final Logger LOG = LoggerFactory.getLogger(PatientVersions.class);

    private final VersionInvoker versions;
    private final InstantSource clock;
    private final Sleeper sleeper;

    public PatientVersions(VersionInvoker versions, InstantSource clock, Sleeper sleeper) {
        this.versions = versions;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public Result invoke(ServiceFunction function, String event) {
        var backoff = new Backoff(clock, sleeper, clock.instant().plus(PATIENCE));
        while (true) {
            try {
                return versions.invoke(function, event);
            } catch (VersionBusyException busy) {
                LOG.info("waits for room to run {}", function.id());
                if (!backoff.pause()) {
                    throw busy;
                }
            }
        }
    }
}
