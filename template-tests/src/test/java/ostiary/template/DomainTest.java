package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Setting;
import ostiary.cdk.CustomDomain;

/// A stack with a name of the team's own before its API.
class DomainTest {
    private static final String NAME = "auth.shop.example";
    private static final String CERTIFICATE = "arn:aws:acm:eu-central-1:111122223333:certificate/8f7c1a7e";
    static final Synthesis SYNTHESIS =
            Synthesis.run(props -> props.domain(new CustomDomain(NAME, CERTIFICATE, Optional.of("Z0123456789ABC"))));
    private static final List<Resource> RESOURCES = SYNTHESIS.resources();

    @Test
    void speaksTls12OrNewer() {
        var configuration = only("AWS::ApiGatewayV2::DomainName")
                .property("DomainNameConfigurations")
                .path(0);

        assertThat(configuration.path("SecurityPolicy").asText()).isEqualTo("TLS_1_2");
        assertThat(configuration.path("CertificateArn").asText()).isEqualTo(CERTIFICATE);
        assertThat(configuration.path("EndpointType").asText()).isEqualTo("REGIONAL");
    }

    @Test
    void leadsToTheApiAtItsRoot() {
        var mapping = only("AWS::ApiGatewayV2::ApiMapping");

        assertThat(mapping.text("DomainName"))
                .isEqualTo(only("AWS::ApiGatewayV2::DomainName").ref());
        assertThat(mapping.text("ApiId"))
                .isEqualTo(only("AWS::ApiGatewayV2::Api").ref());
        assertThat(mapping.text("Stage"))
                .isEqualTo(only("AWS::ApiGatewayV2::Stage").ref());
        assertThat(mapping.has("ApiMappingKey")).isFalse();
    }

    @Test
    void isTheOnlyWayIn() {
        assertThat(only("AWS::ApiGatewayV2::Api")
                        .property("DisableExecuteApiEndpoint")
                        .asBoolean())
                .isTrue();
        assertThat(StackTemplate.only("AWS::ApiGatewayV2::Api").has("DisableExecuteApiEndpoint"))
                .isFalse();
        assertThat(SYNTHESIS.template()).doesNotContain(".execute-api.");
    }

    @Test
    void isWhereTheZoneSaysTheApiIs() {
        var name = only("AWS::ApiGatewayV2::DomainName");
        var record = only("AWS::Route53::RecordSet");

        assertThat(record.text("Name")).isEqualTo(NAME + ".");
        assertThat(record.text("Type")).isEqualTo("A");
        assertThat(record.text("HostedZoneId")).isEqualTo("Z0123456789ABC");
        assertThat(record.text("AliasTarget.DNSName")).isEqualTo("${" + name.id() + ".RegionalDomainName}");
        assertThat(record.text("AliasTarget.HostedZoneId")).isEqualTo("${" + name.id() + ".RegionalHostedZoneId}");
    }

    @Test
    void isTheIssuerAndTheAudience() {
        assertThat(RESOURCES.stream().filter(ofType("AWS::Lambda::Function")))
                .filteredOn(function -> function.has("Environment.Variables." + Setting.ISSUER.variable()))
                .isNotEmpty()
                .allSatisfy(function -> assertThat(function.text("Environment.Variables." + Setting.ISSUER.variable()))
                        .isEqualTo("https://" + NAME));
        assertThat(RESOURCES.stream().filter(ofType("AWS::Lambda::Function")))
                .filteredOn(function -> function.has("Environment.Variables." + Setting.AUDIENCE.variable()))
                .isNotEmpty()
                .allSatisfy(
                        function -> assertThat(function.text("Environment.Variables." + Setting.AUDIENCE.variable()))
                                .isEqualTo("https://" + NAME));
    }

    @Test
    void isToldToWhoeverDeploys() {
        var outputs = Synthesis.json(SYNTHESIS.template()).path("Outputs");

        assertThat(outputs.path("ApiUrl").path("Value").asText()).isEqualTo("https://" + NAME);
        assertThat(outputs.path("JwksUrl").path("Value").asText())
                .isEqualTo("https://" + NAME + "/.well-known/jwks.json");
        assertThat(Resource.render(outputs.path("DomainTarget").path("Value"))).endsWith(".RegionalDomainName}");
    }

    @Test
    void passesCdkNagAndTheValidation() {
        assertThat(NagFinding.read(SYNTHESIS.nagReport()))
                .extracting(NagFinding::compliance)
                .containsOnly("Compliant", "Suppressed");
        assertThat(SYNTHESIS.warnings()).isEmpty();
        assertThat(SYNTHESIS.validationReport().path("pluginReports")).isEmpty();
    }

    @Test
    void mayBeInAZoneThatIsNotInThisAccount() {
        var resources = Synthesis.run(props ->
                        props.domain(new CustomDomain(NAME, CERTIFICATE)).issuer("https://login.shop.example"))
                .resources();

        assertThat(resources).extracting(Resource::type).doesNotContain("AWS::Route53::RecordSet");
        assertThat(resources.stream().filter(ofType("AWS::Lambda::Function")))
                .filteredOn(function -> function.has("Environment.Variables." + Setting.ISSUER.variable()))
                .extracting(function -> function.text("Environment.Variables." + Setting.ISSUER.variable()))
                .containsOnly("https://login.shop.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "auth",
                "https://auth.shop.example",
                "auth.shop.example/",
                "auth.shop.example.",
                "auth..example",
                "-auth.shop.example",
                "*.shop.example",
                "Auth.shop.example",
                "auth_1.shop.example",
                "127.0.0.1",
                "auth.shop.example:443"
            })
    void refusesWhatIsNoHostName(String name) {
        assertThatThrownBy(() -> new CustomDomain(name, CERTIFICATE)).hasMessageContaining("domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8f7c1a7e", "arn:aws:iam::111122223333:server-certificate/shop"})
    void refusesWhatIsNoCertificateOfAcm(String certificate) {
        assertThatThrownBy(() -> new CustomDomain(NAME, certificate)).hasMessageContaining("certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop.example", "/hostedzone/Z0123456789ABC"})
    void refusesWhatIsNoZone(String zone) {
        assertThatThrownBy(() -> new CustomDomain(NAME, CERTIFICATE, Optional.of(zone)))
                .hasMessageContaining("hostedZone");
    }

    private static Resource only(String type) {
        var found = RESOURCES.stream().filter(ofType(type)).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Predicate<Resource> ofType(String type) {
        return resource -> resource.type().equals(type);
    }
}
