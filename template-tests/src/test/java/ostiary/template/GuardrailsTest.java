package ostiary.template;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;
import ostiary.cdk.GitHubRepository;
import ostiary.cdk.Guardrails;
import ostiary.cdk.OstiaryApp;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;

/// The demands of an organization on every resource and role; [VariantsTest] has all roles of the app's variants.
class GuardrailsTest {
    private static final Template GUARDED = GuardedTemplate.TEMPLATE;
    private static final Pattern ACTIONS = Pattern.compile("are denied:\\n\\n```json\\n(.*?)```", Pattern.DOTALL);

    /// One a function, one for releases and one for schedules.
    private static final int ROLES = ServiceFunction.values().length + 2;

    @Test
    void boundEveryRole() {
        assertThat(GUARDED.all("AWS::IAM::Role")).hasSize(ROLES);
        assertThat(GuardRules.unguarded(GUARDED, GuardedTemplate.BOUNDARY, GuardedTemplate.PATH))
                .isEmpty();
    }

    /// The control.
    @Test
    void aRoleWithoutABoundIsFound() {
        var broken = GUARDED.with(
                "AWS::IAM::Role", role -> role.withObject("/Properties").remove("PermissionsBoundary"));

        assertThat(GuardRules.unguarded(broken, GuardedTemplate.BOUNDARY, GuardedTemplate.PATH))
                .hasSize(ROLES);
    }

    /// They are plain resources beside the construct, in the stack.
    @Test
    void boundTheRolesOfTheCdksOwnHelpers() {
        var app = OstiaryApp.app();
        var stack = new Stack(app, "helped");
        Bucket.Builder.create(stack, "Bucket")
                .removalPolicy(RemovalPolicy.DESTROY)
                .autoDeleteObjects(true)
                .build();
        GuardedTemplate.GUARDRAILS.applyTo(stack);
        var template = Template.of(Synthesis.of(app, stack));

        assertThat(template.all("AWS::IAM::Role")).hasSize(1);
        assertThat(GuardRules.unguarded(template, GuardedTemplate.BOUNDARY, GuardedTemplate.PATH))
                .isEmpty();
    }

    @Test
    void tagWhateverTakesTags() {
        var tagged = GUARDED.resources().stream()
                .filter(resource -> resource.has("Tags"))
                .toList();

        assertThat(tagged)
                .allSatisfy(resource -> assertThat(tags(resource.property("Tags")))
                        .as(resource.id())
                        .containsAllEntriesOf(GuardedTemplate.TAGS));
        assertThat(tagged)
                .extracting(Resource::type)
                .contains(
                        "AWS::ApiGatewayV2::Api",
                        "AWS::ApiGatewayV2::Stage",
                        "AWS::CloudWatch::Alarm",
                        "AWS::CodeDeploy::Application",
                        "AWS::DynamoDB::Table",
                        "AWS::IAM::Role",
                        "AWS::KMS::Key",
                        "AWS::Lambda::Function",
                        "AWS::Logs::LogGroup",
                        "AWS::SecretsManager::Secret");
    }

    @Test
    void areOfNobodyWhoDoesNotAsk() {
        assertThat(StackTemplate.all("AWS::IAM::Role"))
                .noneMatch(role -> role.has("PermissionsBoundary") || role.has("Path") || role.has("Tags"));
        assertThat(Guardrails.none().tags()).isEmpty();
    }

    /// The rights that a boundary must allow, of all stacks that there are.
    @Test
    void areToldWhatRolesDo() throws IOException {
        var page = ACTIONS.matcher(Files.readString(Path.of("../docs/guardrails.md")));
        assertThat(page.find()).isTrue();
        var documented = Synthesis.json(page.group(1))
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        var app = OstiaryApp.app();
        var gitHub = OstiaryApp.gitHub(app, new GitHubRepository("shop/auth"), "ostiary-test", Optional.empty());
        var done = Stream.of(
                        GUARDED,
                        new Template("front", FrontDoorTemplate.json()),
                        Template.of(Synthesis.of(app, gitHub)))
                .flatMap(template -> template.resources().stream())
                .filter(resource -> resource.type().startsWith("AWS::IAM::"))
                .flatMap(GuardrailsTest::allowed)
                .collect(toCollection(TreeSet::new));

        assertThat(documented).containsExactlyElementsOf(done);
    }

    /// By the policies of a role, but for who may take it on.
    private static Stream<String> allowed(Resource resource) {
        var policies = resource.type().equals("AWS::IAM::Role")
                ? resource.list("Policies").stream().map(policy -> policy.path("PolicyDocument"))
                : Stream.of(resource.property("PolicyDocument"));
        return policies.flatMap(policy -> policy.path("Statement").valueStream())
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .map(statement -> statement.path("Action"))
                .flatMap(action -> action.isArray() ? action.valueStream() : Stream.of(action))
                .map(JsonNode::asText);
    }

    /// As a list of pairs or as an object.
    private static Map<String, String> tags(JsonNode tags) {
        var found = new TreeMap<String, String>();
        if (tags.isArray()) {
            tags.forEach(
                    tag -> found.put(tag.path("Key").asText(), tag.path("Value").asText()));
        } else {
            tags.properties()
                    .forEach(tag -> found.put(tag.getKey(), tag.getValue().asText()));
        }
        return found;
    }
}
