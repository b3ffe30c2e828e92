package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.delivery.Workflow.Job;
import ostiary.delivery.Workflow.Step;

/// The workflow that GitHub runs: what a stranger's pull request can't do with it, and that it does what it says.
class PipelineTest {
    private static final Workflow PIPELINE = Workflow.read(Workflow.ROOT.resolve(".github/workflows/pipeline.yml"));
    private static final Pattern MAKE = Pattern.compile("make (?:--silent |-C \\S+ )?([a-z-]+)");

    /// `pull_request_target` and `workflow_run` would give strangers' code the rights of this repository.
    @Test
    void runsOnPullRequestsAndOnMainOnly() {
        assertThat(PIPELINE.json().required("on").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("pull_request", "push");
        assertThat(PIPELINE.json().required("on").required("push").path("branches"))
                .extracting(JsonNode::asText)
                .containsExactly("main");
    }

    @Test
    void asksForATokenWhereItGoesToAws() {
        assertThat(PIPELINE.jobs())
                .filteredOn(Job::mayAskForATokenOfItsOwn)
                .extracting(Job::name)
                .containsExactlyInAnyOrder("deployed", "deploy", "deploy-shop");
    }

    @Test
    void callsWhatTheMakefileHas() throws IOException {
        var makefile = Files.readString(Workflow.ROOT.resolve("Makefile"));
        var called = PIPELINE.steps()
                .map(Step::script)
                .flatMap(script -> MAKE.matcher(script).results().map(match -> match.group(1)))
                .toList();

        assertThat(called).contains("test", "synth", "diff");
        assertThat(called).allSatisfy(target -> assertThat(makefile).containsPattern("(?m)^" + target + ":"));
    }

    @Test
    void runsTheTestsThatDevelopersRun() throws IOException {
        assertThat(PIPELINE.job("test").scripts()).isEqualTo("make test SERVICE=auth");
        assertThat(PIPELINE.job("shop").scripts()).contains("make test SERVICE=shop\n");
        assertThat(Files.readString(Workflow.ROOT.resolve(".ci/run"))).contains("\nmake test\n");
    }

    @Test
    void readsTheDeployedTemplateWithoutAnythingOfThePullRequest() {
        var job = PIPELINE.job("deployed");

        assertThat(job.condition()).contains("head.repo.full_name == github.repository");
        assertThat(job.steps())
                .extracting(Step::uses)
                .noneMatch(
                        uses -> uses.startsWith("actions/checkout@") || uses.startsWith("actions/download-artifact@"));
        assertThat(job.scripts()).doesNotContain("make ", "npm ", "npx ", "mvn ");
    }

    @Test
    void deploysWhatWasTestedAndShownFromOneEnvironmentOneAtATime() {
        var job = PIPELINE.job("deploy");

        assertThat(job.needs()).containsExactlyInAnyOrder("test", "synth", "diff");
        assertThat(job.condition())
                .contains("github.event_name == 'push'")
                .contains(List.of(
                        "needs.test.result == 'success'",
                        "needs.synth.result == 'success'",
                        "needs.diff.result == 'success'"));
        assertThat(job.json().required("environment").asText()).isEqualTo("production");
        assertThat(job.json().required("concurrency").required("group").asText())
                .isNotBlank();
        assertThat(job.json()
                        .required("concurrency")
                        .required("cancel-in-progress")
                        .asBoolean())
                .isFalse();
    }

    /// Everything that runs after it has the role.
    @ParameterizedTest
    @CsvSource({"deploy, cdk.out, \"$STACK\"", "deploy-shop, shop.out, shop customers"})
    void takesTheRoleLast(String job, String synthesized, String stacks) {
        var steps = PIPELINE.job(job).steps();
        var role = steps.stream()
                .filter(step -> step.uses().startsWith("aws-actions/configure-aws-credentials@"))
                .findAny()
                .orElseThrow();

        assertThat(steps.indexOf(role)).isEqualTo(steps.size() - 2);
        assertThat(steps.getLast().script())
                .isEqualTo("npx cdk deploy --app " + synthesized + " --require-approval never " + stacks);
        assertThat(steps).extracting(Step::script).contains("npm ci --ignore-scripts");
    }

    /// GitHub takes a job for skipped, and everything behind it, when one that it needs was skipped.
    @Test
    void showsTheDifferenceWithoutARoleToo() {
        assertThat(PIPELINE.job("diff").condition()).contains("!cancelled()").doesNotContain("needs.deployed");
        assertThat(PIPELINE.job("diff").needs()).contains("deployed");
    }

    @Test
    void asksForWhatItsOwnStackGives() {
        assertThat(Pattern.compile("vars\\.([A-Z_]+)")
                        .matcher(PIPELINE.text())
                        .results()
                        .map(PipelineTest::first))
                .containsOnly("AWS_DIFF_ROLE", "AWS_DEPLOY_ROLE", "AWS_SHOP_DEPLOY_ROLE", "AWS_REGION");
    }

    private static String first(MatchResult match) {
        return match.group(1);
    }
}
