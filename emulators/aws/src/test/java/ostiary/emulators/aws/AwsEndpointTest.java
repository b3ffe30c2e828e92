package ostiary.emulators.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static ostiary.emulators.aws.AwsWorld.TABLE;
import static ostiary.emulators.aws.AwsWorld.key;
import static ostiary.emulators.aws.AwsWorld.onTable;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class AwsEndpointTest {
    @AutoClose
    private final AwsWorld world = new AwsWorld();

    private static void read(DynamoDbClient client) {
        client.getItem(get -> get.tableName(TABLE).key(key("x")));
    }

    @Test
    void knowsEachCallerByItsKey() {
        var reader = world.dynamoDb(onTable("dynamodb:GetItem"));
        var writer = world.dynamoDb(onTable("dynamodb:PutItem"));

        read(reader);

        assertThatThrownBy(() -> read(writer)).hasMessageContaining("dynamodb:GetItem");
    }

    @ParameterizedTest
    @CsvSource({"ASIA9, token", "'', wrong"})
    void refusesUnknownKeysAndTokens(String keyId, String token) {
        var known = world.credentials.issue(onTable("dynamodb:GetItem"));
        var key = new AwsKey(keyId.isEmpty() ? known.accessKeyId() : keyId, "secret", token);
        var client = world.client(key, DynamoDbClient.builder(), "eu-west-1");

        assertThatThrownBy(() -> read(client))
                .asInstanceOf(type(DynamoDbException.class))
                .returns(400, DynamoDbException::statusCode)
                .returns(
                        "UnrecognizedClientException",
                        refused -> refused.awsErrorDetails().errorCode());
        assertThat(world.endpoint.problems()).hasSize(1);
    }

    @Test
    void refusesAnotherRegion() {
        var elsewhere = world.client(
                world.credentials.issue(onTable("dynamodb:GetItem")), DynamoDbClient.builder(), "us-east-1");

        assertThatThrownBy(() -> read(elsewhere)).isInstanceOf(DynamoDbException.class);
        assertThat(world.endpoint.problems()).singleElement().asString().contains("us-east-1");
    }

    @Test
    void refusesWhatIsNotSigned() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(HttpRequest.newBuilder(world.endpoint.address()).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
        }
        assertThat(world.endpoint.problems()).hasSize(1);
    }

    @Test
    void issuesNoKeyToARoleThatLooksAtUnknownConditionKeys() {
        var role = AwsWorld.role(AwsWorld.allow("*", "dynamodb:GetItem")
                + ",'Condition':{'StringEquals':{'dynamodb:EnclosingOperation':'x'}}");

        assertThatThrownBy(() -> world.credentials.issue(role)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"REFUSE, 503", "ERROR_500, 500", "THROTTLE, 400"})
    void failsWhileInTrouble(Trouble trouble, int status) {
        var client = world.dynamoDb(onTable("dynamodb:GetItem"));
        try (var _ = world.endpoint.trouble("dynamodb", trouble)) {
            assertThatThrownBy(() -> read(client))
                    .asInstanceOf(type(DynamoDbException.class))
                    .returns(status, DynamoDbException::statusCode);
        }
        assertThat(world.endpoint.calls())
                .singleElement()
                .returns(Outcome.TROUBLED, Call::outcome)
                .returns(status, Call::status);

        read(client);
    }

    @Test
    void staysSilentWhileABlackHole() {
        var client = world.dynamoDb(onTable("dynamodb:GetItem"));
        try (var _ = world.endpoint.trouble("dynamodb", Trouble.BLACKHOLE)) {
            assertThatThrownBy(() -> client.getItem(get -> get.tableName(TABLE)
                            .key(key("x"))
                            .overrideConfiguration(override -> override.apiCallTimeout(Duration.ofMillis(300)))))
                    .isInstanceOf(ApiCallTimeoutException.class);
        }
        read(client);

        assertThat(world.endpoint.problems()).isEmpty();
    }

    @Test
    void troublesOneServiceOnly() {
        try (var _ = world.endpoint.trouble("secretsmanager", Trouble.REFUSE)) {
            read(world.dynamoDb(onTable("dynamodb:GetItem")));
        }
        assertThatThrownBy(() -> world.endpoint.trouble("s3", Trouble.REFUSE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
