package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.cdk.IdentitySource;
import ostiary.cdk.IdentitySource.Pool;
import ostiary.cdk.LoginSourceProps;
import ostiary.cdk.OstiaryTableProps;

/// Deletion: what a stack allows of it before it stands, and after.
class ProtectionTest {
    private static final List<String> KEPT = List.of("Retain", "RetainExceptOnCreate");

    /// The CDK's CLI switches it on before the first resource is made, and off where the app does not ask for it
    /// (<https://github.com/aws/aws-cdk-cli>, `updateTerminationProtection` in `deploy-stack.ts`).
    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "false, true, false", "false, false, false"})
    void isOfTheStackAndAllThatCanBeProtected(boolean keepData, boolean protect, boolean expected) throws IOException {
        var synthesis = Synthesis.run(props ->
                props.keepData(keepData).protect(protect).source(new IdentitySource.Migrating(new Pool.Made())));
        var manifest = Synthesis.json(Files.readString(synthesis.directory().resolve("manifest.json")));

        assertThat(manifest.at("/artifacts/" + Synthesis.STACK + "/properties/terminationProtection")
                        .asBoolean())
                .isEqualTo(expected);
        assertThat(synthesis.resources().stream().filter(RollbackRules::isProtected))
                .extracting(Resource::type)
                .containsExactlyInAnyOrderElementsOf(
                        expected ? List.of("AWS::DynamoDB::Table", "AWS::Cognito::UserPool") : List.of());
    }

    /// The table, the pool, the secrets, their keys and every log; nothing else holds what can't be made again.
    @Test
    void isNotWhatKeepsTheData() {
        var standing = Synthesis.run(props -> props.protect(false).source(new IdentitySource.Cognito(new Pool.Made())))
                .resources();

        assertThat(standing.stream()
                        .filter(resource -> KEPT.contains(
                                resource.json().path("DeletionPolicy").asText()))
                        .map(Resource::type))
                .satisfies(types -> assertThat(new TreeSet<String>(types))
                        .containsExactly(
                                "AWS::Cognito::UserPool",
                                "AWS::DynamoDB::Table",
                                "AWS::KMS::Key",
                                "AWS::Logs::LogGroup",
                                "AWS::SecretsManager::Secret"));
        assertThat(standing)
                .filteredOn(resource -> resource.json().has("DeletionPolicy"))
                .allSatisfy(resource -> assertThat(
                                resource.json().path("UpdateReplacePolicy").asText())
                        .isEqualTo("Retain"));
    }

    @Test
    void isNotForWhatGoesWithTheStack() {
        assertThatThrownBy(() -> new OstiaryTableProps(false, true)).hasMessageContaining("protect needs keepData");
        assertThatThrownBy(() -> new LoginSourceProps(new IdentitySource.Directory(), false, true))
                .hasMessageContaining("protect needs keepData");
    }
}
