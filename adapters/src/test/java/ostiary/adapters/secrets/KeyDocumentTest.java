package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDocumentTest {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");
    static final KeyEntry FIRST = new KeyEntry("first", NOON, NOON, "c2VjcmV0");
    static final KeyEntry SECOND = new KeyEntry("second", NOON, NOON.plus(Duration.ofHours(4)), "c2VjcmV0cw==");

    @Test
    void comesBackAsItWasWritten() {
        var keys = new KeySet(List.of(FIRST, SECOND));

        assertThat(KeyDocument.read(KeyDocument.write(keys))).isEqualTo(keys);
    }

    @Test
    void hasThisForm() {
        assertThat(KeyDocument.write(new KeySet(List.of(FIRST)))).isEqualTo("""
            {"keys":[{"id":"first","added":"2026-11-22T12:00:00.123456789Z",\
            "signs_from":"2026-11-22T12:00:00.123456789Z","key":"c2VjcmV0"}]}\
            """);
    }

    @Test
    void isReadInTheOrderOfTakingOver() {
        assertThat(new KeySet(List.of(SECOND, FIRST)).keys()).containsExactly(FIRST, SECOND);
    }

    @Test
    void mayHaveMoreMembers() {
        var text = """
            {"format":{"version":[2]},"keys":[{"id":"first","added":"2026-11-22T12:00:00.123456789Z","use":{"x":1},
            "signs_from":"2026-11-22T12:00:00.123456789Z","key":"c2VjcmV0"}],"more":null}\
            """;

        assertThat(KeyDocument.read(text).keys()).containsExactly(FIRST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cret",
                "null",
                "[]",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":null}",
                "{\"keys\":{}}",
                "{\"keys\":[\"s3cret\"]}",
                "{\"keys\":[{}]}",
                "{\"keys\":[{\"id\":\"a\",\"added\":\"2026-11-22T12:00:00Z\",\"signs_from\":\"2026-11-22T12:00:00Z\"}]}",
                "{\"keys\":[{\"id\":\"\",\"added\":\"2026-11-22T12:00:00Z\",\"signs_from\":\"2026-11-22T12:00:00Z\",\"key\":\"s3cret\"}]}",
                "{\"keys\":[{\"id\":1,\"added\":\"2026-11-22T12:00:00Z\",\"signs_from\":\"2026-11-22T12:00:00Z\",\"key\":\"s3cret\"}]}",
                "{\"keys\":[{\"id\":\"a\",\"added\":\"noon\",\"signs_from\":\"2026-11-22T12:00:00Z\",\"key\":\"s3cret\"}]}",
                "{\"keys\":[{\"id\":\"a\",\"added\":\"2026-11-22T12:00:00Z\",\"signs_from\":\"s3cret\",\"key\":\"s3cret\"}]}",
                "{\"keys\":[{\"id\":\"a\",\"id\":\"s3cret\"}]}",
                "{\"keys\":[{\"id\":\"a\",\"added\":\"2026-11-22T12:00:00Z\",\"signs_from\":\"2026-11-22T12:00:00Z\",\"key\":\"s3cret\"}]}"
                    + " s3cret",
                "{\"keys\":[{\"id\":\"a\",\"added\":\"2026-11-22T12:00:00Z\",\"signs_from\":\"2026-11-22T12:00:00Z\",\"key\":\"s3cret"
            })
    void isRefusedWithoutBeingShown(String text) {
        assertThatThrownBy(() -> KeyDocument.read(text))
                .isInstanceOf(MalformedKeysException.class)
                .satisfies(
                        thrown -> assertThat(Throwables.getStackTrace(thrown)).doesNotContain("s3cret"));
    }

    @Test
    void isRefusedWithOneIdTwice() {
        var twice = KeyDocument.write(new KeySet(List.of(FIRST, SECOND))).replace("second", "first");

        assertThatThrownBy(() -> KeyDocument.read(twice)).isInstanceOf(MalformedKeysException.class);
    }

    @Test
    void isRefusedWithWhatIsNoKey() {
        for (var text : new String[] {"c2VjcmV0", "%%%", "MAA="}) {
            var entry = new KeyEntry("first", NOON, NOON, text);

            assertThatThrownBy(() -> RsaKeys.privateKey(entry)).isInstanceOf(MalformedKeysException.class);
            assertThatThrownBy(() -> RsaKeys.publicKey(entry)).isInstanceOf(MalformedKeysException.class);
            assertThatThrownBy(() -> SecretHmacKeys.key(entry)).isInstanceOf(MalformedKeysException.class);
        }
    }

    @Test
    void isNotShown() {
        assertThat(FIRST).hasToString("KeyEntry first");
        assertThat(new KeySet(List.of(FIRST)).toString()).doesNotContain("c2VjcmV0");
    }
}
