package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.cdk.Edge;

/// The secrets by which the API knows its distribution.
class OriginSecretsTest {
    private static final String SECRET = "AWS::SecretsManager::Secret";
    private static final Set<ServiceFunction> READ_ADDRESSES = Set.of(
            ServiceFunction.SIGNUP,
            ServiceFunction.LOGIN,
            ServiceFunction.REFRESH,
            ServiceFunction.PAGES,
            ServiceFunction.SECURITY,
            ServiceFunction.TOKEN);

    @Test
    void hasNoSecretInTheTemplateOrInTheSettingsOfAFunction() {
        assertThat(FrontDoorTemplate.all(SECRET).filter(secret -> secret.id().contains("OriginSecret")))
                .hasSize(2)
                .allMatch(secret -> secret.has("GenerateSecretString") && !secret.has("SecretString"))
                .allMatch(secret ->
                        secret.property("GenerateSecretString.PasswordLength").asInt() >= 40);
        assertThat(FrontDoorTemplate.all("AWS::Lambda::Function"))
                .noneMatch(function -> function.json().toString().contains("resolve:"));
    }

    @ParameterizedTest
    @EnumSource
    void areReadByThoseWhoBelieveAddressesAndNobodyElse(ServiceFunction declared) {
        var origin = FrontDoorTemplate.all(SECRET)
                .filter(secret -> secret.id().contains("OriginSecret"))
                .map(Resource::ref)
                .toList();
        var variable = "Environment.Variables." + Setting.ORIGIN_SECRETS.variable();
        var allowed = FrontDoorTemplate.permissions(declared, "secretsmanager:").stream()
                .filter(permission -> origin.stream().anyMatch(permission::endsWith));

        if (READ_ADDRESSES.contains(declared)) {
            assertThat(FrontDoorTemplate.function(declared).text(variable).split(" "))
                    .containsExactlyInAnyOrderElementsOf(origin);
            assertThat(allowed)
                    .containsExactlyInAnyOrderElementsOf(origin.stream()
                            .map(secret -> "secretsmanager:GetSecretValue on " + secret)
                            .toList());
        } else {
            assertThat(FrontDoorTemplate.function(declared).has(variable)).isFalse();
            assertThat(allowed).isEmpty();
        }
    }

    /// What a deployment sends was accepted before it, and what was sent before it is accepted after it.
    @Test
    void rotateWithoutAMomentInWhichTheDistributionIsRefused() {
        var first = FrontDoorTemplate.RESOURCES;
        var second = with(Edge.cloudFront().withOriginSecret(2)).resources();

        assertThat(sent(first)).endsWith("1");
        assertThat(sent(second)).endsWith("2");
        assertThat(FrontDoorTemplate.acceptedByTheRules(first)).contains(sent(first), sent(second));
        assertThat(FrontDoorTemplate.acceptedByTheRules(second))
                .contains(sent(first), sent(second))
                .hasSize(3);
        for (var resources : List.of(first, second)) {
            for (var function : resources) {
                if (function.has("Environment.Variables." + Setting.ORIGIN_SECRETS.variable())) {
                    assertThat(Arrays.stream(function.text("Environment.Variables." + Setting.ORIGIN_SECRETS.variable())
                                            .split(" "))
                                    .map(FrontDoorTemplate::number))
                            .containsExactlyInAnyOrderElementsOf(FrontDoorTemplate.acceptedByTheRules(resources))
                            .startsWith(sent(resources));
                }
            }
        }
        // Within a deployment, too, what is sent waits for what is accepted.
        var distribution = second.stream()
                .filter(each -> each.type().equals("AWS::CloudFront::Distribution"))
                .findFirst()
                .orElseThrow();
        assertThat(distribution.dependsOn())
                .contains(FrontDoorTemplate.only("AWS::WAFv2::WebACL").id());
    }

    private static String sent(List<Resource> resources) {
        var config = resources.stream()
                .filter(each -> each.type().equals("AWS::CloudFront::Distribution"))
                .findFirst()
                .orElseThrow()
                .property("DistributionConfig");
        return FrontDoorTemplate.number(
                FrontDoorTemplate.secretIn(config.at("/Origins/0/OriginCustomHeaders/0/HeaderValue")));
    }

    private static Synthesis with(Edge edge) {
        return Synthesis.run(props -> props.domain(FrontDoorTemplate.DOMAIN).edge(edge));
    }
}
