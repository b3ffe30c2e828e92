package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;

class FunctionsTest {
    /// The variable that a function has beside its settings.
    private static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

    @Test
    void areTheDeclaredOnesAndNoOther() {
        assertThat(StackTemplate.all("AWS::Lambda::Function"))
                .extracting(function -> function.text("Handler"))
                .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(ServiceFunction.class).stream()
                        .map(ServiceFunction::handler)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void haveAHandlerThatLambdaCanCall(ServiceFunction declared) throws Exception {
        var handler = Class.forName(
                StackTemplate.function(declared).text("Handler"),
                false,
                getClass().getClassLoader());

        assertThat(handler.getConstructor()).isNotNull();
        assertThat(List.of(RequestStreamHandler.class, RequestHandler.class))
                .anyMatch(entry -> entry.isAssignableFrom(handler));
    }

    @ParameterizedTest
    @EnumSource
    void haveARuntimeForTheClassesInTheirJar(ServiceFunction declared) {
        assertThat(StackTemplate.function(declared).text("Runtime")).isEqualTo("java" + DeployedCode.javaVersion());
    }

    @ParameterizedTest
    @EnumSource
    void haveTheirSettingsAndNoOtherVariable(ServiceFunction declared) {
        var expected = declared.settings().stream().map(Setting::variable).collect(Collectors.toSet());
        expected.add(JVM_OPTIONS);

        var variables = StackTemplate.function(declared).property("Environment.Variables");

        assertThat(variables.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(variables.path(JVM_OPTIONS).asText()).startsWith("--enable-native-access=ALL-UNNAMED");
    }

    @ParameterizedTest
    @EnumSource
    void areGivenTheResourcesOfThisStack(ServiceFunction declared) {
        var endpoint = "${" + StackTemplate.only("AWS::ApiGatewayV2::Api").id() + ".ApiEndpoint}";
        var given = new TreeMap<Setting, String>();
        var function = StackTemplate.function(declared);
        declared.settings()
                .forEach(setting -> given.put(setting, function.text("Environment.Variables." + setting.variable())));
        var table = StackTemplate.only("AWS::DynamoDB::Table").ref();

        given.forEach((setting, value) -> {
            switch (setting) {
                case ISSUER, AUDIENCE -> assertThat(value).isEqualTo(endpoint);
                case SOURCE -> assertThat(value).isEqualTo("directory");
                case SESSIONS_PER_USER -> assertThat(value).isEqualTo("100");
                case DELETION_GRACE -> assertThat(value).isEqualTo("30");
                case LOGIN_SCOPES -> assertThat(value).isEqualTo("account orders:read");
                case TABLE -> assertThat(value).isEqualTo(table);
                case MAIL_FROM -> assertThat(value).isEqualTo(Synthesis.MAIL_FROM);
                case THEME -> assertThat(value).isEqualTo("#2450c8 none Ostiary");
                case MAILS_PER_HOUR -> assertThat(value).isEqualTo("1000");
                case REHEARSAL_MAIL -> assertThat(value).isEqualTo("sent");
                case NEW_VERSIONS ->
                    assertThat(value.split(" "))
                            .containsExactlyElementsOf(ServiceFunction.released().stream()
                                    .map(released -> released.id() + "="
                                            + StackTemplate.version(released).ref())
                                    .toList());
                case AUTHORIZER_RESPONSE -> assertThat(value).isEqualTo("simple");
                case SERVICE_NAME -> assertThat(value).isEqualTo("ostiary-" + declared.id());
                case METRICS_NAMESPACE -> assertThat(value).isEqualTo("Ostiary/ostiary-test");
                case EVENTS_TOPIC, SEARCH_TABLE, AUDIT_TABLE, AUDIT_BUCKET, SAGA_MACHINE, SAGA_WINDOW ->
                    throw new AssertionError("no function of the API has " + setting);
                case ORIGIN_SECRETS -> throw new AssertionError("no distribution is here");
                case PASSKEYS -> throw new AssertionError("no origins are chosen here");
                case TOKEN_CLAIMS -> throw new AssertionError("no claims are chosen here");
                // The reference to a secret is its ARN; its value would be a `resolve` expression.
                case SIGNING_KEYS, REFRESH_TOKEN_KEYS, CODE_KEYS, DEVICE_KEYS, SEALING_KEYS ->
                    assertThat(value).isEqualTo(StackTemplate.secret(setting).ref());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"KEYS", "REHEARSAL"})
    void arePublishedWithASnapshotBehindOneAlias(ServiceFunction declared) {
        var function = StackTemplate.function(declared);
        var alias = StackTemplate.alias(declared);
        var versions = StackTemplate.all("AWS::Lambda::Version").stream()
                .filter(version -> version.text("FunctionName").equals(function.ref()))
                .toList();

        assertThat(function.text("SnapStart.ApplyOn")).isEqualTo("PublishedVersions");
        assertThat(versions).hasSize(1);
        assertThat(alias.text("Name")).isEqualTo("live");
        assertThat(alias.text("FunctionVersion"))
                .isEqualTo("${" + versions.getFirst().id() + ".Version}");
    }

    /// AWS calls them by their plain names: nobody would ever restore a snapshot of them.
    @ParameterizedTest
    @EnumSource(names = {"KEYS", "REHEARSAL"})
    void areNotPublishedIfNobodyCallsAVersion(ServiceFunction declared) {
        var function = StackTemplate.function(declared);

        assertThat(function.has("SnapStart")).isFalse();
        for (var type : List.of("AWS::Lambda::Version", "AWS::Lambda::Alias")) {
            assertThat(StackTemplate.all(type))
                    .extracting(published -> published.text("FunctionName"))
                    .isNotEmpty()
                    .doesNotContain(function.ref());
        }
    }

    /// Each release would wait for them.
    @Test
    void areAllThereIsForTheHookToBeReady() {
        var hook = StackTemplate.function(ServiceFunction.REHEARSAL);

        assertThat(ServiceFunction.released())
                .allSatisfy(released -> assertThat(StackTemplate.alias(released).dependsOn())
                        .contains(hook.id())
                        .noneMatch(id ->
                                StackTemplate.behind("${" + id + "}").type().equals("AWS::Lambda::Version")));
    }

    @ParameterizedTest
    @EnumSource
    void answerBeforeTheirCallerGivesUp(ServiceFunction declared) {
        assertThat(StackTemplate.function(declared).property("Timeout").asInt())
                .isPositive()
                .isLessThan(callerWaits(declared));
    }

    /// In seconds: API Gateway's quotas for HTTP APIs; Secrets Manager waits as long as Lambda lets a function run, and
    /// CodeDeploy an hour.
    private static int callerWaits(ServiceFunction function) {
        return switch (function) {
            case SIGNUP,
                    LOGIN,
                    REFRESH,
                    LOGOUT,
                    SESSIONS,
                    ACCOUNT,
                    SECURITY,
                    ADMIN,
                    PAGES,
                    TOKEN,
                    BACKCHANNEL,
                    DISCOVERY -> 30;
            case AUTHORIZER -> 10;
            case KEYS -> 900;
            case REHEARSAL -> 3600;
        };
    }

    @ParameterizedTest
    @EnumSource
    void areTracedAndRunOnArm(ServiceFunction declared) {
        var function = StackTemplate.function(declared);

        assertThat(function.text("TracingConfig.Mode")).isEqualTo("Active");
        assertThat(function.list("Architectures")).extracting(Resource::render).containsExactly("arm64");
    }

    @Test
    void fitIntoLambda() {
        assertThat(DeployedCode.bytes()).isLessThan(250L * 1024 * 1024); // Lambda quotas: unzipped size
    }
}
