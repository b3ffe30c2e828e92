package ostiary.cdk;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.PasskeyOrigins;
import ostiary.blueprint.ServiceFunction;
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
        try {
            synthesize(app());
        } catch (IllegalArgumentException refused) {
            // For whoever typed a setting: a stack trace would hide the sentence.
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    /// Synthesizes what the context of `app` asks for.
    ///
    /// @throws IllegalArgumentException for an unknown key or a wrong value, in a sentence
    public static void synthesize(App app) {
        var context = new StageContext(contextOf(app));
        var name = context.parsed("stage", OstiaryApp::stackName).orElse("ostiary-dev");
        var props = props(context);
        var repository = context.parsed("github", GitHubRepository::new);
        var provider = context.text("githubProvider");
        Checks.require(repository.isPresent() || provider.isEmpty(), "githubProvider needs github in the context");
        context.refuseUnknown();
        var stack = stack(app, name, props);
        var mailFrom = props.mail().from();
        if (mailFrom.endsWith(".example")) {
            Annotations.of(stack).addWarningV2("ostiary:mailFrom", "Set mailFrom: no mail can come from " + mailFrom);
        }
        if (props.keepData() && !props.protect()) {
            Annotations.of(stack)
                    .addWarningV2(
                            "ostiary:protect",
                            "Nothing protects the stack and its table from deletion: deploy again without protect once"
                                    + " the stack stands");
        }
        props.guardrails().applyTo(stack);
        repository.map(deployer -> gitHub(app, deployer, name, provider)).ifPresent(props.guardrails()::applyTo);
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
                .terminationProtection(props.protect())
                .build();
        var ostiary = new Ostiary(stack, "Ostiary", props);
        output(stack, "ApiUrl", ostiary.url());
        output(stack, "JwksUrl", ostiary.jwksUrl());
        output(stack, "Issuer", ostiary.issuer());
        output(stack, "Audience", ostiary.audience());
        output(stack, "AuthorizerArn", ostiary.authorizer().arn());
        output(stack, "TableName", ostiary.table().getTableName());
        output(stack, "SealingKeysArn", ostiary.sealingKeysArn());
        output(
                stack,
                "AdminFunctionArn",
                ostiary.functions().of(ServiceFunction.ADMIN).live().getFunctionArn());
        if (props.events()) {
            output(stack, "EventsTopicArn", ostiary.events().topic().getTopicArn());
        }
        if (props.search()) {
            output(stack, "SearchTableName", ostiary.search().table().getTableName());
        }
        if (props.auditTrail()) {
            output(stack, "AuditTableName", ostiary.auditTrail().table().getTableName());
            output(stack, "AuditBucketName", ostiary.auditTrail().bucket().getBucketName());
        }
        output(stack, "DashboardName", ostiary.dashboard().getDashboardName());
        ostiary.userPool()
                .ifPresent(made -> output(stack, "UserPoolId", made.pool().getUserPoolId()));
        ostiary.domainTarget().ifPresent(target -> output(stack, "DomainTarget", target));
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

    /// One line a key of the context, so it is as long as there are keys.
    private static OstiaryProps props(StageContext context) {
        var mailFrom = context.text("mailFrom")
                .orElseThrow(() -> new IllegalArgumentException(
                        "no mailFrom in the context: which address do mails come from? cdk.json, or -c mailFrom=…"));
        var props =
                OstiaryProps.builder(mailFrom).code(Path.of(context.text("code").orElse(CODE)));
        context.text("mailIdentity").ifPresent(props::mailIdentity);
        context.text("mailConfigurationSet").ifPresent(props::mailConfigurationSet);
        context.number("mailsPerHour").ifPresent(props::mailsPerHour);
        domain(context).ifPresent(props::domain);
        edge(context).ifPresent(props::edge);
        throttles(context).ifPresent(props::throttles);
        context.text("issuer").ifPresent(props::issuer);
        context.text("audience").ifPresent(props::audience);
        context.list("loginScopes").ifPresent(props::loginScopes);
        context.list("tokenClaims").ifPresent(props::tokenClaims);
        context.list("passkeys").map(PasskeyOrigins::of).ifPresent(props::passkeys);
        context.list("allowedOrigins").ifPresent(props::allowedOrigins);
        context.oneOf(RetentionDays.class, "logRetention").ifPresent(props::logRetention);
        OrganizationContext.logKey(context).ifPresent(props::logKey);
        OrganizationContext.network(context).ifPresent(props::network);
        props.guardrails(OrganizationContext.guardrails(context));
        context.number("authorizerCacheSeconds").map(Duration::seconds).ifPresent(props::authorizerCache);
        context.parsed("alarmsTo", AlarmsTo::of).ifPresent(props::alarmsTo);
        context.text("runbooks").ifPresent(props::runbooks);
        context.parsed("release", Release::of).ifPresent(props::release);
        context.flag("releaseAlarms").ifPresent(props::releaseAlarms);
        context.flag("rehearse").ifPresent(props::rehearse);
        context.flag("rehearsalMail").ifPresent(props::rehearsalMail);
        context.flag("events").ifPresent(props::events);
        context.flag("search").ifPresent(props::search);
        context.flag("auditTrail").ifPresent(props::auditTrail);
        context.parsed("auditLock", AuditLock::parse).ifPresent(props::auditLock);
        context.number("sessionsPerUser").ifPresent(props::sessionsPerUser);
        context.number("deletionGrace").ifPresent(props::deletionGrace);
        ThemeContext.theme(context).ifPresent(props::theme);
        context.number("hashingConcurrency").ifPresent(props::hashingConcurrency);
        DataContext.source(context).ifPresent(props::source);
        DataContext.table(context).ifPresent(props::table);
        DataContext.keys(context).ifPresent(props::keys);
        context.flag("keepData").ifPresent(props::keepData);
        context.flag("protect").ifPresent(props::protect);
        return props.build();
    }

    private static Optional<CustomDomain> domain(StageContext context) {
        var name = context.text("domain");
        var certificate = context.text("certificate");
        var zone = context.text("hostedZone");
        Checks.require(
                name.isPresent() == certificate.isPresent() && (name.isPresent() || zone.isEmpty()),
                "domain and certificate go together in the context, and hostedZone with them");
        return name.map(chosen -> new CustomDomain(chosen, certificate.orElseThrow(), zone));
    }

    /// A name that CloudFormation takes for a stack, and API Gateway and CloudWatch as a part of theirs.
    private static String stackName(String stage) {
        Checks.require(
                stage.matches("[A-Za-z0-9](-?[A-Za-z0-9]){0,40}"),
                "stage must be letters and digits, and hyphens between them, 41 at most, not " + stage);
        return "ostiary-" + stage;
    }

    @SuppressWarnings("unchecked") // The context is a JSON object.
    private static Map<String, Object> contextOf(Construct app) {
        return (Map<String, Object>) app.getNode().getAllContext();
    }

    private static Optional<Edge> edge(StageContext context) {
        var number = context.number("originSecret");
        var webAcl = context.text("webAclArn");
        var edge = context.<Edge>parsed("edge", kind -> switch (kind) {
            case "none" -> Edge.none();
            case "cloudFront" -> Edge.cloudFront();
            default -> throw new IllegalArgumentException("edge must be cloudFront or none, not " + kind);
        });
        if (edge.orElse(Edge.none()) instanceof Edge.CloudFront plain) {
            var sending = number.map(plain::withOriginSecret).orElse(plain);
            return Optional.of(webAcl.map(sending::withWebAcl).orElse(sending));
        }
        Checks.require(number.isEmpty() && webAcl.isEmpty(), "originSecret and webAclArn are for edge=cloudFront");
        return edge;
    }

    /// The limits of a kind of route that are not said stay as the edge has them.
    private static Optional<Throttles> throttles(StageContext context) {
        var costly = context.parsed("throttleCostly", Throttles::parse);
        var cheap = context.parsed("throttleCheap", Throttles::parse);
        if (costly.isEmpty() && cheap.isEmpty()) {
            return Optional.empty();
        }
        var others = edge(context).orElse(Edge.none()) instanceof Edge.CloudFront
                ? Throttles.BEHIND_A_FRONT_DOOR
                : Throttles.STANDARD;
        return Optional.of(new Throttles(costly.orElse(others.costly()), cheap.orElse(others.cheap())));
    }

    private static void output(Stack stack, String name, String value) {
        CfnOutput.Builder.create(stack, name).value(value).build();
    }
}
