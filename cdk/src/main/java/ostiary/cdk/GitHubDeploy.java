package ostiary.cdk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.OidcProviderNative;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.constructs.Construct;

/// Gives `.github/workflows/pipeline.yml` access to the account without stored keys: one role deploys, for jobs in
/// one environment; the other reads the template of a stack, to show what would change.
///
/// GitHub controls which branches may use the environment: a token names the environment, not the branch.
public final class GitHubDeploy extends Construct {
    private static final String BRANCH = "main";
    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final String AUDIENCE = "sts.amazonaws.com";

    /// Longer than a canary waits; otherwise AWS ends the session in the middle of it.
    private static final Duration LONGEST_DEPLOYMENT = Duration.hours(2);

    private final GitHubRepository repository;
    private final String provider;
    private final Role deploy;
    private final Role diff;

    public GitHubDeploy(Construct scope, String id, GitHubDeployProps props) {
        super(scope, id);
        this.repository = props.repository();
        this.provider = props.provider().orElseGet(this::provider);
        this.deploy = role(
                "Deploy",
                "Deploys with the roles of the CDK's bootstrap",
                List.of(repository.inEnvironment(props.environment())));
        deploy.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("sts:AssumeRole"))
                .resources(Stream.of("deploy", "file-publishing", "lookup")
                        .map(this::bootstrapped)
                        .toList())
                .build());
        this.diff = role(
                "Diff",
                "Reads the template of " + props.stackName(),
                List.of(repository.onPullRequests(), repository.onBranch(BRANCH)));
        diff.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("cloudformation:GetTemplate"))
                .resources(List.of(stack(props.stackName())))
                .build());
        Suppressions.stacksHaveRandomIds(diff);
    }

    /// The role for the workflow's variable `AWS_DEPLOY_ROLE`.
    public Role deploy() {
        return deploy;
    }

    /// The role for the workflow's variable `AWS_DIFF_ROLE`.
    public Role diff() {
        return diff;
    }

    private String provider() {
        return OidcProviderNative.Builder.create(this, "Provider")
                .url("https://" + ISSUER)
                .clientIds(List.of(AUDIENCE))
                .build()
                .getOidcProviderArn();
    }

    private Role role(String id, String description, List<String> subjects) {
        return Role.Builder.create(this, id)
                .description(description + ", for GitHub's " + repository.name())
                .maxSessionDuration(LONGEST_DEPLOYMENT)
                .assumedBy(new WebIdentityPrincipal(provider, Map.of("StringEquals", conditions(subjects))))
                .build();
    }

    /// Sorted, so that every synthesis gives the same template.
    private static Map<String, Object> conditions(List<String> subjects) {
        var conditions = new TreeMap<String, Object>();
        conditions.put(ISSUER + ":aud", AUDIENCE);
        conditions.put(ISSUER + ":sub", subjects);
        return conditions;
    }

    /// The ARN of a role created by `cdk bootstrap`.
    private String bootstrapped(String purpose) {
        var stack = Stack.of(this);
        var qualifier = Optional.ofNullable(stack.getSynthesizer().getBootstrapQualifier())
                .orElse(DefaultStackSynthesizer.DEFAULT_QUALIFIER);
        return stack.formatArn(ArnComponents.builder()
                .service("iam")
                .region("")
                .resource("role")
                .resourceName(
                        "cdk-" + qualifier + "-" + purpose + "-role-" + stack.getAccount() + "-" + stack.getRegion())
                .build());
    }

    private String stack(String name) {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("cloudformation")
                        .resource("stack")
                        .resourceName(name + "/*")
                        .build());
    }
}
