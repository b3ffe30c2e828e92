package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.adapters.telemetry.Invocation;
import ostiary.blueprint.ServiceFunction;
import ostiary.functions.codedeploy.CodeDeployDeployments;
import ostiary.functions.gateway.FlatJson;
import ostiary.functions.priming.SecureRandomReseed;
import ostiary.functions.rehearsal.Deployments;
import ostiary.functions.rehearsal.OneRehearsal;
import ostiary.functions.rehearsal.PublishedVersions;
import ostiary.functions.rehearsal.RehearsalWiring;
import ostiary.functions.rehearsal.Verdict;
import ostiary.service.AwsPlatform;
import ostiary.service.Config;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;

/// Lambda entry point of CodeDeploy's hook `BeforeAllowTraffic`. Its answer goes to CodeDeploy in a call of its own;
/// what the function returns nobody reads
/// (<https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html>).
public final class RehearsalHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RehearsalHandler.class);

    /// The longest time that Lambda gives the hook.
    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    /// The part of that for the last step of a walk, for removing its user and for the report.
    private static final Duration RESERVE = Duration.ofMinutes(3);

    private final OneRehearsal rehearsal;
    private final Deployments deployments;

    /// Called by the Lambda runtime, once an execution environment.
    public RehearsalHandler() {
        this(Config.read(ServiceFunction.REHEARSAL.settings(), System.getenv()));
        SecureRandomReseed.register();
    }

    private RehearsalHandler(Config config) {
        this(
                RehearsalWiring.of(PublishedVersions.onLambda(config.newVersions()), new AwsPlatform(config), config),
                new CodeDeployDeployments(AwsClients.buildOutsideRequests(CodeDeployClient.builder())));
    }

    RehearsalHandler(OneRehearsal rehearsal, Deployments deployments) {
        this.rehearsal = rehearsal;
        this.deployments = deployments;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        try (var invocation = Invocation.begin(context)) {
            var event = FlatJson.read(input);
            var deployment = event.required("DeploymentId");
            var hook = event.required("LifecycleEventHookExecutionId");
            invocation.correlate(deployment);
            deployments.report(deployment, hook, verdict(deployment, context));
        }
    }

    /// Those who go back have been live: they wait for nothing, and least of all for the versions they leave.
    private Verdict verdict(String deployment, @Nullable Context context) {
        if (goesBack(deployment)) {
            LOG.info("not rehearsed: an older version comes back");
            return new Verdict.Passed();
        }
        return rehearsal.verdict(patience(context));
    }

    /// Where CodeDeploy doesn't tell, it is a release like any other.
    private boolean goesBack(String deployment) {
        try {
            return deployments.goesBack(deployment);
        } catch (RuntimeException untold) {
            FaultLog.record(untold);
            return false;
        }
    }

    private static Duration patience(@Nullable Context context) {
        return Optional.ofNullable(context)
                .map(Context::getRemainingTimeInMillis)
                .map(Duration::ofMillis)
                .orElse(TIMEOUT)
                .minus(RESERVE);
    }
}
