package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page for subscribers tells all that the schemas say.
class EventsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[`(.+?)`]\\(.+?\\) \\|.*?\\| (.*) \\|$");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\\n(\\{\"specversion.*?)```");

    private final String page = Files.readString(Path.of("../docs/events.md"));

    EventsPageTest() throws IOException {}

    @Test
    void hasARowForEachType() {
        assertThat(ROW.matcher(page).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(EventSchemas.types());
    }

    @Test
    void namesEachMemberOfTheData() {
        assertThat(ROW.matcher(page).results()).allSatisfy(row -> {
            var data = row.group(2).equals("the whole user") ? page : row.group(2);
            assertThat(EventSchemas.of(row.group(1)).path("properties").fieldNames())
                    .toIterable()
                    .allMatch(member -> data.contains("`" + member + "`"));
        });
    }

    @Test
    void beginsWithAnEvent() {
        var example = EXAMPLE.matcher(page);

        assertThat(example.find()).isTrue();
        assertThat(new EventParser().parse(example.group(1)).isKnown()).isTrue();
    }
}
