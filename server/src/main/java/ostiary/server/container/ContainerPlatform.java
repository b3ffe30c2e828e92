package ostiary.server.container;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.adapters.telemetry.LoggingAuditLog;
import ostiary.core.audit.AuditLog;
import ostiary.core.password.PasswordHasher;
import ostiary.jose.ChosenRs256Check;
import ostiary.service.AwsPlatform;
import ostiary.service.Config;
import ostiary.service.Hashing;

/// The service's platform on AWS, in a process that answers many requests at once. Metrics that go out with an
/// invocation of a function have none here.
final class ContainerPlatform extends AwsPlatform {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerPlatform.class);

    private final Hashing hashing = Hashing.beside(Runtime.getRuntime().availableProcessors());

    /// Says which implementation checks signatures: one needs a folder for temporary files from which code may be
    /// loaded.
    ContainerPlatform(Config config) {
        super(config);
        LOG.info(
                "signatures",
                entry("implementation", ChosenRs256Check.ofThisProcess().description()));
    }

    @Override
    public AuditLog auditLog() {
        return new LoggingAuditLog();
    }

    /// Says which implementation hashes: one needs a folder for temporary files from which code may be loaded.
    @Override
    public PasswordHasher watched(PasswordHasher hasher, IntSupplier waiting) {
        if (hasher instanceof Argon2PasswordHasher argon2) {
            LOG.info("hashing", entry("implementation", argon2.implementation()));
        }
        return hasher;
    }

    @Override
    public Hashing hashing() {
        return hashing;
    }
}
