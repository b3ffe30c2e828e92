package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.adapters.telemetry.AuditFields;
import ostiary.blueprint.TableShape;
import ostiary.core.audit.AuditEvent;
import ostiary.core.token.EndReason;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// The commands of `docs/restore.md`, held against the template and the lines that are logged.
class RestorePageTest {
    private static final Pattern FILTER = Pattern.compile("--filter-pattern '([^']+)'");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UserId USER = new UserId(new UUID(0, 1));
    private static final SessionId SESSION = new SessionId(new UUID(0, 2));

    private final String page;

    RestorePageTest() throws IOException {
        page = Files.readString(Path.of("../docs/restore.md"));
    }

    /// Of the events that the filter number `index` of the page lets through.
    private List<String> found(int index) {
        var pattern = FILTER.matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList()
                .get(index);
        var filter = new LogFilter("", pattern, "", "", Map.of());
        return Stream.of(
                        new AuditEvent.UserDisabled(USER),
                        new AuditEvent.UserEnabled(USER),
                        new AuditEvent.RolesChanged(USER, Set.of("staff")),
                        new AuditEvent.ClientRegistered("app"),
                        new AuditEvent.ClientChanged("app"),
                        new AuditEvent.ClientRemoved("app"),
                        new AuditEvent.ClientRefused("app"),
                        new AuditEvent.SignUpRequested(),
                        new AuditEvent.SignUpConfirmed(USER),
                        new AuditEvent.AllSessionsEnded(USER),
                        new AuditEvent.SessionEnded(USER, SESSION, EndReason.REVOKED))
                .map(AuditFields::of)
                .filter(fields -> filter.count(line(fields)).isPresent())
                .map(fields -> fields.get(AuditFields.EVENT))
                .toList();
    }

    private static String line(Map<String, String> fields) {
        return JSON.valueToTree(fields).toString();
    }

    @Test
    void findsWhatOperatorsDidAndWhoHasSignedUp() {
        assertThat(found(0))
                .containsExactly(
                        "user_disabled",
                        "user_enabled",
                        "roles_changed",
                        "client_registered",
                        "client_changed",
                        "client_removed");
        assertThat(found(3)).containsExactly("sign_up_confirmed");
    }

    @Test
    void setsAgainWhatTheTemplateSets() {
        var table = StackTemplate.only("AWS::DynamoDB::Table");

        assertThat(page)
                .contains("Enabled=true,AttributeName=" + TableShape.TIME_TO_LIVE + " ")
                .contains("StreamViewType=" + table.text("StreamSpecification.StreamViewType") + " ")
                .contains("PointInTimeRecoveryEnabled=true", "--deletion-protection-enabled");
        assertThat(table.json().required("Properties").fieldNames())
                .toIterable()
                .as("what a restore may not bring along")
                .containsExactlyInAnyOrder(
                        "AttributeDefinitions",
                        "BillingMode",
                        "DeletionProtectionEnabled",
                        "KeySchema",
                        "PointInTimeRecoverySpecification",
                        "SSESpecification",
                        "StreamSpecification",
                        "TimeToLiveSpecification");
    }

    /// By their descriptions secrets are found again.
    @Test
    void findsTheSecretsOfAStackThatIsGone() {
        assertThat(page).contains("Key=description,Values=Ostiary");
        assertThat(StackTemplate.all("AWS::SecretsManager::Secret"))
                .hasSize(5)
                .extracting((Function<Resource, String>) secret -> secret.text("Description"))
                .allMatch(description -> description.startsWith("Ostiary: "))
                .doesNotHaveDuplicates();
    }

    @Test
    void namesTheOutputOfTheTable() {
        assertThat(page).contains("OutputKey=='TableName'");
        assertThat(StackTemplate.json().at("/Outputs/TableName").isObject()).isTrue();
    }
}
