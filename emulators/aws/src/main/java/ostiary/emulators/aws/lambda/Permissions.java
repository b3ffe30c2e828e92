package ostiary.emulators.aws.lambda;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import ostiary.emulators.aws.iam.Glob;
import ostiary.emulators.aws.stack.Stack;

/// The resource-based policies of functions, which say who may invoke them
/// (<https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html>).
final class Permissions {
    private final List<Permission> permissions = new CopyOnWriteArrayList<>();

    /// @param function the ARN, with a qualifier if the permission is for a version or alias
    private record Permission(
            String function, String action, String principal, Optional<String> sourceArn, Optional<String> account) {}

    Permissions(Stack stack) {
        add(stack);
    }

    /// Adds the permissions that another stack of the same account defines.
    void add(Stack stack) {
        stack.all("AWS::Lambda::Permission").stream()
                .map(permission -> new Permission(
                        permission.text("FunctionName"),
                        permission.text("Action"),
                        permission.text("Principal"),
                        permission.optional("SourceArn"),
                        permission.optional("SourceAccount")))
                .forEach(permissions::add);
    }

    boolean allow(Caller caller, String functionArn) {
        return permissions.stream()
                .anyMatch(each -> each.function().equals(functionArn)
                        && each.action().equals("lambda:InvokeFunction")
                        && each.principal().equals(caller.service())
                        && each.sourceArn().map(Glob::of).stream().allMatch(glob -> glob.matches(caller.sourceArn()))
                        && each.account().stream().allMatch(caller.account()::equals));
    }
}
