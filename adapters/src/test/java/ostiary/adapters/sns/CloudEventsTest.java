package ostiary.adapters.sns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.core.event.EventType;
import ostiary.subscriber.EventParser;
import ostiary.subscriber.EventSchemas;

class CloudEventsTest {
    private static final String ISSUER = "https://auth.shop.example";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CloudEvents format = new CloudEvents(ISSUER);

    @Test
    void haveASchemaEach() {
        assertThat(EventSchemas.types())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::text).toList());
    }

    @ParameterizedTest
    @EnumSource
    void areReadByWhoeverSubscribes(EventType type) {
        var sample = Samples.of(type);

        var read = new EventParser().parse(format.text(sample));

        assertThat(read.isKnown()).isTrue();
        assertThat(read.id()).isEqualTo(sample.id());
        assertThat(read.type()).isEqualTo(type.text());
        assertThat(read.source()).hasToString(ISSUER);
        assertThat(read.subject()).isEqualTo(sample.data().subject());
        assertThat(read.time()).isEqualTo(sample.time());
        assertThat(read.entityVersion()).isEqualTo(sample.version());
    }

    /// Whoever adds a member says in the schema what it tells.
    @ParameterizedTest
    @EnumSource
    void tellNothingThatTheirSchemaDoesNotSay(EventType type) throws Exception {
        var data = JSON.readTree(format.text(Samples.of(type))).required("data");
        var closed = EventSchemas.of(type.text()).<ObjectNode>deepCopy().put("additionalProperties", false);

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(closed)
                        .validate(data))
                .isEmpty();
    }
}
