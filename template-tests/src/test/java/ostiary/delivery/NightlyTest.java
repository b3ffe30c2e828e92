package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Api;
import ostiary.blueprint.Route;
import ostiary.blueprint.RouteScopes;
import ostiary.cli.accept.Fact;
import ostiary.delivery.Workflow.Step;

/// The workflow of the night: that no stranger starts it, and that it does all that its page says, in that order.
class NightlyTest {
    private static final Workflow NIGHTLY = Workflow.read(Workflow.ROOT.resolve(".github/workflows/nightly.yml"));
    private static final Pattern WITHOUT = Pattern.compile("--without (\\S+)");

    @Test
    void runsByScheduleOrByHandAndOnMainOnly() {
        assertThat(NIGHTLY.json().required("on").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("schedule", "workflow_dispatch");
        assertThat(NIGHTLY.job("synth").condition())
                .isEqualTo("github.ref == 'refs/heads/main' && vars.AWS_NIGHTLY_ROLE != ''");
    }

    @Test
    void runsOnceAtATime() {
        var concurrency = NIGHTLY.json().required("concurrency");

        assertThat(concurrency.required("group").asText()).isEqualTo("nightly");
        assertThat(concurrency.required("cancel-in-progress").asBoolean()).isFalse();
    }

    /// Nothing is built where the role is.
    @ParameterizedTest
    @ValueSource(strings = {"night", "destroy"})
    void takesTheRoleInItsOwnEnvironmentAfterAllElseIsThere(String name) {
        var job = NIGHTLY.job(name);
        var steps = job.steps();
        int role = steps.stream().map(Step::uses).toList().indexOf(roleAction(steps));

        assertThat(job.json().required("environment").asText()).isEqualTo("nightly");
        assertThat(job.needs()).contains("synth");
        assertThat(steps.get(role).with("role-to-assume")).isEqualTo("${{ vars.AWS_NIGHTLY_ROLE }}");
        assertThat(steps.get(role).with("allowed-account-ids")).isEqualTo("${{ vars.AWS_NIGHTLY_ACCOUNT }}");
        assertThat(steps.get(role + 1).json().at("/env/ACCOUNT").asText()).isEqualTo("${{ vars.AWS_NIGHTLY_ACCOUNT }}");
        assertThat(steps.subList(role + 1, steps.size()))
                .extracting(Step::script)
                .allMatch(script -> script.startsWith("bin/nightly "))
                .noneMatch(script -> script.contains("synth"));
        assertThat(job.scripts()).doesNotContain("mvn", "make ").contains("npm ci --ignore-scripts");
    }

    private static String roleAction(List<Step> steps) {
        return steps.stream()
                .map(Step::uses)
                .filter(uses -> uses.startsWith("aws-actions/configure-aws-credentials@"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void buildsWithoutARole() {
        assertThat(NIGHTLY.jobs())
                .filteredOn(Workflow.Job::mayAskForATokenOfItsOwn)
                .extracting(Workflow.Job::name)
                .containsExactlyInAnyOrder("night", "destroy");
        assertThat(NIGHTLY.job("synth").scripts()).isEqualTo("bin/nightly synth");
    }

    @Test
    void assertsAfterEachDeploymentAndEverythingInTheEnd() {
        var steps = commands("night");

        assertThat(steps.stream().map(step -> step.replaceFirst(" --.*", "")))
                .containsExactly(
                        "account",
                        "destroy",
                        "deploy first",
                        "accept",
                        "deploy again",
                        "accept",
                        "break",
                        "accept",
                        "forbid");
        assertThat(steps.get(3)).endsWith("--without " + Fact.AUTHORIZER_403.id() + "," + Fact.HOOK.id());
        assertThat(List.of(steps.get(5), steps.get(7))).allMatch(step -> step.endsWith(" " + Fact.AUTHORIZER_403.id()));
    }

    @Test
    void leavesOutFactsThatThereAre() {
        var facts = List.of(Fact.values()).stream().map(Fact::id).toList();

        assertThat(WITHOUT.matcher(NIGHTLY.text())
                        .results()
                        .flatMap(match -> List.of(match.group(1).split(",", -1)).stream()))
                .isNotEmpty()
                .isSubsetOf(facts);
    }

    @Test
    void removesEverythingHoweverTheNightWent() {
        var job = NIGHTLY.job("destroy");

        assertThat(job.condition()).isEqualTo("always() && needs.synth.result == 'success'");
        assertThat(job.needs()).containsExactlyInAnyOrder("synth", "night");
        assertThat(commands("destroy")).containsExactly("account", "destroy", "left");
    }

    /// As `protect` writes them, for a route of the service that no other step calls.
    @Test
    void forbidsARouteThatIsThere() throws IOException {
        var script = Files.readString(Workflow.ROOT.resolve("bin/nightly"));
        var route = "DELETE /sessions/{id}";
        var variables = RouteScopes.toStageVariables(new TreeMap<>(Map.of(route, "nightly:nobody")));

        assertThat(Api.ROUTES).extracting(Route::key).contains(route);
        assertThat(script)
                .contains("route='" + route + "'")
                .contains("scopes='{\"%s\":\"%s\"}'"
                        .formatted(RouteScopes.VARIABLE, variables.get(RouteScopes.VARIABLE)));
    }

    @Test
    void asksForTheVariablesOfItsPage() throws IOException {
        var page = Files.readString(Workflow.ROOT.resolve("docs/nightly.md"));

        assertThat(Pattern.compile("vars\\.([A-Z_]+)")
                        .matcher(NIGHTLY.text())
                        .results()
                        .map(match -> match.group(1)))
                .containsOnly("AWS_NIGHTLY_ROLE", "AWS_NIGHTLY_ACCOUNT", "AWS_NIGHTLY_REGION", "NIGHTLY_MAIL_FROM")
                .allMatch(page::contains);
    }

    private static List<String> commands(String job) {
        return NIGHTLY.job(job).steps().stream()
                .map(Step::script)
                .filter(script -> script.startsWith("bin/nightly "))
                .map(script -> script.substring("bin/nightly ".length()))
                .toList();
    }
}
