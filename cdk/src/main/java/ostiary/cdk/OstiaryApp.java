package ostiary.cdk;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// The CDK app: one stack with one [Ostiary], configured by the context (`cdk.json`,
/// or `cdk deploy -c mailFrom=…`).
///
/// The template names no account and no region, so one synthesis fits all.
///
/// Only this class reads the context and needs cdk-nag on the class path.
public final class OstiaryApp {
    private static final String CODE = "../functions/target/lambda";

    private OstiaryApp() {}

    public static void main(String[] args) {
        var app = app();
        var props = props(app);
        var name = "ostiary-" + context(app, "stage").orElse("dev");
        var stack = stack(app, name, props);
        if (props.mailFrom().endsWith(".example")) {
            Annotations.of(stack)
                    .addWarningV2("ostiary:mailFrom", "Set mailFrom: no mail can come from " + props.mailFrom());
        }
        context(app, "github")
                .map(GitHubRepository::new)
                .ifPresent(repository -> gitHub(app, repository, name, context(app, "githubProvider")));
        app.synth();
    }

    /// An app whose synthesis is reproducible byte for byte and fails where CloudFormation would;
    /// cdk-nag checks all of it.
    public static App app() {
        var app = App.Builder.create()
                .analyticsReporting(false)
                .stackTraces(false)
                .postCliContext(Map.of(
                        "@aws-cdk/core:validateAgainstDefaultRules", true,
                        // Stack traces name temporary files.
                        "aws:cdk:disable-creation-stack-traces", true))
                .build();
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());
        return app;
    }

    /// The stack of the service.
    public static Stack stack(App app, String name, OstiaryProps props) {
        var stack = Stack.Builder.create(app, name)
                .description("Ostiary: authentication service")
                .terminationProtection(props.keepData())
                .build();
        var ostiary = new Ostiary(stack, "Ostiary", props);
        output(stack, "ApiUrl", ostiary.url());
        output(stack, "JwksUrl", ostiary.jwksUrl());
        output(stack, "Issuer", ostiary.issuer());
        output(stack, "Audience", ostiary.audience());
        output(stack, "AuthorizerArn", ostiary.authorizer().arn());
        output(stack, "TableName", ostiary.table().getTableName());
        output(stack, "DashboardName", ostiary.dashboard().getDashboardName());
        ostiary.userPool()
                .ifPresent(made -> output(stack, "UserPoolId", made.pool().getUserPoolId()));
        ostiary.domain().ifPresent(domain -> output(stack, "DomainTarget", domain.target()));
        return stack;
    }

    /// The stack `ostiary-github`, which lets a GitHub repository deploy `stackName`.
    ///
    /// @param provider the ARN of GitHub's identity provider, if the account has it already
    public static Stack gitHub(App app, GitHubRepository repository, String stackName, Optional<String> provider) {
        var stack = Stack.Builder.create(app, "ostiary-github")
                .description("Ostiary: who deploys it")
                .build();
        var gitHub = new GitHubDeploy(stack, "GitHub", new GitHubDeployProps(repository, stackName, provider));
        output(stack, "DeployRole", gitHub.deploy().getRoleArn());
        output(stack, "DiffRole", gitHub.diff().getRoleArn());
        return stack;
    }

    private static OstiaryProps props(App app) {
        var mailFrom = context(app, "mailFrom")
                .orElseThrow(() -> new IllegalArgumentException(
                        "no mailFrom in the context: which address do mails come from? cdk.json, or -c mailFrom=…"));
        var props =
                OstiaryProps.builder(mailFrom).code(Path.of(context(app, "code").orElse(CODE)));
        context(app, "mailsPerHour").map(Integer::parseInt).ifPresent(props::mailsPerHour);
        domain(app).ifPresent(props::domain);
        context(app, "issuer").ifPresent(props::issuer);
        context(app, "audience").ifPresent(props::audience);
        context(app, "loginScopes").map(scopes -> List.of(scopes.split(","))).ifPresent(props::loginScopes);
        context(app, "allowedOrigins")
                .map(origins -> List.of(origins.split(",")))
                .ifPresent(props::allowedOrigins);
        context(app, "logRetention").map(RetentionDays::valueOf).ifPresent(props::logRetention);
        context(app, "authorizerCacheSeconds")
                .map(seconds -> Duration.seconds(Integer.parseInt(seconds)))
                .ifPresent(props::authorizerCache);
        context(app, "alarmsTo").map(AlarmsTo::of).ifPresent(props::alarmsTo);
        context(app, "runbooks").ifPresent(props::runbooks);
        context(app, "release").map(Release::of).ifPresent(props::release);
        context(app, "rehearse").map(Boolean::parseBoolean).ifPresent(props::rehearse);
        context(app, "sessionsPerUser").map(Integer::parseInt).ifPresent(props::sessionsPerUser);
        context(app, "hashingConcurrency").map(Integer::parseInt).ifPresent(props::hashingConcurrency);
        source(app).ifPresent(props::source);
        context(app, "keepData").map(Boolean::parseBoolean).ifPresent(props::keepData);
        return props.build();
    }

    /// Without a pool's id, the stack creates a pool.
    private static Optional<IdentitySource> source(App app) {
        var pool = pool(context(app, "userPool"), context(app, "userPoolClient"), context(app, "userPoolClientSecret"));
        return context(app, "source").map(kind -> switch (kind) {
            case "directory" -> new IdentitySource.Directory();
            case "cognito" -> new IdentitySource.Cognito(pool);
            case "migrating" -> new IdentitySource.Migrating(pool);
            default ->
                throw new IllegalArgumentException("source must be directory, cognito or migrating, not " + kind);
        });
    }

    private static IdentitySource.Pool pool(
            Optional<String> id, Optional<String> client, Optional<String> clientSecret) {
        if (id.isPresent() != client.isPresent() || (id.isEmpty() && clientSecret.isPresent())) {
            throw new IllegalArgumentException(
                    "userPool and userPoolClient go together in the context, and userPoolClientSecret with them");
        }
        return id.<IdentitySource.Pool>map(
                        existing -> new IdentitySource.Pool.Existing(existing, client.orElseThrow(), clientSecret))
                .orElseGet(IdentitySource.Pool.Made::new);
    }

    private static Optional<CustomDomain> domain(App app) {
        var certificate = context(app, "certificate");
        var name = context(app, "domain");
        if (name.isPresent() != certificate.isPresent()) {
            throw new IllegalArgumentException("domain and certificate go together in the context");
        }
        return name.map(chosen -> new CustomDomain(chosen, certificate.orElseThrow(), context(app, "hostedZone")));
    }

    private static Optional<String> context(Construct app, String key) {
        return Optional.ofNullable(app.getNode().tryGetContext(key)).map(Object::toString);
    }

    private static void output(Stack stack, String name, String value) {
        CfnOutput.Builder.create(stack, name).value(value).build();
    }
}
