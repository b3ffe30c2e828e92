package ostiary.adapters.pages;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.edge.page.FailureKind;

class WordsTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/pages");
    private static final Path CODE = Path.of("src/main/java/ostiary/adapters/pages");
    private static final Pattern IN_TEMPLATES = Pattern.compile("\\{\\{words\\.(\\w+)}}");
    private static final Pattern IN_CODE = Pattern.compile("(?:say|atField)\\(\\s*\"(\\w+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d");

    private static final Words ENGLISH = Words.of(Locale.ENGLISH);
    private static final Words GERMAN = Words.of(Locale.GERMAN);

    @Test
    void everyLanguageSaysTheSameThings() {
        assertThat(GERMAN.bundle().keySet()).isEqualTo(ENGLISH.bundle().keySet());
        assertThat(ENGLISH.bundle().keySet())
                .allSatisfy(key -> assertThat(places(GERMAN, key)).as(key).isEqualTo(places(ENGLISH, key)));
    }

    @Test
    void everythingThatIsSaidIsThereAndNothingElse() {
        var said = new TreeSet<>(found(IN_TEMPLATES, TEMPLATES));
        for (var key : found(IN_CODE, CODE)) {
            said.add(key);
            if (ENGLISH.bundle().containsKey(key + "_field")) {
                said.add(key + "_field");
            }
        }
        for (var kind : FailureKind.values()) {
            said.add(kind.name().toLowerCase(Locale.ROOT) + "_title");
            said.add(kind.name().toLowerCase(Locale.ROOT) + "_help");
        }

        ENGLISH.bundle().keySet().stream()
                .filter(key -> key.startsWith("scope_"))
                .forEach(said::add);

        assertThat(said)
                .hasSizeGreaterThan(40)
                .isEqualTo(new TreeSet<>(ENGLISH.bundle().keySet()));
    }

    /// An ASCII apostrophe would be swallowed where a text has places.
    @Test
    void isCalmAndPlain() {
        for (var words : Words.all()) {
            assertThat(words.bundle().keySet())
                    .allSatisfy(key -> assertThat(words.bundle().getString(key))
                            .as(key)
                            .isNotBlank()
                            .isEqualTo(words.bundle().getString(key).strip())
                            .doesNotContain("!", "'", "...")
                            .doesNotContainPattern("(?i)invalid|illegal|failed|please|oops|log ?in\\b|log ?out|ungültig"
                                    + "|fehlgeschlagen|bitte[ ,]|\\berror\\b|\\bfehler\\b"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1 second, einer Sekunde",
        "PT1S, 1 second, einer Sekunde",
        "PT1.001S, 2 seconds, 2 Sekunden",
        "PT59S, 59 seconds, 59 Sekunden",
        "PT60S, 1 minute, einer Minute",
        "PT61S, 2 minutes, 2 Minuten",
        "PT59M, 59 minutes, 59 Minuten",
        "PT59M1S, 1 hour, einer Stunde",
        "PT24H, 24 hours, 24 Stunden"
    })
    void aWaitIsSaidAsPeopleDoAndNeverTooShort(Duration wait, String english, String german) {
        assertThat(ENGLISH.say(wait)).isEqualTo(english);
        assertThat(GERMAN.say(wait)).isEqualTo(german);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5M, Used just now, Gerade eben benutzt",
        "PT119S, Used just now, Gerade eben benutzt",
        "PT2M, Used 2 minutes ago, Vor 2 Minuten benutzt",
        "PT59M59S, Used 59 minutes ago, Vor 59 Minuten benutzt",
        "PT1H, Used 1 hour ago, Vor einer Stunde benutzt",
        "PT23H59M, Used 23 hours ago, Vor 23 Stunden benutzt",
        "PT24H, Used 1 day ago, Vor einem Tag benutzt",
        "PT719H, Used 29 days ago, Vor 29 Tagen benutzt",
        "PT720H, 'Used on October 30, 2026', Am 30. Oktober 2026 benutzt"
    })
    void aUseIsSaidAsPeopleDo(Duration ago, String english, String german) {
        var now = Instant.parse("2026-11-29T12:00:00Z");

        assertThat(ENGLISH.sayUse(now.minus(ago), now)).isEqualTo(english);
        assertThat(GERMAN.sayUse(now.minus(ago), now)).isEqualTo(german);
    }

    /// There is no way past the escaping, which is JMustache's with two braces.
    @Test
    void noTemplateLeavesAValueAsItIs() {
        assertThat(texts(TEMPLATES)).allSatisfy(text -> assertThat(text).doesNotContain("{{{", "{{&", "{{="));
    }

    private static List<String> places(Words words, String key) {
        return PLACE.matcher(words.bundle().getString(key))
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<String> found(Pattern pattern, Path folder) {
        return pattern.matcher(texts(folder).collect(joining("\n")))
                .results()
                .map(result -> result.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> texts(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().map(WordsTest::text).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
