package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.cdk.GitHubRepository;
import ostiary.cdk.OstiaryApp;

/// The rights of GitHub in the account.
class GitHubDeployTest {
    private static final Synthesis SYNTHESIS = synthesize("shop@1/auth@2", Optional.empty());
    private static final List<Resource> RESOURCES = SYNTHESIS.resources();

    private static final String BOOTSTRAPPED =
            "sts:AssumeRole on arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-hnb659fds-%s-role-"
                    + "${AWS::AccountId}-${AWS::Region}";

    @Test
    void isKnownByItsOwnTokensForAws() {
        var provider = only("AWS::IAM::OIDCProvider");

        assertThat(provider.text("Url")).isEqualTo("https://token.actions.githubusercontent.com");
        assertThat(provider.list("ClientIdList")).extracting(Resource::render).containsExactly("sts.amazonaws.com");
    }

    @Test
    void deploysFromOneEnvironmentOfOneRepositoryOnly() {
        assertThat(subjects(role("Deploys"))).containsExactly("repo:shop@1/auth@2:environment:production");
    }

    @Test
    void deploysWithTheRolesOfTheBootstrapAndNoOther() {
        assertThat(permissions(role("Deploys")))
                .containsExactlyInAnyOrder(
                        BOOTSTRAPPED.formatted("deploy"),
                        BOOTSTRAPPED.formatted("file-publishing"),
                        BOOTSTRAPPED.formatted("lookup"));
    }

    @Test
    void readsOneTemplateForPullRequestsAndTheMainBranch() {
        assertThat(subjects(role("Reads")))
                .containsExactlyInAnyOrder("repo:shop@1/auth@2:pull_request", "repo:shop@1/auth@2:ref:refs/heads/main");
        assertThat(permissions(role("Reads")))
                .containsExactly("cloudformation:GetTemplate on arn:${AWS::Partition}:cloudformation:${AWS::Region}:"
                        + "${AWS::AccountId}:stack/ostiary-prod/*");
    }

    @Test
    void hasNoOtherWayIn() {
        assertThat(RESOURCES)
                .extracting(Resource::type)
                .containsExactlyInAnyOrder(
                        "AWS::IAM::OIDCProvider",
                        "AWS::IAM::Role",
                        "AWS::IAM::Role",
                        "AWS::IAM::Policy",
                        "AWS::IAM::Policy");
        assertThat(RESOURCES.stream().filter(resource -> resource.type().equals("AWS::IAM::Role")))
                .allSatisfy(role -> {
                    assertThat(role.list("AssumeRolePolicyDocument.Statement")).hasSize(1);
                    var statement =
                            role.property("AssumeRolePolicyDocument.Statement").path(0);
                    assertThat(statement.path("Action").asText()).isEqualTo("sts:AssumeRoleWithWebIdentity");
                    assertThat(statement.path("Condition").size()).isEqualTo(1);
                    assertThat(statement
                                    .path("Condition")
                                    .path("StringEquals")
                                    .path("token.actions.githubusercontent.com:aud")
                                    .asText())
                            .isEqualTo("sts.amazonaws.com");
                    assertThat(role.has("ManagedPolicyArns")).isFalse();
                });
    }

    @Test
    void usesTheProviderThatTheAccountHas() {
        var arn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

        var resources = synthesize("shop/auth", Optional.of(arn)).resources();

        assertThat(resources).extracting(Resource::type).doesNotContain("AWS::IAM::OIDCProvider");
        assertThat(resources.stream().filter(resource -> resource.type().equals("AWS::IAM::Role")))
                .allSatisfy(role -> assertThat(role.property("AssumeRolePolicyDocument.Statement")
                                .path(0)
                                .path("Principal")
                                .path("Federated")
                                .asText())
                        .isEqualTo(arn));
    }

    @Test
    void passesCdkNagAndTheValidation() {
        assertThat(NagFinding.read(SYNTHESIS.nagReport()))
                .extracting(NagFinding::compliance)
                .containsOnly("Compliant", "Suppressed");
        assertThat(SYNTHESIS.warnings()).isEmpty();
        assertThat(SYNTHESIS.validationReport().path("pluginReports")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "auth",
                "shop/",
                "/auth",
                "*/auth",
                "shop/*",
                "shop/auth?",
                "shop/auth:environment:production",
                "shop/auth/x",
                "https://github.com/shop/auth",
                "shop@1/auth",
                "shop/auth@2",
                "shop@x/auth@2",
                "-shop/auth",
                "shop/auth "
            })
    void isNoPatternAndNoOtherText(String name) {
        assertThatThrownBy(() -> new GitHubRepository(name)).hasMessageContaining("github must be");
    }

    private static Synthesis synthesize(String repository, Optional<String> provider) {
        var app = OstiaryApp.app();
        return Synthesis.of(app, OstiaryApp.gitHub(app, new GitHubRepository(repository), "ostiary-prod", provider));
    }

    private static Resource only(String type) {
        var found = RESOURCES.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Resource role(String describedAs) {
        return RESOURCES.stream()
                .filter(resource -> resource.type().equals("AWS::IAM::Role"))
                .filter(role -> role.text("Description").startsWith(describedAs))
                .findAny()
                .orElseThrow();
    }

    private static List<String> subjects(Resource role) {
        var subjects = role.property("AssumeRolePolicyDocument.Statement")
                .path(0)
                .path("Condition")
                .path("StringEquals")
                .path("token.actions.githubusercontent.com:sub");
        return subjects.valueStream().map(Resource::render).toList();
    }

    private static List<String> permissions(Resource role) {
        return RESOURCES.stream()
                .filter(resource -> resource.type().equals("AWS::IAM::Policy"))
                .filter(policy ->
                        policy.list("Roles").stream().map(Resource::render).anyMatch(role.ref()::equals))
                .flatMap(policy -> Statement.of(policy, "PolicyDocument"))
                .flatMap(Statement::permissions)
                .toList();
    }
}
