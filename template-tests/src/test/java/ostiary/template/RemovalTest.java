package ostiary.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.cdk.CustomDomain;
import ostiary.cdk.Edge;
import ostiary.cdk.GitHubRepository;
import ostiary.cdk.IdentitySource.Migrating;
import ostiary.cdk.IdentitySource.Pool;
import ostiary.cdk.OstiaryApp;

/// The commands of docs/removal.md, run by a shell against what each variant of the stack leaves behind.
class RemovalTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh$\\n(.*?)^```$");
    private static final Pattern LEFT = Pattern.compile("\\$\\(left (AWS::[A-Za-z0-9:]+)\\)");

    /// Writes down each call, but for those that ask what there is.
    private static final String AWS = """
        case "$1 $2" in
        'cloudformation describe-stacks')
          case "$*" in
          *TableName*) awk '$2 == "AWS::DynamoDB::Table" { print $3 }' "$LISTED" ;;
          *) echo arn:aws:cloudformation:eu-central-1:111122223333:stack/s/1 ;;
          esac ;;
        'cloudformation list-stack-resources')
          case "$*" in *stack/s/1*) ;; *) exit 1 ;; esac
          status=$(echo "$*" | sed -n "s/.*ResourceStatus=='\\([A-Z_]*\\)'.*/\\1/p")
          type=$(echo "$*" | sed -n "s/.*ResourceType=='\\([A-Za-z0-9:]*\\)'.*/\\1/p")
          awk -v status="$status" -v type="$type" \\
            '(status == "" || $1 == status) && (type == "" || $2 == type) { print $3 }' "$LISTED" ;;
        *) echo "$@" >> "$CALLS" ;;
        esac
        """;

    private static final String THROWAWAY = "throwaway";
    private static final String FOR_THROWAWAY = "A throwaway stack";
    private static final String FOR_KEPT = "What a kept stack leaves";

    private static final Map<String, Template> VARIANTS = variants();

    @TempDir
    private Path folder;

    private static Map<String, Template> variants() {
        var variants = new TreeMap<String, Template>();
        variants.put("kept", Template.of(StackTemplate.SYNTHESIS));
        variants.put("kept, with all guardrails", GuardedTemplate.TEMPLATE);
        variants.put("kept, with a pool", Template.of(IdentitySourceTest.MADE));
        variants.put("kept, with a front door", new Template(Synthesis.STACK, FrontDoorTemplate.json()));
        variants.put("kept, with a name", Template.of(DomainTest.SYNTHESIS));
        variants.put("kept, two in a stack", NeighboursTest.TWINS);
        variants.put(
                "not protected yet",
                Template.of(Synthesis.run(props -> props.protect(false).source(new Migrating(new Pool.Made())))));
        variants.put(
                THROWAWAY + ", with everything",
                Template.of(Synthesis.run(props -> props.keepData(false)
                        .source(new Migrating(new Pool.Made()))
                        .domain(new CustomDomain(
                                FrontDoorTemplate.DOMAIN.name(),
                                FrontDoorTemplate.DOMAIN.certificate(),
                                Optional.of("Z0123456789ABC")))
                        .edge(Edge.cloudFront()))));
        variants.put(THROWAWAY, Template.of(Synthesis.run(props -> props.keepData(false))));
        var app = OstiaryApp.app();
        var gitHub = OstiaryApp.gitHub(app, new GitHubRepository("shop/auth"), Synthesis.STACK, Optional.empty());
        variants.put("for GitHub", Template.of(Synthesis.of(app, gitHub)));
        return variants;
    }

    static Stream<Arguments> stacks() {
        return VARIANTS.entrySet().stream().map(variant -> Arguments.of(variant.getKey(), variant.getValue()));
    }

    private static Template variant(String name) {
        return Objects.requireNonNull(VARIANTS.get(name), name);
    }

    /// The commands of all sections but one.
    private static List<String> blocksWithout(String section) throws IOException {
        var page = Files.readString(Path.of("../docs/removal.md"));
        assertThat(page).contains("\n## " + section + "\n");
        return Stream.of(page.split("\n## ", -1))
                .filter(part -> !part.startsWith(section + "\n"))
                .flatMap(part -> BLOCK.matcher(part).results())
                .map(block -> block.group(1))
                .toList();
    }

    /// The calls of a shell for a page without the section of the other kind of stack.
    private List<String> calls(Template template, String without) throws IOException, InterruptedException {
        tool("aws", AWS);
        tool("npx", "echo \"$@\" >> \"$CALLS\"");
        var listed = Files.writeString(folder.resolve("listed"), Leftovers.listed(template));
        var calls = Files.writeString(folder.resolve("calls"), "");
        var script = Files.writeString(folder.resolve("script"), String.join("\n", blocksWithout(without)));
        var builder = new ProcessBuilder("sh", "-eu", script.toString()).redirectErrorStream(true);
        builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
        builder.environment().putAll(Map.of("LISTED", listed.toString(), "CALLS", calls.toString()));
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return Files.readAllLines(calls);
    }

    private void tool(String name, String commands) throws IOException {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Leftovers remove(Template template, String without) throws IOException, InterruptedException {
        var leftovers = new Leftovers(template, true);
        calls(template, without).forEach(leftovers::run);
        return leftovers;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stacks")
    void leavesNothing(String variant, Template template) throws IOException, InterruptedException {
        var leftovers = remove(template, variant.startsWith(THROWAWAY) ? FOR_KEPT : FOR_THROWAWAY);

        assertThat(leftovers.isStackThere()).as(variant).isFalse();
        assertThat(leftovers.left()).as(variant).isEmpty();
    }

    /// For each type that some variant leaves, and for no other.
    @Test
    void namesWhatStaysAndNothingElse() throws IOException {
        var named = LEFT.matcher(String.join("\n", blocksWithout(FOR_THROWAWAY)))
                .results()
                .map((MatchResult type) -> type.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var staying = VARIANTS.values().stream()
                .flatMap(template -> Leftovers.listed(template).lines())
                .filter(line -> line.startsWith("DELETE_SKIPPED"))
                .map(line -> line.split(" ", -1)[1])
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(staying);
    }

    @Test
    void takesNothingOfAThrowawayStackButWhatStays() throws IOException, InterruptedException {
        var table = variant(THROWAWAY).all("AWS::DynamoDB::Table").findFirst().orElseThrow();

        assertThat(calls(variant(THROWAWAY), FOR_KEPT))
                .containsExactly(
                        "cloudformation update-termination-protection --stack-name ostiary-dev"
                                + " --no-enable-termination-protection",
                        "cdk destroy ostiary-dev",
                        "logs delete-log-group --log-group-name /ostiary/operators/" + table.id());
    }

    /// The control: something new that stays.
    @Test
    void isFoundToLackWhatNobodyRemoves() throws IOException, InterruptedException {
        var more = variant("kept")
                .with("AWS::SecretsManager::RotationSchedule", schedule -> schedule.put("DeletionPolicy", "Retain"));

        assertThat(remove(more, FOR_THROWAWAY).left()).hasSize(5).allMatch(id -> id.contains("Rotation"));
    }

    /// The controls: AWS refuses what is protected, or has been done in the wrong order.
    @Test
    void isRefusedInTheWrongOrder() {
        var kept = variant("kept");
        var table = kept.all("AWS::DynamoDB::Table").findFirst().orElseThrow().id();
        var key = kept.all("AWS::KMS::Key").findFirst().orElseThrow().id();

        assertThatThrownBy(() -> standing(kept).run("cdk destroy ostiary-dev")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> gone(kept).run("dynamodb delete-table --table-name " + table))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> gone(kept).run("kms schedule-key-deletion --key-id " + key))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> gone(kept).run("dynamodb delete-table --table-name another"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> gone(kept).run("s3 rb s3://bucket")).isInstanceOf(AssertionError.class);
    }

    private static Leftovers standing(Template template) {
        return new Leftovers(template, true);
    }

    private static Leftovers gone(Template template) {
        var leftovers = new Leftovers(template, false);
        leftovers.run("cdk destroy ostiary-dev");
        return leftovers;
    }
}
