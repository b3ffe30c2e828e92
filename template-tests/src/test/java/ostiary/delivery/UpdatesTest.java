package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The proposer of new versions looks where versions are.
class UpdatesTest {
    private static final Workflow DEPENDABOT = Workflow.read(Workflow.ROOT.resolve(".github/dependabot.yml"));
    private static final Map<String, String> FILES =
            Map.of("maven", "pom.xml", "npm", "package-lock.json", "github-actions", ".github/workflows/pipeline.yml");

    @Test
    void looksWhereVersionsAre() {
        assertThat(DEPENDABOT.json().required("version").asInt()).isEqualTo(2);
        assertThat(updates()).extracting(UpdatesTest::ecosystem).containsExactlyInAnyOrderElementsOf(FILES.keySet());
        assertThat(updates()).allSatisfy(update -> {
            var folder =
                    Workflow.ROOT.resolve(update.required("directory").asText().substring(1));
            assertThat(folder.resolve(FILES.getOrDefault(ecosystem(update), "")))
                    .exists();
        });
    }

    @Test
    void movesThePartsOfTheAwsSdkTogether() throws Exception {
        var group = updates().getFirst().required("groups").required("aws-sdk").required("patterns");

        assertThat(group).extracting(JsonNode::asText).containsExactly("software.amazon.awssdk:*");
        assertThat(Files.readString(Workflow.ROOT.resolve("functions/pom.xml")))
                .contains("<groupId>software.amazon.awssdk</groupId>");
    }

    /// Most releases that were tampered with were found out within days.
    @Test
    void letsAVersionAgeFirst() {
        assertThat(updates())
                .allSatisfy(update -> assertThat(update.required("cooldown")
                                .required("default-days")
                                .asInt())
                        .isGreaterThanOrEqualTo(7));
    }

    private static List<JsonNode> updates() {
        return DEPENDABOT.json().required("updates").valueStream().toList();
    }

    private static String ecosystem(JsonNode update) {
        return update.required("package-ecosystem").asText();
    }
}
