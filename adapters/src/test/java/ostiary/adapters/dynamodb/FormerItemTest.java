package ostiary.adapters.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.recovery.FormerAddresses;
import ostiary.core.recovery.FormerAddresses.Taken;
import ostiary.core.testing.Fresh;
import ostiary.core.token.Sha256;

class FormerItemTest {
    /// One that a version of before has written: the way back was taken no earlier than the address was left.
    @Test
    void readsATakingWithoutItsMoment() {
        var now = Fresh.now();
        var then = now.minus(FormerAddresses.LIFETIME).minusSeconds(60);
        var taken = new Taken(Sha256.of("link".getBytes(UTF_8)), then, now);
        var former = new FormerAddresses(Fresh.userId(), 2, List.of(), Optional.of(taken), false);
        var attributes = new HashMap<>(FormerItem.write(former, now).attributes());
        assertThat(FormerItem.read(new Item(attributes))).isEqualTo(former);

        attributes.put("taken", fromS(taken.link().value() + " " + then.toEpochMilli()));

        assertThat(FormerItem.read(new Item(attributes)).taken())
                .contains(new Taken(taken.link(), then, now.minusSeconds(60)));
    }
}
