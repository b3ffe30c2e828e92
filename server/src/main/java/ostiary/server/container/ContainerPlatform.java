package ostiary.server.container;

import java.util.function.IntSupplier;
import ostiary.adapters.telemetry.LoggingAuditLog;
import ostiary.core.audit.AuditLog;
import ostiary.core.password.PasswordHasher;
import ostiary.service.AwsPlatform;
import ostiary.service.Config;
import ostiary.service.Hashing;

/// The service's platform on AWS, in a process that answers many requests at once. Metrics that go out with an
/// invocation of a function have none here.
final class ContainerPlatform extends AwsPlatform {
    private final Hashing hashing = Hashing.beside(Runtime.getRuntime().availableProcessors());

    ContainerPlatform(Config config) {
        super(config);
    }

    @Override
    public AuditLog auditLog() {
        return new LoggingAuditLog();
    }

    @Override
    public PasswordHasher watched(PasswordHasher hasher, IntSupplier waiting) {
        return hasher;
    }

    @Override
    public Hashing hashing() {
        return hashing;
    }
}
