package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventParserTest {
    private static final EventParser PARSER = new EventParser();
    private static final String USER = "7f1c9b1e-5a0e-4a39-9d4c-6f2f6f0f3c11";

    static List<String> types() {
        return EventSchemas.types();
    }

    @Test
    void readsAllThatTheEnvelopeSays() {
        var event = PARSER.parse(Examples.text("user.updated"));

        assertThat(event)
                .isEqualTo(new Event(
                        "a1b2c3d4e5f60718293a4b5c6d7e8f02.user.updated",
                        "user.updated",
                        URI.create("https://auth.shop.example"),
                        USER,
                        Instant.parse("2026-11-30T18:00:00.002Z"),
                        1,
                        OptionalLong.of(2),
                        Examples.json("user.updated").path("data")));
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsWhatIsDeliveredRawAndWhatSnsHasWrapped(String type) {
        var raw = PARSER.parse(Examples.text(type));

        assertThat(raw.isKnown()).isTrue();
        assertThat(raw.type()).isEqualTo(type);
        assertThat(PARSER.parse(Examples.wrapped(Examples.text(type)).toString()))
                .isEqualTo(raw);
    }

    @ParameterizedTest
    @CsvSource({
        "user.updated, 7f1c9b1e-5a0e-4a39-9d4c-6f2f6f0f3c11",
        "user.deleted, 7f1c9b1e-5a0e-4a39-9d4c-6f2f6f0f3c11",
        "session.ended, 727d1fad-8ccb-48e5-ba2c-03715414bfaa",
        "factor.added, 7f1c9b1e-5a0e-4a39-9d4c-6f2f6f0f3c11/0b0e5f0a-52a4-4b64-8d9d-3f2f3a1c9d77",
        "client.removed, shop-web",
        "refresh.replayed,",
        "password.changed,",
    })
    void knowsWhoseVersionItIs(String type, String entity) {
        assertThat(PARSER.parse(Examples.text(type)).entity().orElse(null)).isEqualTo(entity);
    }

    @Test
    void passesOnAnUnknownTypeAndSaysSo() {
        var event = Examples.json("password.changed")
                .put("type", "login.failing")
                .put("dataschema", "urn:ostiary:event:login.failing:1");
        event.putObject("data").put("attempts", 12);

        var read = PARSER.parse(event.toString());

        assertThat(read.isKnown()).isFalse();
        assertThat(read.isOfKnownType()).isFalse();
        assertThat(read.data().path("attempts").intValue()).isEqualTo(12);
        assertThat(read.entity()).isEmpty();
    }

    @Test
    void passesOnANewerSchemaAndSaysSo() {
        var event = Examples.json("user.updated").put("dataschema", "urn:ostiary:event:user.updated:2");
        event.putObject("data").put("id", USER);

        var read = PARSER.parse(event.toString());

        assertThat(read.isKnown()).isFalse();
        assertThat(read.isOfKnownType()).isTrue();
        assertThat(read.schemaVersion()).isEqualTo(2);
        assertThat(read.entity()).isEmpty();
    }

    @Test
    void takesNullForAbsentInTheEnvelopeAlone() {
        var absent = Examples.json("password.changed").putNull("entityversion").putNull("traceparent");
        assertThat(PARSER.parse(absent.toString()).entityVersion()).isEmpty();

        var nameless = Examples.json("user.updated");
        nameless.withObject("data").putNull("name");
        assertThat(flaw(nameless.toString())).isEqualTo("data.name has the wrong type");
    }

    @ParameterizedTest
    @CsvSource({
        "specversion, 0.3, specversion breaks the rule `const` of its schema",
        "datacontenttype, text/xml, datacontenttype breaks the rule `const` of its schema",
        "dataschema, urn:ostiary:event:user.deleted:1, dataschema is of another type",
        "dataschema, urn:ostiary:event:user.updated:0, dataschema breaks the rule `pattern` of its schema",
        "dataschema, urn:ostiary:event:user.updated:9999999, dataschema breaks the rule `pattern` of its schema",
        "type, updated, type breaks the rule `pattern` of its schema",
        "type, 'user.updated\n', type breaks the rule `pattern` of its schema",
        "source, auth, source breaks the rule `format` of its schema",
        "source, https://a b, source breaks the rule `format` of its schema",
        "source, http://[, source breaks the rule `format` of its schema",
        "time, 2026-11-30T18:00:00+01:00, time breaks the rule `pattern` of its schema",
        "time, 2026-11-30T18:00:00.1234Z, time breaks the rule `pattern` of its schema",
        "id, '', id breaks the rule `minLength` of its schema",
        "subject, 7f1c9b1e-5a0e-4a39-9d4c-6f2f6f0f3c12, subject is not that of the data",
    })
    void refusesAnEnvelopeThatContradictsTheContract(String member, String value, String flaw) {
        assertThat(flaw(Examples.json("user.updated").put(member, value).toString()))
                .isEqualTo(flaw);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30T18:00:00Z", "2026-11-30T25:00:00Z", "2026-11-30T18:00:61Z", "0000-00-00T00:00:00Z"})
    void refusesATimeThatNeverIs(String time) {
        assertThat(flaw(Examples.json("user.updated").put("time", time).toString()))
                .startsWith("time ");
    }

    @Test
    void keepsTheDataOutOfWhatIsLogged() {
        assertThat(PARSER.parse(Examples.text("user.updated")).toString())
                .contains("user.updated", USER)
                .doesNotContain("alice", "Alice");
    }

    private static String flaw(String body) {
        return Objects.requireNonNull(catchThrowableOfType(MalformedEventException.class, () -> PARSER.parse(body))
                .getMessage());
    }
}
