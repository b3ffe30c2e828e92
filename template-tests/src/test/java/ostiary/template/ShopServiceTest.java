package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.ShopService;
import software.amazon.awscdk.App;

/// The example's shop as a service of its own, beside an Ostiary that it knows by the outputs alone.
class ShopServiceTest {
    private static final String TOPIC = "arn:aws:sns:eu-central-1:111122223333:ostiary-prod-Events";
    private static final Map<String, Object> CONTEXT = Map.of(
            "authorizerArn", ShopTemplate.FOREIGN_AUTHORIZER,
            "issuer", ShopTemplate.FOREIGN_ISSUER,
            "audience", ShopTemplate.FOREIGN_ISSUER,
            "eventsTopicArn", TOPIC);

    private static final Synthesis SHOP = synthesize(CONTEXT);

    private static Synthesis synthesize(Map<String, Object> context) {
        return Synthesis.alone(() -> {
            var app = App.Builder.create()
                    .analyticsReporting(false)
                    .stackTraces(false)
                    .context(context)
                    .build();
            ShopService.synthesize(app, Path.of(System.getProperty("example.lambda")));
            return new Synthesis(Path.of(app.synth().getDirectory()), "shop");
        });
    }

    @Test
    void hasNothingOfOstiary() throws IOException {
        try (var files = Files.list(SHOP.directory())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".template.json")))
                    .containsExactlyInAnyOrder("shop.template.json", "customers.template.json");
        }
        assertThat(SHOP.template()).contains(ShopTemplate.FOREIGN_AUTHORIZER).doesNotContain("Fn::ImportValue");
        assertThat(customers().template()).contains(TOPIC).doesNotContain("Fn::ImportValue");
    }

    @Test
    void givesANewVersionItsTrafficByACanaryThatErrorsTakeBack() {
        var alias = Synthesis.json(SHOP.template())
                .required("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals("AWS::Lambda::Alias"))
                .findAny()
                .orElseThrow();
        var group = SHOP.resources().stream()
                .filter(resource -> resource.type().equals("AWS::CodeDeploy::DeploymentGroup"))
                .findAny()
                .orElseThrow();

        assertThat(alias.at("/UpdatePolicy/CodeDeployLambdaAliasUpdate/DeploymentGroupName")
                        .toString())
                .contains(group.id());
        assertThat(group.text("DeploymentConfigName")).isEqualTo("CodeDeployDefault.LambdaCanary10Percent5Minutes");
        assertThat(group.property("AutoRollbackConfiguration").path("Events").toString())
                .contains("DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_FAILURE");
        assertThat(group.property("AlarmConfiguration").path("Alarms")).hasSize(1);
    }

    /// The alias, and nobody the newest code by the function's plain name.
    @Test
    void isCalledByItsAlias() {
        var called = SHOP.resources().stream()
                .filter(resource -> resource.type().equals("AWS::ApiGatewayV2::Integration"))
                .map(integration -> integration.property("IntegrationUri").toString())
                .toList();

        assertThat(called).isNotEmpty().allMatch(target -> target.contains("CanaryLive"));
    }

    @Test
    void isDeployedFromAnEnvironmentOfItsOwn() {
        var context = new HashMap<>(CONTEXT);
        context.put("github", "shop@1/auth@2");
        context.put("githubProvider", "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com");
        var template = new Synthesis(synthesize(context).directory(), "shop-github").template();

        assertThat(template)
                .contains("repo:shop@1/auth@2:environment:shop-production")
                .doesNotContain("environment:production");
    }

    @Test
    void saysWhichOutputOfOstiaryIsMissing() {
        var context = new HashMap<>(CONTEXT);
        context.remove("issuer");

        assertThatThrownBy(() -> synthesize(context)).hasMessageContaining("no issuer in the context");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "customers"})
    void passesCfnLint(String stack) throws IOException, InterruptedException {
        assertThat(Lint.errors(new Synthesis(SHOP.directory(), stack))).isEmpty();
    }

    private static Synthesis customers() {
        return new Synthesis(SHOP.directory(), "customers");
    }
}
