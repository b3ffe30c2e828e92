package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.TableShape;
import ostiary.delivery.Scripts.Ended;

/// `bin/nightly`, with an AWS and a CDK that answer what a test says.
class NightlyScriptTest {
    private static final String ROLLED_BACK = """
        case "$*" in
            *describe-stacks*TableName*) echo a-table ;;
            *describe-stacks*) echo UPDATE_ROLLBACK_COMPLETE ;;
            *describe-stack-events*--max-items*) exit 1 ;;
            *describe-stack-events*"!='Resource update cancelled'"*) echo 'OstiarySignupLive CodeDeploy failed' ;;
            *describe-stack-events*) echo 'OstiaryLoginLive Resource update cancelled' ;;
            *'query --table-name a-table '*'"%s"'*) echo 'sign_up 500 function_failed' ;;
        esac\
        """.formatted(TableShape.VERDICTS);

    @TempDir
    Path folder;

    private Scripts scripts;

    @BeforeEach
    void layOut() throws IOException {
        scripts = new Scripts(folder).withAllTools();
        Files.createDirectories(folder.resolve("cdk"));
        for (var name : List.of("first", "again", "broken")) {
            Files.createDirectories(folder.resolve("nightly").resolve(name));
            Files.createFile(folder.resolve("nightly").resolve(name).resolve("manifest.json"));
        }
        for (var tool : List.of("seq", "sed", "basename", "tr")) {
            scripts.tool(tool, "exec /usr/bin/" + tool + " \"$@\"");
        }
        scripts.tool("sleep", "exit 0");
        scripts.tool("npx", "echo \"npx $*\"");
        scripts.tool("aws", "exit 0");
    }

    private Ended nightly(String... arguments) throws Exception {
        var command = new String[arguments.length + 1];
        command[0] = "bin/nightly";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return scripts.run(command);
    }

    /// Three templates that differ in what makes new versions, and the command with all that it needs, in their order.
    @Test
    void synthesizesWhatIsDeployedAndPacksTheCommand() throws Exception {
        var app = folder.resolve("bin/cdk-app");
        Files.writeString(
                app, "#!/bin/sh\nmkdir -p \"$CDK_OUTDIR\"; echo \"$CDK_CONTEXT_JSON\" > \"$CDK_OUTDIR/context\"\n");
        scripts.tool("make", "exit 0");
        Files.createDirectories(folder.resolve("cli/target/classes"));
        Files.writeString(folder.resolve("one.jar"), "one");
        Files.createDirectories(folder.resolve("two"));
        Files.writeString(folder.resolve("cli/target/run.classpath"), "one.jar:two");

        var ended = scripts.run(Map.of("MAIL_FROM", "no-reply@verified.example"), "bin/nightly", "synth");

        assertThat(ended.status()).as(ended.toString()).isZero();
        var first = context("first");
        assertThat(first.required("mailFrom").asText()).isEqualTo("no-reply@verified.example");
        assertThat(context("again").required("audience")).isNotEqualTo(first.required("audience"));
        assertThat(context("broken").required("mailFrom").asText()).endsWith("@ostiary.example");
        assertThat(context("broken").required("audience"))
                .isEqualTo(context("again").required("audience"));
        var settings = Files.readString(Workflow.ROOT.resolve("cdk/src/main/java/ostiary/cdk/OstiaryApp.java"));
        first.fieldNames().forEachRemaining(key -> assertThat(settings).contains("(\"" + key + "\""));
        try (var packed = Files.list(folder.resolve("nightly/cli"))) {
            assertThat(packed.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("101", "102.jar", "103");
        }
    }

    private JsonNode context(String name) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("nightly")
                        .resolve(name)
                        .resolve("context")
                        .toFile());
    }

    @Test
    void synthesizesNothingWithoutASender() throws Exception {
        assertThat(nightly("synth").status()).isNotZero();
        assertThat(folder.resolve("nightly/first/manifest.json")).exists();
    }

    @Test
    void deploysWhatWasSynthesized() throws Exception {
        assertThat(nightly("deploy", "again"))
                .isEqualTo(new Ended(
                        0,
                        List.of("npx --no-install cdk deploy --app ../nightly/again --require-approval never"
                                + " ostiary-nightly")));
        assertThat(nightly("deploy", "broken").status()).isEqualTo(1);

        Files.delete(folder.resolve("nightly/first/manifest.json"));
        assertThat(nightly("deploy", "first").lines())
                .containsExactly("There is no nightly/first: run bin/nightly synth first.");
    }

    @Test
    void isContentWithAReleaseThatWasRolledBack() throws Exception {
        scripts.tool("npx", "exit 1");
        scripts.tool("aws", ROLLED_BACK);

        assertThat(nightly("break"))
                .isEqualTo(new Ended(
                        0,
                        List.of(
                                "Rolled back, as it should be: sign_up 500 function_failed",
                                "OstiarySignupLive CodeDeploy failed")));
    }

    @Test
    void isNotContentWithABrokenReleaseThatGoesThrough() throws Exception {
        scripts.tool("aws", ROLLED_BACK);

        assertThat(nightly("break").lines()).endsWith("A release that can send no mail went through.");
        assertThat(nightly("break").status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_ROLLBACK_FAILED", "UPDATE_COMPLETE", "CREATE_COMPLETE"})
    void isNotContentWithAnotherEnd(String status) throws Exception {
        scripts.tool("npx", "exit 1");
        scripts.tool("aws", ROLLED_BACK.replace("UPDATE_ROLLBACK_COMPLETE", status));

        assertThat(nightly("break"))
                .isEqualTo(new Ended(1, List.of("The release was not rolled back: the stack is " + status + ".")));
    }

    /// Of a rollback for another reason the test would prove nothing.
    @ParameterizedTest
    @ValueSource(strings = {"", "None", "None None", "log_in 401 wrong_password", "sign_up_again 500 x"})
    void isNotContentWithAnotherReason(String verdict) throws Exception {
        scripts.tool("npx", "exit 1");
        scripts.tool("aws", ROLLED_BACK.replace("sign_up 500 function_failed", verdict));

        assertThat(nightly("break"))
                .isEqualTo(new Ended(
                        1,
                        List.of("The release was rolled back, but not since its rehearsal refused it: " + verdict
                                + ". OstiarySignupLive CodeDeploy failed")));
    }

    @Test
    void isNotContentWithARollbackOfSomethingElse() throws Exception {
        scripts.tool("npx", "exit 1");
        scripts.tool("aws", ROLLED_BACK.replace("echo 'OstiarySignupLive CodeDeploy failed'", ":"));

        assertThat(nightly("break"))
                .isEqualTo(new Ended(1, List.of("The release was rolled back, but no alias had failed.")));
    }

    @Test
    void goesOnInTheAccountThatIsNamedAlone() throws Exception {
        scripts.tool("aws", "echo 111122223333");

        assertThat(scripts.run(Map.of("ACCOUNT", "111122223333"), "bin/nightly", "account"))
                .isEqualTo(new Ended(0, List.of()));
        assertThat(scripts.run(Map.of("ACCOUNT", "444455556666"), "bin/nightly", "account"))
                .isEqualTo(new Ended(1, List.of("These are credentials of 111122223333, and not of 444455556666.")));
        assertThat(scripts.run(Map.of("ACCOUNT", ""), "bin/nightly", "account").status())
                .isNotZero();
    }

    @Test
    void waitsForWhatIsUnderWayBeforeItRemoves() throws Exception {
        scripts.tool("aws", """
            [ -f settled ] && echo UPDATE_COMPLETE || echo UPDATE_IN_PROGRESS\
            """);
        scripts.tool("sleep", "echo waited; : > settled");

        assertThat(nightly("destroy"))
                .isEqualTo(new Ended(
                        0,
                        List.of(
                                "waited",
                                "npx --no-install cdk destroy --app ../nightly/first --force ostiary-nightly")));
    }

    /// Of which there is only a change set: nothing is under way.
    @Test
    void waitsForNoStackThatWasNeverMade() throws Exception {
        scripts.tool("aws", "echo REVIEW_IN_PROGRESS");
        scripts.tool("sleep", "echo waited");

        assertThat(nightly("destroy").lines()).hasSize(1).allMatch(line -> line.startsWith("npx "));
    }

    @Test
    void removesWhatIsNotThere() throws Exception {
        scripts.tool("aws", "echo 'Stack with id ostiary-nightly does not exist' >&2; exit 254");

        assertThat(nightly("destroy").status()).isZero();
    }

    @Test
    void findsNothingLeft() throws Exception {
        assertThat(nightly("left")).isEqualTo(new Ended(0, List.of()));
    }

    @Test
    void takesAKeyThatWaitsForItsDeletionForGone() throws Exception {
        scripts.tool("aws", key("PendingDeletion"));
        assertThat(nightly("left").status()).isZero();

        scripts.tool("aws", key("Enabled"));
        assertThat(nightly("left"))
                .isEqualTo(new Ended(1, List.of("This is left: arn:aws:kms:eu-central-1:111122223333:key/1")));
    }

    @Test
    void takesAKeyThatIsNotThereForGoneButNoOtherRefusal() throws Exception {
        scripts.tool("aws", keyRefusedWith("NotFoundException"));
        assertThat(nightly("left")).isEqualTo(new Ended(0, List.of()));

        scripts.tool("aws", keyRefusedWith("AccessDeniedException"));
        assertThat(nightly("left")).isEqualTo(new Ended(1, List.of("AccessDeniedException")));
    }

    private static String keyRefusedWith(String error) {
        return key(error + " >&2; exit 254");
    }

    private static String key(String state) {
        return """
            case "$*" in
                *get-resources*) echo arn:aws:kms:eu-central-1:111122223333:key/1 ;;
                *describe-key*) echo %s ;;
            esac\
            """.formatted(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get-resources", "describe-log-groups --log-group-name-prefix /aws/vendedlogs/"})
    void findsWhatIsLeft(String call) throws Exception {
        scripts.tool("aws", "case \"$*\" in *'" + call + "'*) echo something ;; esac");

        assertThat(nightly("left")).isEqualTo(new Ended(1, List.of("This is left: something")));
    }

    /// A list that can't be read is not an empty one.
    @Test
    void doesNotTakeARefusalForNothing() throws Exception {
        scripts.tool("aws", "echo AccessDenied >&2; exit 254");

        assertThat(nightly("left").status()).isNotZero();
    }

    @Test
    void saysWhatItCanDo() throws Exception {
        assertThat(nightly().status()).isEqualTo(2);
        assertThat(nightly("destroy", "more").status()).isEqualTo(1);
        assertThat(nightly().lines()).anyMatch(line -> line.contains("bin/nightly forbid"));
    }
}
