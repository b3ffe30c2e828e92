package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.SpecVersion;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The library of the CloudEvents project reads what we do.
class CloudEventsTest {
    private static final EventParser PARSER = new EventParser();
    private static final EventFormat JSON =
            Objects.requireNonNull(EventFormatProvider.getInstance().resolveFormat("application/cloudevents+json"));

    static List<String> types() {
        return EventSchemas.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsEveryExample(String type) {
        var theirs = JSON.deserialize(Examples.text(type).getBytes(StandardCharsets.UTF_8));
        var ours = PARSER.parse(Examples.text(type));

        assertThat(theirs.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(theirs.getId()).isEqualTo(ours.id());
        assertThat(theirs.getType()).isEqualTo(ours.type());
        assertThat(theirs.getSource()).isEqualTo(ours.source());
        assertThat(theirs.getSubject()).isEqualTo(ours.subject());
        assertThat(Objects.requireNonNull(theirs.getTime()).toInstant()).isEqualTo(ours.time());
        assertThat(theirs.getDataContentType()).isEqualTo("application/json");
        assertThat(theirs.getDataSchema()).hasToString("urn:ostiary:event:" + type + ":1");
        assertThat(theirs.getExtension("entityversion"))
                .isEqualTo(
                        ours.entityVersion().isEmpty()
                                ? null
                                : (int) ours.entityVersion().getAsLong());
        assertThat(Examples.object(
                        new String(Objects.requireNonNull(theirs.getData()).toBytes(), StandardCharsets.UTF_8)))
                .isEqualTo(ours.data());
    }
}
