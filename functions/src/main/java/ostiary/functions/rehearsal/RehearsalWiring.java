package ostiary.functions.rehearsal;

import java.security.SecureRandom;
import java.time.Duration;
import ostiary.adapters.dynamodb.DynamoDbSignUpStore;
import ostiary.core.signup.SignUpCodes;
import ostiary.service.Config;
import ostiary.service.Platform;
import ostiary.service.Wiring;

/// What stands behind a rehearsal: the service's own table, keys and hasher, for users of its own.
public final class RehearsalWiring {
    /// Between a rehearsal that failed and its second try.
    private static final Duration BETWEEN_WALKS = Duration.ofSeconds(1);

    private RehearsalWiring() {}

    /// What a release goes through before it gets traffic.
    public static Rehearsal of(FrontDoor door, Platform platform, Config config) {
        var random = new SecureRandom();
        var wiring = new Wiring(config, platform);
        var table = wiring.table();
        var mailbox = new SyntheticMailbox(
                new DynamoDbSignUpStore(table),
                new SignUpCodes(platform.hmacKeys(), random),
                wiring.hasher(),
                platform.clock());
        return new Rehearsal(
                door, mailbox, new DynamoDbSyntheticUserStore(table), random, platform.clock(), BETWEEN_WALKS);
    }
}
