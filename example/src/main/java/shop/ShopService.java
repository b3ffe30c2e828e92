package shop;

import java.nio.file.Path;
import java.util.Optional;
import ostiary.cdk.GitHubDeploy;
import ostiary.cdk.GitHubDeployProps;
import ostiary.cdk.GitHubRepository;
import ostiary.cdk.protect.JwtAuthorizer;
import ostiary.cdk.protect.OstiaryAuthorizer;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;

/// The shop as a service of its own, beside an Ostiary that is in another app: it knows that one by its outputs, which
/// stand in the context (`example/cdk.json`), and is built, deployed and taken back without it.
public final class ShopService {
    /// GitHub's environment of the job that deploys the shop.
    static final String ENVIRONMENT = "shop-production";

    private static final String STACK = "shop";

    private ShopService() {}

    /// Run it in `example/`, after `mvn package`: `bin/shop-app`.
    public static void main(String[] args) {
        synthesize(
                App.Builder.create()
                        .analyticsReporting(false)
                        .stackTraces(false)
                        .build(),
                Path.of("target/lambda"));
    }

    /// Synthesizes the stacks `shop` and `customers` and, with `github` in the context, who deploys them.
    ///
    /// @param code the Lambda package of the shop
    /// @throws IllegalArgumentException if the context lacks an output of Ostiary
    public static void synthesize(App app, Path code) {
        var ostiary = OstiaryAuthorizer.fromArn(needed(app, "authorizerArn")).cachedFor(Duration.seconds(2));
        var jwt = JwtAuthorizer.of(needed(app, "issuer"), needed(app, "audience"));
        new ShopStack(app, STACK, ostiary, jwt, code, true);
        new CustomersStack(app, "customers", needed(app, "eventsTopicArn"), code.resolveSibling("customers"));
        given(app, "github").map(GitHubRepository::new).ifPresent(repository -> deployer(app, repository));
        app.synth();
    }

    private static void deployer(App app, GitHubRepository repository) {
        var stack = new Stack(app, "shop-github");
        var props = new GitHubDeployProps(repository, STACK, given(app, "githubProvider"), ENVIRONMENT);
        var deploy = new GitHubDeploy(stack, "GitHub", props).deploy();
        CfnOutput.Builder.create(stack, "DeployRole").value(deploy.getRoleArn()).build();
    }

    private static String needed(App app, String key) {
        return given(app, key)
                .orElseThrow(() ->
                        new IllegalArgumentException("no " + key + " in the context: an output of Ostiary's stack"));
    }

    private static Optional<String> given(App app, String key) {
        return Optional.ofNullable(app.getNode().tryGetContext(key)).map(Object::toString);
    }
}
