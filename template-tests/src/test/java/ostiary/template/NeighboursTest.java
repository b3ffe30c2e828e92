package ostiary.template;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.cdk.AuthApi;
import ostiary.cdk.AuthApiProps;
import ostiary.cdk.CustomDomain;
import ostiary.cdk.Edge;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
import ostiary.cdk.OstiaryPropsBuilder;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/// Services beside each other in an account and region, in one stack or in two: whatever has a name there once has
/// another in each.
class NeighboursTest {
    private static final String FIRST = "First";
    private static final String SECOND = "Second";

    /// Names within something that has a name or an id of its own.
    private static final Map<String, String> WITHIN = Map.ofEntries(
            Map.entry("AWS::ApiGateway::Stage StageName", "its API"),
            Map.entry("AWS::ApiGatewayV2::Stage StageName", "its API"),
            Map.entry("AWS::ApiGateway::Authorizer Name", "its API"),
            Map.entry("AWS::ApiGatewayV2::Authorizer Name", "its API"),
            Map.entry("AWS::CloudWatch::Alarm MetricName", "its namespace and its dimensions"),
            Map.entry("AWS::CodeDeploy::DeploymentGroup DeploymentGroupName", "its application"),
            Map.entry("AWS::IAM::Policy PolicyName", "its role"),
            Map.entry("AWS::Lambda::Alias Name", "its function"));

    /// More than CloudFormation's 500 resources of a stack: only their names are looked at.
    static final Template TWINS = twins(props -> props.releaseAlarms(false));

    /// One behind a front door, further than another one's API: two whole services would be more than
    /// CloudFormation's 500 resources of a stack.
    private static final Template DOORS = behindADoor(stack -> stack);

    private interface Making {
        Ostiary in(Stack stack, String id);
    }

    private static OstiaryPropsBuilder props() {
        return OstiaryProps.builder(Synthesis.MAIL_FROM).code(Synthesis.CODE);
    }

    private static OstiaryProps props(String id, boolean door) {
        return door ? props().domain(domain(id)).edge(Edge.cloudFront()).build() : props().build();
    }

    private static CustomDomain domain(String id) {
        return new CustomDomain(
                id.toLowerCase(Locale.ROOT) + ".shop.example",
                "arn:aws:acm:us-east-1:111122223333:certificate/8f7c1a7e",
                Optional.of("Z0123456789ABC"));
    }

    private static Template twins(UnaryOperator<OstiaryPropsBuilder> choice) {
        return Template.of(inOneStack(
                (stack, id) -> new Ostiary(stack, id, choice.apply(props()).build())));
    }

    /// @param place of the one behind the door
    private static synchronized Template behindADoor(UnaryOperator<Construct> place) {
        var app = OstiaryApp.app();
        var stack = new Stack(app, Synthesis.STACK);
        new AuthApi(new Construct(stack, FIRST), "Api", AuthApiProps.standard());
        new Ostiary(place.apply(stack), SECOND, props(SECOND, true));
        return Template.of(Synthesis.of(app, stack));
    }

    private static synchronized Synthesis inOneStack(Making making) {
        var app = App.Builder.create()
                .analyticsReporting(false)
                .context(Map.of("@aws-cdk/core:stackResourceLimit", 0))
                .build();
        var stack = new Stack(app, Synthesis.STACK);
        assertThat(List.of(making.in(stack, FIRST), making.in(stack, SECOND))).doesNotHaveDuplicates();
        return Synthesis.of(app, stack);
    }

    static Stream<Arguments> templates() {
        return Stream.of(Arguments.of("plain", TWINS), Arguments.of("behind a front door", DOORS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void shareNoName(String kind, Template template) {
        var first = names(of(FIRST, TWINS));
        var shared = new TreeSet<>(first);
        shared.retainAll(names(of(SECOND, template)));

        assertThat(first).hasSizeGreaterThan(20);
        assertThat(shared)
                .as(kind)
                .allMatch(name -> WITHIN.keySet().stream().anyMatch(within -> name.startsWith(within + " ")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void watchNoMetricOfTheOther(String kind, Template template) {
        var first = metrics(of(FIRST, TWINS));

        assertThat(first).as(kind).hasSizeGreaterThan(30).doesNotContainAnyElementsOf(metrics(of(SECOND, template)));
    }

    @Test
    void countIntoNoMetricOfTheOther() {
        var namespaces = Stream.of(FIRST, SECOND)
                .map(id -> of(id, TWINS).stream()
                        .filter(resource -> resource.type().equals("AWS::Logs::MetricFilter"))
                        .map(filter -> filter.text("MetricTransformations.0.MetricNamespace"))
                        .collect(toCollection(TreeSet::new)))
                .toList();

        assertThat(namespaces)
                .containsExactly(
                        new TreeSet<>(Set.of("Ostiary/" + Synthesis.STACK)),
                        new TreeSet<>(Set.of("Ostiary/" + Synthesis.STACK + "_" + SECOND)));
        assertThat(environments(TWINS, "POWERTOOLS_METRICS_NAMESPACE"))
                .containsExactlyInAnyOrderElementsOf(
                        namespaces.stream().flatMap(Set::stream).toList());
    }

    /// A second one that comes changes nothing of the first.
    @Test
    void leaveTheNamesOfTheFirstAsTheyAre() {
        var alone = Synthesis.run(props -> props.releaseAlarms(false)).resources().stream()
                .filter(resource -> resource.type().equals("AWS::CloudWatch::Alarm"))
                .toList();
        assertThat(alarms(of(FIRST, TWINS))).containsExactlyInAnyOrderElementsOf(alarms(alone));
        assertThat(alarms(of(SECOND, TWINS)))
                .contains(Synthesis.STACK + "_" + SECOND + "-login-failing")
                .hasSameSizeAs(alarms(of(FIRST, TWINS)));
    }

    @Test
    void goRoundInNoCircle() {
        assertThat(ReferencesTest.leftOver(ReferencesTest.references(TWINS.resources())))
                .isEmpty();
    }

    /// The names that an account has once, whatever the Region.
    @Test
    void inTwoRegionsShareNoNameOfTheAccount() {
        var names = names(DOORS.resources().stream()
                .filter(resource -> resource.type().matches("AWS::(CloudFront|IAM)::.*"))
                .filter(resource -> !resource.type().equals("AWS::IAM::Policy"))
                .toList());

        assertThat(names)
                .extracting(name -> name.split(" ", -1)[0])
                .contains(
                        "AWS::CloudFront::CachePolicy",
                        "AWS::CloudFront::Function",
                        "AWS::CloudFront::OriginRequestPolicy",
                        "AWS::CloudFront::ResponseHeadersPolicy");
        assertThat(names).allMatch(name -> name.contains("${AWS::Region}"));
    }

    /// However deep it is: the second is called by 90 characters.
    @Test
    void haveNamesThatCloudFrontTakes() {
        var deep = "a".repeat(64);
        var template = behindADoor(stack -> new Construct(stack, deep));

        assertThat(names(template.resources()).stream()
                        .filter(name -> name.matches("AWS::CloudFront::\\w+Policy .*"))
                        .map(name -> name.split(" ", -1)[2].replace("${AWS::Region}", "ap-southeast-1")))
                .hasSize(4)
                .allMatch(name -> name.matches("[A-Za-z0-9_-]{1,128}"));
    }

    @ParameterizedTest(name = "behind front doors: {0}")
    @ValueSource(booleans = {false, true})
    void inTwoStacksShareNoName(boolean doors) {
        var app = OstiaryApp.app();
        var first = OstiaryApp.stack(app, "ostiary-a", props("a", doors));
        var second = OstiaryApp.stack(app, "ostiary-b", props("b", doors));
        var one = Template.of(Synthesis.of(app, first)).resources();
        var other = Template.of(Synthesis.of(app, second)).resources();

        var shared = new TreeSet<>(names(one));
        shared.retainAll(names(other));
        assertThat(shared).allMatch(name -> WITHIN.keySet().stream().anyMatch(within -> name.startsWith(within + " ")));
        var watched = metrics(one);
        assertThat(watched.stream().filter(metric -> !metric.contains("${")))
                .doesNotContainAnyElementsOf(metrics(other));
    }

    @Test
    void areRefusedWhereNothingTellsThemApart() {
        var scope = new Construct(new Stack(OstiaryApp.app(), Synthesis.STACK), "Scope");
        new AuthApi(scope, "First", AuthApiProps.standard());
        new AuthApi(scope, "Second", AuthApiProps.standard());

        assertThatThrownBy(() -> new AuthApi(scope, "Third", AuthApiProps.standard()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would be called " + Synthesis.STACK + "_Scope: give one another scope");
    }

    /// AWS WAF would refuse the metrics of its rules.
    @Test
    void areRefusedWhereTheirNameIsTooLong() {
        var stack = new Stack(OstiaryApp.app(), Synthesis.STACK);
        new AuthApi(new Construct(stack, FIRST), "Api", AuthApiProps.standard());
        var deep = new Construct(stack, "a".repeat(100));

        assertThatThrownBy(() -> new AuthApi(deep, "Api", AuthApiProps.standard()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have 90 characters at most");
    }

    private static List<Resource> of(String id, Template template) {
        return template.resources().stream()
                .filter(resource -> resource.id().startsWith(id))
                .toList();
    }

    private static List<String> alarms(List<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.type().equals("AWS::CloudWatch::Alarm"))
                .map(alarm -> alarm.text("AlarmName"))
                .toList();
    }

    private static Set<String> environments(Template template, String variable) {
        return template.all("AWS::Lambda::Function")
                .map(function -> function.text("Environment.Variables." + variable))
                .collect(toCollection(TreeSet::new));
    }

    /// The metrics of all alarms, as AWS tells them apart.
    private static Set<String> metrics(List<Resource> resources) {
        return AlarmRule.of(resources).stream()
                .flatMap(alarm -> alarm.metrics().values().stream())
                .map(metric -> metric.namespace() + " " + metric.name() + " " + metric.dimensions())
                .collect(toCollection(TreeSet::new));
    }

    /// Each explicit name, with its place: `AWS::CloudWatch::Alarm AlarmName ostiary-test-login-failing`.
    private static Set<String> names(List<Resource> resources) {
        return resources.stream()
                .flatMap(resource -> names(resource.type(), resource.json().path("Properties")))
                .collect(toCollection(TreeSet::new));
    }

    /// A resource with a name of its own has it at the top, or in its one `…Config`; below are names within.
    private static Stream<String> names(String type, JsonNode properties) {
        return properties.properties().stream().flatMap(property -> {
            if (property.getKey().endsWith("Config")) {
                return names(type, property.getValue());
            }
            boolean isName = property.getKey().endsWith("Name");
            return isName && !isReference(property.getValue())
                    ? Stream.of(type + " " + property.getKey() + " " + Resource.render(property.getValue()))
                    : Stream.of();
        });
    }

    /// To something else, which has that name.
    private static boolean isReference(JsonNode value) {
        return value.has("Ref") || value.has("Fn::GetAtt");
    }
}
