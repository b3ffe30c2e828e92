package ostiary.torture;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.adapters.dynamodb.DynamoDbSignUpStore;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.core.signup.CodeHash;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.testing.FastHasher;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.SealingRing;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;

/// Accounts that are simply there: their sign-up is not what is tested, and asking for many would be throttled.
final class Accounts {
    private Accounts() {}

    /// So many fresh ones, all with [World#PASSWORD].
    static List<EmailAddress> of(int many) {
        return Stream.generate(Accounts::one).limit(many).toList();
    }

    static EmailAddress one() {
        var signUps = new DynamoDbSignUpStore(LocalTable.shared());
        var code = new CodeHash(Fresh.userId().toString());
        var id = Fresh.userId();
        var hash = SealingRing.passwords(new FastHasher()).hash(World.PASSWORD).sealedFor(id);
        var now = Fresh.now();
        var email = Fresh.email();
        signUps.keep(code, new PendingSignUp(id, email, Optional.empty(), hash, now.plus(Duration.ofMinutes(1))));
        return signUps.confirm(email, code, now).orElseThrow().email();
    }
}
