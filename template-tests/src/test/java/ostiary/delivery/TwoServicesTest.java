package ostiary.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.delivery.Workflow.Job;
import ostiary.delivery.Workflow.Step;

/// Ostiary and the shop in one workflow: which is built when, what each is held against, and which can stop the other.
class TwoServicesTest {
    private static final Workflow PIPELINE = Workflow.read(Workflow.ROOT.resolve(".github/workflows/pipeline.yml"));
    private static final List<String> GIT = List.of("-c", "user.name=a", "-c", "user.email=a@example.com");

    @TempDir
    Path folder;

    private Scripts scripts;

    @BeforeEach
    void layOut() throws Exception {
        scripts = new Scripts(folder);
        for (var tool : List.of("git", "tr", "tar")) {
            scripts.tool(tool, "exec /usr/bin/env -S PATH=/usr/local/bin:/usr/bin:/bin " + tool + " \"$@\"");
        }
        for (var file : List.of("example/contract/access-token.json", "core/A.java", "docs/a.md", "cdk/B.java")) {
            write(file, "first");
        }
        git("init", "-q", "-b", "main");
        commit();
    }

    @ParameterizedTest
    @CsvSource({
        "example/contract/access-token.json, false, true",
        "core/A.java, true, false",
        "docs/a.md, true, false",
        "cdk/B.java, true, true",
        "bin/changed, true, true",
        "a folder/and a file, true, false"
    })
    void areBuiltWhenTheyHaveChanged(String file, boolean auth, boolean shop) throws Exception {
        var before = head();
        write(file, "#!/bin/sh\n" + Files.readString(folder.resolve("bin/changed")));
        commit();

        assertThat(scripts.run("bin/changed", before).lines()).containsExactly("auth=" + auth, "shop=" + shop);
    }

    @ParameterizedTest
    @CsvSource({"0000000000000000000000000000000000000000", "''"})
    void areBothBuiltWhereNobodyKnows(String before) throws Exception {
        assertThat(scripts.run("bin/changed", before).lines()).containsExactly("auth=true", "shop=true");
    }

    /// The newest deployment failed, and the one before it succeeded.
    @Test
    void areHeldAgainstWhatWasDeployedLast() throws Exception {
        var deployed = head();
        write("example/contract/access-token.json", "second");
        commit();
        gitHub("8:" + head() + " 7:" + deployed, "failure", "inactive\nsuccess\nin_progress");

        assertThat(inUse()).isEqualTo("first");
    }

    @Test
    void areHeldAgainstWhatIsHereWhereNothingWasDeployed() throws Exception {
        gitHub("", "", "");

        assertThat(inUse()).isEqualTo("first");
    }

    /// Whoever can't be asked has deployed something, for all that anybody knows.
    @Test
    void areNotBuiltWhereGitHubDoesNotAnswer() throws Exception {
        scripts.tool("gh", "exit 1");

        assertThat(scripts.run(
                                Map.of("GITHUB_REPOSITORY", "o/r"),
                                "bin/deployed-sources",
                                "shop-production",
                                "in-use",
                                "example/contract")
                        .status())
                .isNotZero();
    }

    @Test
    void areEachTestedAlone() {
        assertThat(runs("test")).contains("make test SERVICE=auth");
        assertThat(runs("shop")).contains("make test SERVICE=shop", "make synth SERVICE=shop");
        assertThat(environment("test", "CONTRACT_EXPECTATIONS")).endsWith("in-use/shop/example/contract");
        assertThat(environment("shop", "CONTRACT_PROMISES")).endsWith("in-use/auth");
        assertThat(PIPELINE.job("test").condition()).isEqualTo("needs.changes.outputs.auth == 'true'");
        assertThat(PIPELINE.job("shop").condition()).isEqualTo("needs.changes.outputs.shop == 'true'");
    }

    /// A claim that Ostiary breaks makes `test` red: `deploy` wants it green, and nothing of the shop asks for it.
    @Test
    void doNotStopEachOther() {
        assertThat(PIPELINE.job("shop").needs()).containsExactlyInAnyOrder("changes", "in-use");
        assertThat(PIPELINE.job("deploy").needs()).doesNotContain("shop");
        assertThat(PIPELINE.job("deploy").condition()).contains("needs.test.result == 'success'");
        assertThat(PIPELINE.job("deploy-shop").condition())
                .startsWith("!cancelled()")
                .contains("needs.shop.result == 'success'")
                .doesNotContain("needs.deploy.result == ", "needs.test");
    }

    @Test
    void areDeployedInOrderAndTogetherOnlyIfTheyFit() {
        var together = PIPELINE.job("shop").steps().stream()
                .filter(step -> step.json().path("id").asText().equals("together"))
                .findAny()
                .orElseThrow();

        assertThat(PIPELINE.job("deploy-shop").needs()).containsExactlyInAnyOrder("shop", "deploy");
        assertThat(PIPELINE.job("deploy-shop").condition())
                .contains("needs.deploy.result != 'success' || needs.shop.outputs.together == 'success'");
        assertThat(together.script()).isEqualTo("make contract");
        assertThat(together.json().path("env").isMissingNode()).isTrue();
        assertThat(together.json().path("continue-on-error").asBoolean()).isTrue();
    }

    @Test
    void haveEachAnEnvironmentARoleAndAQueueOfTheirOwn() {
        var jobs = List.of(PIPELINE.job("deploy"), PIPELINE.job("deploy-shop"));

        assertThat(jobs)
                .extracting(job -> job.json().path("environment").asText())
                .doesNotHaveDuplicates();
        assertThat(jobs)
                .extracting(job -> job.json().at("/concurrency/group").asText())
                .doesNotHaveDuplicates();
        assertThat(jobs).extracting(TwoServicesTest::role).doesNotHaveDuplicates();
        assertThat(PIPELINE.job("deploy-shop").steps().getLast().script())
                .isEqualTo("npx cdk deploy --app shop.out --require-approval never shop customers");
    }

    private static String role(Job job) {
        return job.steps().stream()
                .map(step -> step.with("role-to-assume"))
                .filter(role -> !role.isEmpty())
                .findAny()
                .orElseThrow();
    }

    private static List<String> runs(String job) {
        return PIPELINE.job(job).steps().stream().map(Step::script).toList();
    }

    private static String environment(String job, String variable) {
        return PIPELINE.job(job).steps().stream()
                .map(step -> step.json().path("env").path(variable).asText())
                .filter(value -> !value.isEmpty())
                .findAny()
                .orElse("");
    }

    private String inUse() throws Exception {
        var ended = scripts.run(
                Map.of("GITHUB_REPOSITORY", "o/r"),
                "bin/deployed-sources",
                "shop-production",
                "in-use",
                "example/contract");
        assertThat(ended.status()).as(ended.toString()).isZero();
        return Files.readString(folder.resolve("in-use/example/contract/access-token.json"));
    }

    /// A command line of GitHub with these deployments, and the states of the first and of the others.
    private void gitHub(String deployments, String first, String others) throws IOException {
        scripts.tool("gh", """
            case "$2" in
                */deployments/8/statuses*) printf '%%s\\n' '%s' ;;
                */deployments/*/statuses*) printf '%%s\\n' '%s' ;;
                *environment=shop-production*) for one in %s; do echo "$one"; done ;;
            esac\
            """.formatted(first, others, deployments));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private void commit() throws Exception {
        git("add", "-f", ".");
        git("commit", "-q", "-m", "change");
    }

    private String head() throws Exception {
        return git("rev-parse", "HEAD").strip();
    }

    private String git(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(GIT);
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
