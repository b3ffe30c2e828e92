package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;
import ostiary.cdk.LogKey;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.Key;

/// A key for the logs: CloudWatch Logs needs it and nobody else
/// (<https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html>).
class LogKeyTest {
    private static final Pattern STATEMENT =
            Pattern.compile("```json\\n(\\{\\n  \"Sid\": \"CloudWatchLogs\".*?)```", Pattern.DOTALL);

    private static final Template OWN = own();

    private static Template own() {
        var app = OstiaryApp.app();
        var stack = new Stack(app, Synthesis.STACK);
        var key = Key.Builder.create(stack, "Logs").enableKeyRotation(true).build();
        var props = OstiaryProps.builder(Synthesis.MAIL_FROM)
                .code(Synthesis.CODE)
                .logKey(new LogKey.OfTheApp(key))
                .build();
        new Ostiary(stack, "Ostiary", props);
        return Template.of(Synthesis.of(app, stack));
    }

    private static Resource key() {
        return OWN.all("AWS::KMS::Key")
                .filter(key -> key.id().startsWith("Logs"))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> statements() {
        return key().list("KeyPolicy.Statement").stream()
                .filter(statement -> statement.path("Sid").asText().equals("CloudWatchLogs"))
                .toList();
    }

    @Test
    void encryptsEveryLog() {
        assertThat(GuardedTemplate.TEMPLATE.all("AWS::Logs::LogGroup"))
                .hasSize(ServiceFunction.values().length + 1)
                .allSatisfy(group -> assertThat(group.text("KmsKeyId")).isEqualTo(GuardedTemplate.KEY));
        assertThat(OWN.all("AWS::Logs::LogGroup"))
                .hasSize(ServiceFunction.values().length + 1)
                .allSatisfy(group -> assertThat(group.text("KmsKeyId")).isEqualTo(key().arn()));
    }

    @Test
    void isOfNobodyWhoDoesNotAsk() {
        assertThat(StackTemplate.all("AWS::Logs::LogGroup")).noneMatch(group -> group.has("KmsKeyId"));
    }

    /// Once, for however many logs; whoever brings a key writes the very same into its policy.
    @Test
    void letsCloudWatchLogsAsThePageSays() throws IOException {
        var page = STATEMENT.matcher(Files.readString(Path.of("../docs/guardrails.md")));
        assertThat(page.find()).isTrue();
        var documented = page.group(1)
                .replace("arn:aws:", "arn:${AWS::Partition}:")
                .replace("REGION", "${AWS::Region}")
                .replace("ACCOUNT", "${AWS::AccountId}");

        assertThat(statements()).hasSize(1);
        var statement = statements().getFirst();
        var expected = Synthesis.json(documented);
        assertThat(statement.path("Action")).isEqualTo(expected.path("Action"));
        assertThat(statement.path("Effect")).isEqualTo(expected.path("Effect"));
        assertThat(statement.path("Resource")).isEqualTo(expected.path("Resource"));
        assertThat(Resource.render(statement.at("/Principal/Service")))
                .isEqualTo(expected.at("/Principal/Service").asText());
        var context = "/Condition/ArnLike/kms:EncryptionContext:aws:logs:arn";
        assertThat(Resource.render(statement.at(context)))
                .isEqualTo(expected.at(context).asText());
        assertThat(statement.path("Condition")).hasSize(1);
    }

    /// A function that writes its log doesn't need it.
    @Test
    void isNoRightOfARole() {
        assertThat(OWN.all("AWS::IAM::Policy"))
                .flatExtracting(policy -> Statement.of(policy, "PolicyDocument").toList())
                .flatExtracting(Statement::resources)
                .doesNotContain(key().arn());
    }
}
