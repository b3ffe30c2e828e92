package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.TableShape;

class TableTest {
    private final Resource table = StackTemplate.only("AWS::DynamoDB::Table");

    @Test
    void hasTheDeclaredKeys() {
        assertThat(table.list("KeySchema"))
                .extracting(name("AttributeName"), name("KeyType"))
                .containsExactly(tuple(TableShape.PARTITION_KEY, "HASH"), tuple(TableShape.SORT_KEY, "RANGE"));
        assertThat(table.list("AttributeDefinitions"))
                .extracting(name("AttributeType"))
                .containsOnly("S");
    }

    @Test
    void forgetsWhatHasExpired() {
        assertThat(table.text("TimeToLiveSpecification.AttributeName")).isEqualTo(TableShape.TIME_TO_LIVE);
        assertThat(table.property("TimeToLiveSpecification.Enabled").asBoolean())
                .isTrue();
    }

    @Test
    void isPaidByTheRequest() {
        assertThat(table.text("BillingMode")).isEqualTo("PAY_PER_REQUEST");
    }

    @Test
    void tellsItsStreamWhatChanged() {
        assertThat(table.text("StreamSpecification.StreamViewType")).isEqualTo("NEW_AND_OLD_IMAGES");
    }

    @Test
    void isEncryptedUnderAKeyOfTheCustomerThatRotates() {
        var key = StackTemplate.behind(table.text("SSESpecification.KMSMasterKeyId"));

        assertThat(table.property("SSESpecification.SSEEnabled").asBoolean()).isTrue();
        assertThat(table.text("SSESpecification.SSEType")).isEqualTo("KMS");
        assertThat(key.property("EnableKeyRotation").asBoolean()).isTrue();
    }

    @Test
    void canBeRestoredToAnyMomentAndIsHardToLose() {
        assertThat(table.property("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(table.property("DeletionProtectionEnabled").asBoolean()).isTrue();
        assertThat(table.json().path("DeletionPolicy").asText()).isEqualTo("Retain");
        assertThat(table.json().path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    }

    private static Function<JsonNode, String> name(String member) {
        return node -> node.path(member).asText();
    }
}
