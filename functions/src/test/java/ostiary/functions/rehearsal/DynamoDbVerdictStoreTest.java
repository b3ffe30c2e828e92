package ostiary.functions.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbVerdictStoreTest extends VerdictStoreContract {
    private final Table table = LocalTable.shared();

    @Override
    VerdictStore store() {
        return new DynamoDbVerdictStore(table);
    }

    /// Its role may write there and nowhere else, and DynamoDB deletes it.
    @Test
    void keepsEachInAPartitionOfItsOwnAndNotForEver() {
        var noon = Instant.parse("2026-11-29T12:00:00Z");
        store().take("a release", "one", noon, noon.plusSeconds(180));
        assertThat(item()).contains(entry("expires_at", AttributeValue.fromN("1796040180")));

        store().decide("a release", "one", new Verdict.Failed("log_in", "503"), noon.plusSeconds(300));

        assertThat(item())
                .containsOnly(
                        entry("pk", AttributeValue.fromS("REHEARSAL#VERDICT")),
                        entry("sk", AttributeValue.fromS("a release")),
                        entry("walker", AttributeValue.fromS("one")),
                        entry("verdict", AttributeValue.fromS("failed")),
                        entry("failed_at", AttributeValue.fromS("log_in")),
                        entry("failed_with", AttributeValue.fromS("503")),
                        entry("holds_until", AttributeValue.fromN("1795953900000")),
                        entry("expires_at", AttributeValue.fromN("1796040300")));
    }

    private Map<String, AttributeValue> item() {
        return table.client()
                .getItem(get -> get.tableName(table.name())
                        .key(Table.key("REHEARSAL#VERDICT", "a release"))
                        .consistentRead(true))
                .item();
    }
}
