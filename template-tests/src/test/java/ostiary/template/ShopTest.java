package ostiary.template;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The example's app, which teams begin with.
class ShopTest {
    /// A team's own APIs have these as the team wants them, and the example leaves them out. The authorizer is not
    /// AWS's own, and cdk-nag looks at a route before the rules about it are applied: `ProtectTest` looks
    /// afterwards.
    private static final Set<String> LEFT_TO_TEAMS = Set.of(
            "AwsSolutions-APIG1",
            "AwsSolutions-APIG2",
            "AwsSolutions-APIG3",
            "AwsSolutions-APIG4",
            "AwsSolutions-APIG6",
            "AwsSolutions-COG4",
            // A copy can be made anew.
            "AwsSolutions-DDB3",
            "AwsSolutions-IAM4");

    @ParameterizedTest
    @ValueSource(strings = {"auth", ShopTemplate.SHOP, "customers"})
    void passesCfnLint(String stack) throws IOException, InterruptedException {
        assertThat(Lint.errors(ShopTemplate.synthesis(stack))).isEmpty();
    }

    @Test
    void passesCdkNag() {
        assertThat(broken("auth")).isEmpty();
        assertThat(broken(ShopTemplate.SHOP)).isSubsetOf(LEFT_TO_TEAMS);
        assertThat(broken("customers")).isSubsetOf(LEFT_TO_TEAMS);
    }

    private static Set<String> broken(String stack) {
        var findings = NagFinding.read(ShopTemplate.synthesis(stack).nagReport());
        assertThat(findings).isNotEmpty();
        return findings.stream()
                .filter(finding -> finding.compliance().equals("Non-Compliant"))
                .map(NagFinding::rule)
                .collect(toCollection(TreeSet::new));
    }

    /// Its logins grant `orders:read` alone, and two of its APIs have rules about more. Of an Ostiary in another app
    /// nobody knows what its logins grant.
    @Test
    void warnsOfAScopeThatNoLoginGrants() {
        assertThat(ShopTemplate.synthesis(ShopTemplate.SHOP).warnings())
                .filteredOn(warning -> warning.contains("scope"))
                .hasSize(2)
                .allMatch(warning -> warning.contains("No login grants the scope orders:write"));
        assertThat(ShopTemplate.synthesis("elsewhere").warnings()).noneMatch(warning -> warning.contains("scope"));
    }
}
