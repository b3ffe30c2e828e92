package ostiary.functions.rehearsal;

import java.security.SecureRandom;
import ostiary.adapters.dynamodb.DynamoDbSignUpStore;
import ostiary.core.signup.SignUpCodes;
import ostiary.service.Config;
import ostiary.service.Platform;
import ostiary.service.Wiring;

/// Assembles the rehearsal of a release over the service's own table, keys and hasher, with synthetic users.
public final class RehearsalWiring {
    private RehearsalWiring() {}

    /// The rehearsal of a release before it gets traffic.
    ///
    /// @param versions those of the release
    public static OneRehearsal of(VersionInvoker versions, Platform platform, Config config) {
        var random = new SecureRandom();
        var wiring = new Wiring(config, platform);
        var table = wiring.table();
        var clock = platform.clock();
        Sleeper sleeper = Sleeper::sleepNow;
        var mailbox = new SyntheticMailbox(
                new DynamoDbSignUpStore(table), new SignUpCodes(platform.codeKeys(), random), wiring.hasher(), clock);
        var rehearsal = new Rehearsal(
                new DirectInvokeApi(new PatientVersions(versions, clock, sleeper)),
                mailbox,
                new DynamoDbSyntheticUserStore(table),
                random,
                clock,
                sleeper);
        return new OneRehearsal(
                config.newVersions().digest(), rehearsal, new DynamoDbVerdictStore(table), clock, sleeper);
    }
}
