package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ItemTest {
    private final Item item = Item.of(Table.key("USER#1", "USER"));

    @Test
    void hasWhatWasPutIn() {
        item.put("text", "a")
                .put("list", List.of("b", "a"))
                .put("set", Set.of("a"))
                .put("at", Instant.ofEpochMilli(7));

        assertThat(item.partition()).isEqualTo("USER#1");
        assertThat(item.sort()).isEqualTo("USER");
        assertThat(item.string("text")).isEqualTo("a");
        assertThat(item.find("text")).contains("a");
        assertThat(item.list("list")).containsExactly("b", "a");
        assertThat(item.findList("list")).contains(List.of("b", "a"));
        assertThat(item.set("set")).containsExactly("a");
        assertThat(item.instant("at")).isEqualTo(Instant.ofEpochMilli(7));
        assertThat(item.findInstant("at")).contains(Instant.ofEpochMilli(7));
        assertThat(item.has("at")).isTrue();
    }

    /// TTL is in seconds, unlike all other instants.
    @Test
    void expiresInSeconds() {
        var expiring = item.expiresAt(Instant.ofEpochMilli(7_999));

        assertThat(expiring.attributes()).containsEntry("expires_at", fromN("7"));
    }

    @Test
    void lacksWhatMayBeMissing() {
        item.put("name", Optional.empty()).put("set", Set.of());

        assertThat(item.attributes()).containsOnlyKeys("pk", "sk");
        assertThat(item.find("name")).isEmpty();
        assertThat(item.findList("list")).isEmpty();
        assertThat(item.findInstant("at")).isEmpty();
        assertThat(item.set("set")).isEmpty();
        assertThat(item.has("at")).isFalse();
    }

    /// An item that lacks something is damaged: nothing is made up for it, and its values are not told.
    @Test
    void tellsWhatIsMissing() {
        for (var read : List.<ThrowingCallable>of(
                () -> item.string("it"),
                () -> item.list("it"),
                () -> item.instant("it"),
                () -> item.count("it"),
                () -> item.duration("it"))) {
            assertThatThrownBy(read)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageEndingWith("has no attribute it")
                    .hasMessageNotContaining("USER#1");
        }
    }
}
