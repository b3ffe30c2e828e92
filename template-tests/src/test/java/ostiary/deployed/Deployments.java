package ostiary.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ostiary.blueprint.ServiceFunction;
import ostiary.emulators.aws.codedeploy.CodeDeployService;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Decision;
import ostiary.emulators.aws.lambda.Functions;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// CodeDeploy's part when the alias of a function is to get a new version: before any traffic does it calls the
/// hook, by name and under its own role, and waits for the verdict.
final class Deployments {
    private final Stack stack;
    private final Functions functions;
    private final CodeDeployService service;

    Deployments(Stack stack, Functions functions, CodeDeployService service) {
        this.stack = stack;
        this.functions = functions;
        this.service = service;
    }

    /// Deploys the version of `function` that is in the template.
    ///
    /// @return what the hook says: `Succeeded`, `Failed`, or nothing
    String of(ServiceFunction function) {
        return deploy(function, 1, 2);
    }

    /// Moves the alias of `function` back to an older version, as a rollback does.
    String back(ServiceFunction function) {
        return deploy(function, 2, 1);
    }

    /// Deploys all at once, as CloudFormation does.
    List<String> ofAll() {
        try (var threads = Executors.newCachedThreadPool()) {
            return threads
                    .invokeAll(ServiceFunction.released().stream()
                            .<Callable<String>>map(function -> () -> of(function))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String deploy(ServiceFunction function, long current, long target) {
        var update = alias(function).updatePolicy().required("CodeDeployLambdaAliasUpdate");
        var group = group(update);
        var hook =
                functions.unqualified(update.required("BeforeAllowTrafficHook").asText());
        var role = functions.roles().ofCodeDeploy(group.text("ServiceRoleArn"));
        if (role.decide(Access.of("lambda:InvokeFunction", hook)) != Decision.ALLOWED) {
            throw new AssertionError(role + " may not call " + hook);
        }
        var deployment = service.start(group.text("ApplicationName"), group.ref(), current, target);
        functions.invoke(hook, deployment.event());
        return service.verdict(deployment).orElse("nothing");
    }

    private Resource alias(ServiceFunction function) {
        var name = functions.alias(function.handler());
        return stack.all("AWS::Lambda::Alias").stream()
                .filter(alias -> alias.ref().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Resource group(JsonNode update) {
        return stack.all("AWS::CodeDeploy::DeploymentGroup").stream()
                .filter(group -> group.ref()
                                .equals(update.required("DeploymentGroupName").asText())
                        && group.text("ApplicationName")
                                .equals(update.required("ApplicationName").asText()))
                .findFirst()
                .orElseThrow();
    }
}
