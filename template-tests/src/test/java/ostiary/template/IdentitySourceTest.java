package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.cdk.IdentitySource.Cognito;
import ostiary.cdk.IdentitySource.Migrating;
import ostiary.cdk.IdentitySource.Pool;

/// Where passwords are checked: the function that asks, and what it may ask.
class IdentitySourceTest {
    private static final String POOL = "eu-west-1_AbCd12345";
    private static final String CLIENT = "1h57kf5cpq17m0eml12EXAMPLE";
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:client-AbCdEf";
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final Synthesis EXISTING =
            Synthesis.run(props -> props.source(new Migrating(new Pool.Existing(POOL, CLIENT, Optional.of(SECRET)))));
    static final Synthesis MADE = Synthesis.run(props -> props.source(new Cognito(new Pool.Made())));

    @Test
    void isTheDirectoryUnlessAsked() {
        assertThat(source(StackTemplate.SYNTHESIS)).isEqualTo("directory");
        assertThat(StackTemplate.SYNTHESIS.template()).doesNotContain("cognito-idp", "AWS::Cognito");
    }

    @Test
    void isToldToLoginsByNameAndNeverBySecret() {
        assertThat(source(EXISTING)).isEqualTo("migrating " + POOL + " " + CLIENT + " " + SECRET);
        assertThat(EXISTING.template()).doesNotContain("AWS::Cognito", "{{resolve:");
    }

    @Test
    void isAskedByLoginsOnlyAndForTwoThings() {
        var arn = "arn:${AWS::Partition}:cognito-idp:eu-west-1:${AWS::AccountId}:userpool/" + POOL;

        assertThat(permissions(EXISTING, "cognito-idp:"))
                .containsExactlyInAnyOrder(
                        "LoginRole cognito-idp:AdminInitiateAuth on " + arn,
                        "LoginRole cognito-idp:AdminRespondToAuthChallenge on " + arn,
                        "PagesRole cognito-idp:AdminInitiateAuth on " + arn,
                        "PagesRole cognito-idp:AdminRespondToAuthChallenge on " + arn);
    }

    @Test
    void hasItsClientsSecretReadByLoginsOnly() {
        assertThat(permissions(EXISTING, "secretsmanager:").stream().filter(permission -> permission.endsWith(SECRET)))
                .containsExactlyInAnyOrder(
                        "LoginRole secretsmanager:GetSecretValue on " + SECRET,
                        "PagesRole secretsmanager:GetSecretValue on " + SECRET);
    }

    @Test
    void hasItsClientsSecretDecryptedByLoginsOnly() {
        var named = new Pool.Existing(POOL, CLIENT, Optional.of(SECRET), Optional.of(KEY));
        var synthesis = Synthesis.run(props -> props.source(new Migrating(named)));
        var keys = Map.of(SECRET, KEY);

        assertThat(permissions(synthesis, "kms:").stream().filter(permission -> permission.endsWith(KEY)))
                .containsExactlyInAnyOrder("LoginRole kms:Decrypt on " + KEY, "PagesRole kms:Decrypt on " + KEY);
        assertThat(KeyRules.grants(Template.of(synthesis), keys)).isEmpty();
        assertThat(KeyRules.grants(Template.of(EXISTING), keys))
                .as("a control")
                .hasSize(2)
                .allSatisfy(flaw -> assertThat(flaw.toString())
                        .contains("Role", "lacks kms:Decrypt on " + KEY + " through secretsmanager"));
    }

    @Test
    void isAPoolOfTheStackIfAskedFor() {
        var pool = only(MADE, "AWS::Cognito::UserPool");
        var client = only(MADE, "AWS::Cognito::UserPoolClient");

        assertThat(source(MADE)).isEqualTo("cognito " + pool.ref() + " " + client.ref());
        assertThat(permissions(MADE, "cognito-idp:"))
                .hasSize(4)
                .allSatisfy(permission -> assertThat(permission).endsWith(":userpool/" + pool.ref()));
        assertThat(client.property("ExplicitAuthFlows").valueStream().map(flow -> flow.asText()))
                .containsExactlyInAnyOrder("ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
        assertThat(client.property("WriteAttributes").toString())
                .as("no user changes the address, which tells whose account it is")
                .isEqualTo("[\"name\"]");
        assertThat(client.text("PreventUserExistenceErrors")).isEqualTo("ENABLED");
        assertThat(client.property("GenerateSecret").asBoolean()).isFalse();
        assertThat(client.property("AllowedOAuthFlowsUserPoolClient").asBoolean())
                .isFalse();
    }

    /// Takeovers by an address in another case, and by one that is not verified yet.
    @Test
    void hasUsersWhoseAddressesAreTheirs() {
        var pool = only(MADE, "AWS::Cognito::UserPool");

        assertThat(pool.property("UsernameAttributes").toString())
                .as("the name that a user has is the address")
                .isEqualTo("[\"email\"]");
        assertThat(pool.property("UsernameConfiguration.CaseSensitive").asBoolean(true))
                .isFalse();
        assertThat(pool.property("UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate")
                        .toString())
                .isEqualTo("[\"email\"]");
        assertThat(pool.property("AutoVerifiedAttributes").toString()).isEqualTo("[\"email\"]");
        assertThat(pool.property("AdminCreateUserConfig.AllowAdminCreateUserOnly")
                        .asBoolean())
                .isTrue();
        assertThat(pool.text("DeletionProtection")).isEqualTo("ACTIVE");
        assertThat(pool.json().path("DeletionPolicy").asText()).isEqualTo("Retain");
    }

    @Test
    void passesCdkNagOrSaysWhyNot() {
        for (var synthesis : List.of(EXISTING, MADE)) {
            assertThat(synthesis.warnings()).isEmpty();
            assertThat(synthesis.validationReport().path("pluginReports")).isEmpty();
            assertThat(NagFinding.read(synthesis.nagReport()))
                    .filteredOn(finding -> !finding.compliance().equals("Compliant"))
                    .allSatisfy(finding -> {
                        assertThat(finding.compliance()).isEqualTo("Suppressed");
                        assertThat(finding.reason()).hasSizeGreaterThan(20);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-key", "arn:aws:kms:eu-west-1:123456789012:alias/shop"})
    void isRefusedWithAKeyThatAPolicyCannotName(String key) {
        assertThatThrownBy(() -> new Pool.Existing(POOL, CLIENT, Optional.of(SECRET), Optional.of(key)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("userPoolClientSecretKey must be the ARN of a key");
    }

    @Test
    void isRefusedWithAKeyForNoSecret() {
        assertThatThrownBy(() -> new Pool.Existing(POOL, CLIENT, Optional.empty(), Optional.of(KEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("userPoolClientSecret only");
    }

    @ParameterizedTest
    @CsvSource({
        "AbCd12345, client, , userPool",
        "eu-west-1_Ab Cd, client, , userPool",
        "eu-west-1_AbCd12345, a client, , userPoolClient",
        "eu-west-1_AbCd12345, client, s3cret-of-the-client, userPoolClientSecret"
    })
    void isRefusedWhereItIsNone(String pool, String client, String secret, String named) {
        assertThatThrownBy(() -> new Pool.Existing(pool, client, Optional.ofNullable(secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(named + " must")
                .hasMessageNotContaining("s3cret");
    }

    private static String source(Synthesis synthesis) {
        return Resource.function(ServiceFunction.LOGIN, synthesis.resources())
                .text("Environment.Variables." + Setting.SOURCE.variable());
    }

    /// Behind the part of the role's name that is its own.
    private static List<String> permissions(Synthesis synthesis, String prefix) {
        return all(synthesis, "AWS::IAM::Policy")
                .flatMap(policy -> Statement.of(policy, "PolicyDocument")
                        .flatMap(Statement::permissions)
                        .filter(permission -> permission.startsWith(prefix))
                        .map(permission -> policy.id().replaceAll("^Ostiary(\\w+Role).*", "$1") + " " + permission))
                .toList();
    }

    private static Resource only(Synthesis synthesis, String type) {
        var found = all(synthesis, type).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Stream<Resource> all(Synthesis synthesis, String type) {
        return synthesis.resources().stream().filter(resource -> resource.type().equals(type));
    }
}
