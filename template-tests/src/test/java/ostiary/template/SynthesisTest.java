package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;

class SynthesisTest {
    @Test
    void givesTheSameTemplateAgain() {
        assertThat(Synthesis.run().template()).isEqualTo(StackTemplate.SYNTHESIS.template());
    }

    @Test
    void fitsAnyAccountAndRegion() {
        // The dashboard says of where its prices are.
        var template = StackTemplate.SYNTHESIS.template().replace("list prices of us-east-1", "list prices");

        assertThat(template).doesNotContainPattern("arn:aws:|[a-z]{2}-[a-z]+-\\d|\\d{12}:");
    }

    @Test
    void findsNothingThatCloudFormationWouldRefuse() {
        assertThat(StackTemplate.SYNTHESIS.validationReport().path("pluginReports"))
                .isEmpty();
    }

    @Test
    void passesCdkNagOrSaysWhyNot() {
        var findings = NagFinding.read(StackTemplate.SYNTHESIS.nagReport());

        assertThat(findings).extracting(NagFinding::compliance).contains("Compliant");
        assertThat(findings)
                .filteredOn(finding -> !finding.compliance().equals("Compliant"))
                .allSatisfy(finding -> {
                    assertThat(finding.compliance()).isEqualTo("Suppressed");
                    assertThat(finding.reason()).hasSizeGreaterThan(20);
                });
    }

    @Test
    void leavesNoWarningUnanswered() {
        assertThat(StackTemplate.SYNTHESIS.warnings()).isEmpty();
    }

    /// The controls: what the tests above find nothing of, they would have found.
    @Test
    void wouldFindWhatCloudFormationRefusesAndWhatConstructsWarnOf() {
        var app = OstiaryApp.app();
        var stack = new Stack(app, Synthesis.STACK);
        CfnResource.Builder.create(stack, "Wrong")
                .type("AWS::Logs::LogGroup")
                .properties(Map.of("RetentionInDays", 4))
                .build();
        Annotations.of(stack).addWarningV2("ostiary:control", "This is not well.");

        var synthesis = Synthesis.of(app, stack);

        assertThat(synthesis.validationReport().findValuesAsText("logicalId")).containsExactly("Wrong");
        assertThat(synthesis.warnings()).singleElement().asString().contains("This is not well.");
    }

    @Test
    void wouldFailAtWhatAConstructFindsWrongWithItself() {
        var app = OstiaryApp.app();
        new Stack(app, Synthesis.STACK).getNode().addValidation(() -> List.of("I am not complete."));

        assertThatThrownBy(app::synth).hasMessageContaining("I am not complete.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://auth.shop.example", "https://auth.shop.example/"})
    void refusesAnIssuerThatClientsWouldNotAccept(String issuer) {
        var props = OstiaryProps.builder(Synthesis.MAIL_FROM).issuer(issuer);

        assertThatThrownBy(props::build).hasMessageContaining("issuer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example",
                "@shop.example",
                "Shop <no-reply@shop.example>",
                "a@b@shop.example",
                "no-reply@faß.example",
                "no-reply@shop.exämple",
                "nö-reply@shop.example",
                "no-reply@localhost",
                "no..reply@shop.example",
                "no-reply@shop_1.example"
            })
    void refusesASenderThatIsNoPlainAddress(String mailFrom) {
        assertThatThrownBy(OstiaryProps.builder(mailFrom)::build).hasMessageContaining("mailFrom");
    }

    @Test
    void refusesToOpenTheApiToEveryOrigin() {
        var props = OstiaryProps.builder(Synthesis.MAIL_FROM).allowedOrigins(List.of("https://shop.example", "*"));

        assertThatThrownBy(props::build).hasMessageContaining("allowedOrigins");
    }
}
