package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Consumption;
import ostiary.cdk.CustomDomain;
import ostiary.cdk.IdentitySource;
import ostiary.cdk.Prices;
import ostiary.cdk.cost.CostMain;

/// `make cost`, and the page that shows what it prints.
class CostTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Map<String, String> NOBODY =
            Map.of("MAU", "1000", "LOGINS", "0", "REFRESHES", "0", "API_CALLS", "0", "SIGN_UPS", "0");

    @Test
    void isOnThePageAsTheCommandPrintsIt() throws IOException {
        var page = Files.readString(DOCS.resolve("cost.md"));
        var template = StackTemplate.SYNTHESIS.template();

        assertThat(page)
                .as("run: make cost-page")
                .isEqualTo(CostMain.page(page, template))
                .contains(CostMain.report(template, Map.of()));
        assertThat(Files.readString(DOCS.resolve("cost.svg")))
                .as("run: make cost-page")
                .isEqualTo(CostMain.plot(template));
    }

    @Test
    void isOnThePageAboutGrowthAsTheModelHasIt() throws IOException {
        var page = Files.readString(DOCS.resolve("scale.md"));
        var template = StackTemplate.SYNTHESIS.template();

        assertThat(page).as("run: make cost-page").isEqualTo(CostMain.scalePage(page, template));
        assertThat(Files.readString(DOCS.resolve("scale.svg")))
                .as("run: make cost-page")
                .isEqualTo(CostMain.scalePlot(template));
    }

    /// By hand, for ten million users: 20 million logins in 730 hours, and five times the mean in the busiest second.
    @Test
    void namesTheFirstLimitOfEachSize() throws IOException {
        var page = CostMain.scalePage("<!-- make cost -->\n<!-- end -->\n", StackTemplate.SYNTHESIS.template());

        for (var size : List.of("1,000", "10,000", "100,000", "1,000,000", "10,000,000")) {
            assertThat(page).containsPattern("\\| " + size + " .*\\| mails to who signs up, an hour +\\| [0-9.]+ %");
        }
        assertThat(page)
                .containsPattern("\\| 10,000,000 +\\| 38 ")
                .containsPattern("refreshes by the route's throttle +\\| 500 +\\| 4,400,000 ")
                .containsPattern("writes of a table +\\| 100,000 +\\| 40,000 +\\| 2\\.5");
    }

    @Test
    void hasAPriceForEveryResourceOfEveryVariant() throws IOException {
        var pool = new IdentitySource.Migrating(new IdentitySource.Pool.Made());
        var domain = new CustomDomain(
                "auth.shop.example", "arn:aws:acm:eu-central-1:111122223333:certificate/1", Optional.of("Z123"));
        for (var template : List.of(
                StackTemplate.SYNTHESIS.template(),
                Synthesis.run(props -> props.source(pool).domain(domain)).template())) {
            assertThat(CostMain.report(template, Map.of())).doesNotContain("Not priced");
        }
    }

    @Test
    void saysOfWhatItKnowsNoPrice() throws IOException {
        assertThat(CostMain.report("""
            {"Resources":{"A":{"Type":"AWS::RDS::DBInstance"},"B":{"Type":"AWS::IAM::Role"}}}\
            """, Map.of())).contains("**Not" + " priced:**" + " AWS::RDS::DBInstance.");
    }

    /// By hand: a key, a secret, an alarm on one metric, one on an expression of two, one of ten seconds, a dashboard.
    @Test
    void addsUpWhatStandsThere() throws IOException {
        var report = CostMain.report("""
            {"Resources":{
            "K":{"Type":"AWS::KMS::Key","Properties":{}},
            "S":{"Type":"AWS::SecretsManager::Secret","Properties":{}},
            "A":{"Type":"AWS::CloudWatch::Alarm","Properties":{"MetricName":"Errors","Period":60}},
            "B":{"Type":"AWS::CloudWatch::Alarm","Properties":{"Metrics":[{"Expression":"a+b"},
              {"MetricStat":{"Period":60}},{"MetricStat":{"Period":60}}]}},
            "C":{"Type":"AWS::CloudWatch::Alarm","Properties":{"MetricName":"Errors","Period":10}},
            "D":{"Type":"AWS::CloudWatch::Dashboard","Properties":{"DashboardBody":"{}"}}}}\
            """, NOBODY);

        assertThat(report)
                .containsPattern("metrics of alarms +\\| 3 +\\| 0\\.30 +\\|")
                .containsPattern("metrics of fast alarms +\\| 1 +\\| 0\\.30 +\\|")
                .containsPattern("\\*\\*all\\*\\* +\\| +\\| \\*\\*5\\.00\\*\\*");
    }

    @Test
    void takesTheUnitsThatTheCapacityTestAsserts() throws IOException {
        var template = StackTemplate.SYNTHESIS.template();
        var refreshes = new HashMap<>(NOBODY);
        refreshes.put("REFRESHES", "10");
        var logins = new HashMap<>(NOBODY);
        logins.put("LOGINS", "10");

        assertThat(CostMain.report(template, refreshes))
                .containsPattern("write units +\\| %,d ".formatted(10_000 * Consumption.REFRESH.writes()))
                .containsPattern("DynamoDB, read units +\\| %,d ".formatted(10_000 * Consumption.REFRESH.reads()));
        assertThat(CostMain.report(template, logins))
                .containsPattern("write units +\\| %,d ".formatted(10_000 * Consumption.LOGIN_FROM_IPV6.writes()))
                .containsPattern(
                        "DynamoDB, read units +\\| %,d ".formatted(10_000 * Consumption.LOGIN_FROM_IPV6.reads()));
    }

    /// By hand from the tiers, and 0.05 mails a user.
    @Test
    void asksOfCognitoWhatItsTiersSay() throws IOException {
        assertThat(CostMain.report(StackTemplate.SYNTHESIS.template(), Map.of()))
                .containsPattern("\\| 10,000 +\\| [0-9.]+ +\\| 0\\.05 +\\| 0\\.05 +\\| 200\\.05 +\\|")
                .containsPattern("\\| 100,000 +\\| [0-9.]+ +\\| 495\\.50 +\\| 1,350\\.50 +\\| 2,000\\.50 +\\|")
                .containsPattern("\\| 1,000,000 +\\| [0-9.,]+ +\\| 4,640\\.00 +\\| 14,855\\.00 +\\| 20,005\\.00 +\\|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "1e99", "NaN", "1,000"})
    void takesNumbersOnly(String users) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostMain.report(StackTemplate.SYNTHESIS.template(), Map.of("MAU", users)))
                .withMessage("MAU=" + users + " is no number such as 1000 or 0.5.");
    }

    @Test
    void takesATemplateOnly() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> CostMain.report("{}", Map.of()));
    }

    /// The dashboard's prices are of the same list.
    @Test
    void hasOneListOfPrices() {
        assertThat(Prices.US_EAST_1)
                .isEqualTo(new Prices("us-east-1", LocalDate.of(2024, 11, 1), 1.00, 0.20, 0.0000133334, 0.125, 0.625));
    }
}
