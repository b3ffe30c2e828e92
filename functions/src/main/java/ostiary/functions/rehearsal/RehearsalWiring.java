package ostiary.functions.rehearsal;

import java.security.SecureRandom;
import java.time.Duration;
import ostiary.adapters.dynamodb.DynamoDbSignUpStore;
import ostiary.core.signup.SignUpCodes;
import ostiary.service.Config;
import ostiary.service.Platform;
import ostiary.service.Wiring;

/// Assembles a rehearsal over the service's own table, keys and hasher, with synthetic users.
public final class RehearsalWiring {
    /// The pause before the second try of a failed rehearsal.
    private static final Duration BETWEEN_WALKS = Duration.ofSeconds(1);

    private RehearsalWiring() {}

    /// The rehearsal of a release before it gets traffic.
    public static Rehearsal of(FrontDoor door, Platform platform, Config config) {
        var random = new SecureRandom();
        var wiring = new Wiring(config, platform);
        var table = wiring.table();
        var mailbox = new SyntheticMailbox(
                new DynamoDbSignUpStore(table),
                new SignUpCodes(platform.codeKeys(), random),
                wiring.hasher(),
                platform.clock());
        return new Rehearsal(
                door, mailbox, new DynamoDbSyntheticUserStore(table), random, platform.clock(), BETWEEN_WALKS);
    }
}
