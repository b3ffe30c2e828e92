package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.telemetry.Invocation;
import ostiary.blueprint.ServiceFunction;
import ostiary.functions.codedeploy.CodeDeployDeployments;
import ostiary.functions.gateway.FlatJson;
import ostiary.functions.priming.SecureRandomReseed;
import ostiary.functions.rehearsal.Deployments;
import ostiary.functions.rehearsal.DirectInvokeApi;
import ostiary.functions.rehearsal.PublishedVersions;
import ostiary.functions.rehearsal.Rehearsal;
import ostiary.functions.rehearsal.RehearsalWiring;
import ostiary.service.AwsPlatform;
import ostiary.service.Config;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;

/// Lambda entry point of CodeDeploy's hook `BeforeAllowTraffic`. Its answer goes to CodeDeploy in a call of its own;
/// what the function returns nobody reads
/// (<https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html>).
public final class RehearsalHandler implements RequestStreamHandler {
    private final Rehearsal rehearsal;
    private final Deployments deployments;

    /// Called by the Lambda runtime, once an execution environment.
    public RehearsalHandler() {
        this(Config.read(ServiceFunction.REHEARSAL.settings(), System.getenv()));
        SecureRandomReseed.register();
    }

    private RehearsalHandler(Config config) {
        this(
                RehearsalWiring.of(
                        new DirectInvokeApi(PublishedVersions.onLambda(config.newVersions())),
                        new AwsPlatform(config),
                        config),
                new CodeDeployDeployments(AwsClients.buildOutsideRequests(CodeDeployClient.builder())));
    }

    RehearsalHandler(Rehearsal rehearsal, Deployments deployments) {
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
            deployments.report(deployment, hook, rehearsal.rehearse());
        }
    }
}
