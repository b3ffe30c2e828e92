package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.cdk.OstiaryProps;

class SynthesisTest {
    @Test
    void givesTheSameTemplateAgain() {
        assertThat(Synthesis.run().template()).isEqualTo(StackTemplate.SYNTHESIS.template());
    }

    @Test
    void fitsAnyAccountAndRegion() {
        assertThat(StackTemplate.SYNTHESIS.template()).doesNotContainPattern("arn:aws:|[a-z]{2}-[a-z]+-\\d|\\d{12}:");
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

    @ParameterizedTest
    @ValueSource(strings = {"http://auth.shop.example", "https://auth.shop.example/"})
    void refusesAnIssuerThatClientsWouldNotAccept(String issuer) {
        var props = OstiaryProps.builder(Synthesis.CODE, Synthesis.MAIL_FROM).issuer(issuer);

        assertThatThrownBy(props::build).hasMessageContaining("issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop.example", "@shop.example", "Shop <no-reply@shop.example>", "a@b@shop.example"})
    void refusesASenderThatIsNoPlainAddress(String mailFrom) {
        assertThatThrownBy(OstiaryProps.builder(Synthesis.CODE, mailFrom)::build)
                .hasMessageContaining("mailFrom");
    }

    @Test
    void refusesToOpenTheApiToEveryOrigin() {
        var props = OstiaryProps.builder(Synthesis.CODE, Synthesis.MAIL_FROM)
                .allowedOrigins(List.of("https://shop.example", "*"));

        assertThatThrownBy(props::build).hasMessageContaining("allowedOrigins");
    }
}
