package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;

class SecretsTest {
    private static final String SECRET = "AWS::SecretsManager::Secret";
    private static final String SCHEDULE = "AWS::SecretsManager::RotationSchedule";

    @Test
    void haveNoValueInTheTemplate() {
        assertThat(StackTemplate.all(SECRET)).hasSize(5).allSatisfy(secret -> {
            assertThat(secret.has("SecretString")).isFalse();
            assertThat(secret.text("GenerateSecretString.SecretStringTemplate")).isEqualTo("{\"keys\":[]}");
        });
    }

    @Test
    void areReadByTheFunctionsAndNeverPutIntoTheTemplateByCloudFormation() {
        assertThat(StackTemplate.SYNTHESIS.template()).doesNotContain("{{resolve:");
    }

    @Test
    void areEncryptedUnderAKeyOfTheCustomerThatRotates() {
        assertThat(StackTemplate.all(SECRET)).allSatisfy(secret -> {
            var key = StackTemplate.behind(secret.text("KmsKeyId"));
            assertThat(key.property("EnableKeyRotation").asBoolean()).isTrue();
        });
    }

    @Test
    void outliveTheStack() {
        assertThat(StackTemplate.all(SECRET)).allSatisfy(secret -> {
            assertThat(secret.json().path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
            assertThat(secret.json().path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
        });
    }

    @Test
    void areFilledAtOnceAndRotatedOnSchedule() {
        var days = StackTemplate.all(SCHEDULE).stream()
                .collect(Collectors.toMap(
                        schedule -> schedule.text("SecretId"),
                        schedule -> schedule.property("RotationRules.AutomaticallyAfterDays")
                                .asInt()));

        assertThat(days)
                .isEqualTo(Map.of(
                        StackTemplate.secret(Setting.SIGNING_KEYS).ref(), 28,
                        StackTemplate.secret(Setting.REFRESH_TOKEN_KEYS).ref(), 90,
                        StackTemplate.secret(Setting.CODE_KEYS).ref(), 90,
                        StackTemplate.secret(Setting.DEVICE_KEYS).ref(), 90,
                        StackTemplate.secret(Setting.SEALING_KEYS).ref(), 365));
        assertThat(StackTemplate.all(SCHEDULE)).allSatisfy(schedule -> {
            assertThat(schedule.property("RotateImmediatelyOnUpdate").asBoolean())
                    .isTrue();
            assertThat(schedule.text("RotationLambdaARN"))
                    .isEqualTo(StackTemplate.function(ServiceFunction.KEYS).arn());
        });
    }

    @Test
    void areRotatedOnlyWhenTheFunctionMayDoSo() {
        var function = StackTemplate.function(ServiceFunction.KEYS);
        var permission = StackTemplate.all("AWS::Lambda::Permission").stream()
                .filter(each -> each.text("Principal").equals("secretsmanager.amazonaws.com"))
                .findFirst()
                .orElseThrow();

        assertThat(permission.text("FunctionName")).isEqualTo(function.arn());
        assertThat(permission.text("SourceAccount")).isEqualTo("${AWS::AccountId}");
        assertThat(StackTemplate.all(SCHEDULE))
                .allSatisfy(schedule -> assertThat(schedule.dependsOn())
                        .contains(permission.id(), function.id())
                        .containsAll(function.dependsOn()));
    }
}
