package ostiary.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.delivery.Workflow.Step;

/// The rules of every workflow that GitHub runs.
class WorkflowsTest {
    static Stream<Workflow> workflows() throws IOException {
        try (var files = Files.list(Workflow.ROOT.resolve(".github/workflows"))) {
            return files.sorted().map(Workflow::read).toList().stream();
        }
    }

    @Test
    void areThePipelineAndTheNight() throws IOException {
        assertThat(workflows().map(workflow -> workflow.json().required("name").asText()))
                .containsExactly("nightly", "pipeline");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void mayDoNothingButReadAndAskForAToken(Workflow workflow) {
        assertThat(workflow.json().required("permissions").isEmpty()).isTrue();
        assertThat(workflow.jobs())
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.json().required("permissions").properties())
                        .extracting(right ->
                                right.getKey() + ": " + right.getValue().asText())
                        .isSubsetOf("contents: read", "deployments: read", "id-token: write"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void storeNoKey(Workflow workflow) {
        assertThat(workflow.text()).doesNotContain("secrets.", "aws-access-key-id", "aws-secret-access-key");
    }

    /// A tag can be moved to other code, a commit can't.
    @ParameterizedTest
    @MethodSource("workflows")
    void pinEachActionToACommit(Workflow workflow) {
        assertThat(workflow.steps().map(Step::uses).filter(uses -> !uses.isEmpty()))
                .isNotEmpty()
                .allMatch(uses -> uses.matches("[a-z-]+/[a-z-]+@[0-9a-f]{40}"));
        assertThat(workflow.text().lines().filter(line -> line.contains("uses:")))
                .allMatch(line -> line.matches(".*@[0-9a-f]{40} # v[0-9]+\\.[0-9]+\\.[0-9]+"));
    }

    /// One commit was looked at; another workflow must not have another.
    @Test
    void pinAnActionToTheSameCommitEverywhere() throws IOException {
        var commits = workflows()
                .flatMap(Workflow::steps)
                .map(Step::uses)
                .filter(uses -> !uses.isEmpty())
                .map(uses -> uses.split("@", -1))
                .collect(groupingBy(uses -> uses[0], mapping(uses -> uses[1], toSet())));

        assertThat(commits.values()).allMatch(one -> one.size() == 1);
    }

    /// GitHub puts `${{ }}` into a script before the shell sees it, whatever it holds: the title of a pull request,
    /// too.
    @ParameterizedTest
    @MethodSource("workflows")
    void putNothingIntoTheirScripts(Workflow workflow) {
        assertThat(workflow.steps().map(Step::script)).noneMatch(script -> script.contains("${{"));
        assertThat(workflow.text()).doesNotContain("github.event.pull_request.title", "github.head_ref");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void leaveNoTokenInACheckout(Workflow workflow) {
        assertThat(workflow.steps().filter(step -> step.uses().startsWith("actions/checkout@")))
                .isNotEmpty()
                .allMatch(step -> step.with("persist-credentials").equals("false"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void letNoJobRunForever(Workflow workflow) {
        assertThat(workflow.jobs())
                .allSatisfy(
                        job -> assertThat(job.json().required("timeout-minutes").asInt())
                                .isBetween(1, 120));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void uploadWhatTheyDownload(Workflow workflow) {
        var uploaded = artifacts(workflow, "actions/upload-artifact@");

        assertThat(artifacts(workflow, "actions/download-artifact@"))
                .isNotEmpty()
                .allSatisfy(wanted -> assertThat(uploaded)
                        .anyMatch(
                                name -> name.matches(wanted.replace(".", "\\.").replace("*", ".*"))));
    }

    private static List<String> artifacts(Workflow workflow, String action) {
        return workflow.steps()
                .filter(step -> step.uses().startsWith(action))
                .map(step -> step.with("name") + step.with("pattern"))
                .toList();
    }
}
