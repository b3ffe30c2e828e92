package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.DeletionGrace;
import ostiary.blueprint.RehearsalMail;
import ostiary.blueprint.SessionsPerUser;
import ostiary.blueprint.Theme;
import ostiary.cdk.Alarms;
import ostiary.cdk.AlarmsProps;
import ostiary.cdk.AuthApi;
import ostiary.cdk.AuthApiProps;
import ostiary.cdk.AuthDashboard;
import ostiary.cdk.AuthDashboardProps;
import ostiary.cdk.AuthFunctions;
import ostiary.cdk.AuthFunctionsProps;
import ostiary.cdk.LogMetrics;
import ostiary.cdk.LogMetricsProps;
import ostiary.cdk.LogProps;
import ostiary.cdk.LoginSource;
import ostiary.cdk.LoginSourceProps;
import ostiary.cdk.MailProps;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
import ostiary.cdk.OstiaryTable;
import ostiary.cdk.OstiaryTableProps;
import ostiary.cdk.Prices;
import ostiary.cdk.Release;
import ostiary.cdk.Releases;
import ostiary.cdk.ReleasesProps;
import ostiary.cdk.SigningKeys;
import ostiary.cdk.SigningKeysProps;
import ostiary.cdk.SnapshotCare;
import ostiary.cdk.SnapshotCareProps;
import ostiary.cdk.TokenProps;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/// `Ostiary` is what a team can compose by itself, out of what is public.
class CompositionTest {
    private static final Pattern LINES = Pattern.compile("## What there is.*?```java\\n(.*?)```", Pattern.DOTALL);

    private final Optional<Path> code = Optional.of(Synthesis.CODE);
    private final String runbooks = "docs/runbooks/";

    @Test
    void isWhatTheConstructMakes() {
        assertThat(template(this::compose)).isEqualTo(template(CompositionTest::construct));
    }

    @Test
    void isWhatThePageShows() throws IOException {
        var page = LINES.matcher(Files.readString(Path.of("../docs/construct.md")));
        var here = Files.readString(Path.of("src/test/java/ostiary/template/CompositionTest.java"));

        assertThat(page.find()).isTrue();
        assertThat(unspaced(here)).contains(unspaced(page.group(1)));
    }

    private void compose(Stack stack) {
        var scope = new Construct(stack, "Ostiary");
        var api = new AuthApi(scope, "Api", AuthApiProps.standard());
        var table = new OstiaryTable(scope, "Table", OstiaryTableProps.standard());
        var keys = new SigningKeys(scope, "SigningKeys", SigningKeysProps.standard());
        var source = new LoginSource(scope, "Source", LoginSourceProps.standard());
        var functions = new AuthFunctions(
                scope,
                new AuthFunctionsProps(
                        api,
                        table,
                        keys,
                        source,
                        code,
                        MailProps.from("no-reply@shop.example"),
                        RehearsalMail.SENT,
                        TokenProps.standard(),
                        SessionsPerUser.STANDARD,
                        DeletionGrace.STANDARD,
                        Theme.STANDARD,
                        Optional.empty(),
                        LogProps.standard(),
                        Optional.empty(),
                        Optional.empty()));
        api.open(functions);
        new LogMetrics(scope, "LogMetrics", new LogMetricsProps(api, functions));
        var alarms =
                new Alarms(scope, "Alarms", new AlarmsProps(api, table, functions, Optional.empty(), runbooks, true));
        new SnapshotCare(scope, "SnapshotCare", new SnapshotCareProps(functions));
        new Releases(scope, "Releases", new ReleasesProps(functions, alarms, Release.standard(), true));
        new AuthDashboard(
                scope, "Dashboard", new AuthDashboardProps(api, table, functions, alarms, runbooks, Prices.US_EAST_1));
    }

    private static void construct(Stack stack) {
        var props = OstiaryProps.builder(Synthesis.MAIL_FROM).code(Synthesis.CODE);
        assertThat(new Ostiary(stack, "Ostiary", props.build()).alarms()).isNotEmpty();
    }

    private static JsonNode template(Consumer<Stack> content) {
        var app = OstiaryApp.app();
        var stack = new Stack(app, Synthesis.STACK);
        content.accept(stack);
        return Synthesis.json(Synthesis.of(app, stack).template());
    }

    private static String unspaced(String java) {
        return java.replaceAll("\\s", "");
    }
}
