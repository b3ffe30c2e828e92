package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.TableShape;
import ostiary.template.Synthesis;

/// CodeDeploy lets a release go on or not, by what the hook of the template finds out with the versions of the
/// template.
class RehearsalTest {
    /// As long as an access token lives, and a little more.
    private static final Duration OVER = Duration.ofMinutes(12);

    private static final Pattern SECRET = Pattern.compile("ort_[\\w-]+|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    @Test
    void letsASoundReleaseGoOnAndLeavesNothingBehind() {
        var stack = SharedStack.STACK;
        var story = new Story(stack);
        story.signUp();
        var tokens = story.logIn();
        stack.verdicts().forget();
        var before = stack.data().items();

        assertThat(stack.deployments().of(ServiceFunction.REFRESH))
                .as(() -> String.join("\n", log(stack)))
                .isEqualTo("Succeeded");

        // Neither the access token of its session nor that of its client must outlive it, so these stay until DynamoDB
        // deletes them.
        var since = stack.data().since(before);
        assertThat(since).hasSize(3).filteredOn(Verdicts::isOne).hasSize(1);
        assertThat(since).filteredOn(item -> !Verdicts.isOne(item)).hasSize(2).allSatisfy(item -> {
            assertThat(saysThatASessionIsOver(item)).isTrue();
            var end = item.required(TableShape.TIME_TO_LIVE).required("N").asLong();
            assertThat(Instant.ofEpochSecond(end))
                    .isBetween(Instant.now(), Instant.now().plus(OVER));
        });
        story.me(story.refresh(tokens));
        assertThat(stack.aws().problems()).isEmpty();
    }

    @Test
    void failsTheDeploymentOfAReleaseThatCannotRefresh() {
        try (var stack = SharedStack.deployQuickly("broken-refresh", withBrokenRefresh(), Synthesis.MAIL_FROM)) {
            var before = stack.data().items();

            assertThat(stack.deployments().of(ServiceFunction.LOGIN)).isEqualTo("Failed");

            // The next does not walk, and hears of it.
            assertThat(stack.deployments().of(ServiceFunction.REFRESH)).isEqualTo("Failed");

            assertThat(stack.data().since(before)).allMatch(Verdicts::isOne);
            assertThat(log(stack))
                    .anyMatch(line -> line.contains("rehearsal failed at refresh: 401 invalid_grant"))
                    .anyMatch(line -> line.contains("told by another hook: failed at refresh: 401 invalid_grant"))
                    .noneMatch(line -> SECRET.matcher(line).find());
        }
    }

    private static List<String> log(DeployedStack stack) {
        return stack.functions().log(ServiceFunction.REHEARSAL.handler());
    }

    /// By its verdict and the end of its session, and nothing else, a rehearsal may be known in the table.
    static boolean mayStay(JsonNode item) {
        return saysThatASessionIsOver(item) || Verdicts.isOne(item);
    }

    private static boolean saysThatASessionIsOver(JsonNode item) {
        return item.required(TableShape.PARTITION_KEY).required("S").asText().equals(TableShape.REVOCATIONS)
                && item.required(TableShape.SORT_KEY).required("S").asText().contains("#session#");
    }

    /// Its variable names another secret than it should, which it can read, too: it takes every token for a forged one,
    /// and answers as it should answer those. Nothing counts that as a fault, and all users would be logged out.
    private static JsonNode withBrokenRefresh() {
        var template = (ObjectNode) SharedStack.template();
        var variables =
                BrokenStacksTest.function(template, ServiceFunction.REFRESH).withObject("/Environment/Variables");
        variables.set("OSTIARY_REFRESH_TOKEN_KEYS_SECRET", variables.required("OSTIARY_SIGNING_KEYS_SECRET"));
        return template;
    }
}
