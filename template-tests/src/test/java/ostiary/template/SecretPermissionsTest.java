package ostiary.template;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;

/// Who may read and rotate secrets, and decrypt with the keys of KMS.
class SecretPermissionsTest {
    /// Who uses which keys. Nobody else may read them but the rotation.
    private static final Map<Setting, Set<ServiceFunction>> KEY_USERS = Map.of(
            Setting.SIGNING_KEYS, Set.of(ServiceFunction.LOGIN, ServiceFunction.REFRESH, ServiceFunction.TOKEN),
            Setting.REFRESH_TOKEN_KEYS,
                    Set.of(
                            ServiceFunction.LOGIN,
                            ServiceFunction.PAGES,
                            ServiceFunction.REFRESH,
                            ServiceFunction.TOKEN,
                            ServiceFunction.LOGOUT),
            Setting.CODE_KEYS,
                    Set.of(
                            ServiceFunction.SIGNUP,
                            ServiceFunction.PAGES,
                            ServiceFunction.SECURITY,
                            ServiceFunction.REHEARSAL),
            Setting.DEVICE_KEYS, Set.of(ServiceFunction.LOGIN, ServiceFunction.PAGES),
            Setting.SEALING_KEYS,
                    Set.of(
                            ServiceFunction.LOGIN,
                            ServiceFunction.PAGES,
                            ServiceFunction.SECURITY,
                            ServiceFunction.SIGNUP));

    @Test
    void ofTheAuthorizerEndAtTheTable() {
        assertThat(StackTemplate.permissions(ServiceFunction.AUTHORIZER, "secretsmanager:"))
                .isEmpty();
        assertThat(StackTemplate.permissions(ServiceFunction.AUTHORIZER, "kms:"))
                .isNotEmpty()
                .containsOnly("kms:Decrypt on "
                        + StackTemplate.behind(StackTemplate.only("AWS::DynamoDB::Table")
                                        .text("SSESpecification.KMSMasterKeyId"))
                                .arn());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEYS")
    void onSecretsAreToReadThoseTheFunctionIsTold(ServiceFunction declared) {
        var told = Setting.ofKeys().stream()
                .filter(declared.settings()::contains)
                .map(setting -> "secretsmanager:GetSecretValue on "
                        + StackTemplate.secret(setting).ref());

        assertThat(StackTemplate.permissions(declared, "secretsmanager:"))
                .containsExactlyInAnyOrderElementsOf(told.toList());
    }

    static Set<Setting> secrets() {
        return Setting.ofKeys();
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void onKeysAreForThoseWhoUseThemAndTheRotation(Setting keys) {
        var secret = StackTemplate.secret(keys).ref();
        var readers = Stream.of(ServiceFunction.values())
                .filter(function -> StackTemplate.permissions(function, "secretsmanager:").stream()
                        .anyMatch(permission -> permission.endsWith(secret)))
                .collect(toSet());

        assertThat(readers).contains(ServiceFunction.KEYS);
        readers.remove(ServiceFunction.KEYS);
        assertThat(readers).isEqualTo(KEY_USERS.get(keys));
    }

    @Test
    void ofTheRotationAreTheFourSteps() {
        var expected = new HashSet<String>();
        for (var rotated : Setting.ofKeys()) {
            Stream.of("DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage")
                    .map(action -> "secretsmanager:" + action + " on "
                            + StackTemplate.secret(rotated).ref())
                    .forEach(expected::add);
        }

        assertThat(StackTemplate.permissions(ServiceFunction.KEYS, "secretsmanager:"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void onKeysHoldOnlyThroughTheServiceThatUsesThem(ServiceFunction declared) {
        assertThat(StackTemplate.statements(declared))
                .filteredOn(statement -> statement.actions().stream().anyMatch(action -> action.startsWith("kms:")))
                .allSatisfy(statement -> assertThat(Resource.render(
                                statement.condition().path("StringEquals").path("kms:ViaService")))
                        .isIn("dynamodb.${AWS::Region}.amazonaws.com", "secretsmanager.${AWS::Region}.amazonaws.com"));
    }
}
