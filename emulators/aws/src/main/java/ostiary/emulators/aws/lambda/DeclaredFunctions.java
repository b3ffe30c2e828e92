package ostiary.emulators.aws.lambda;

import java.util.Optional;
import java.util.function.Predicate;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// The functions as the template has them.
final class DeclaredFunctions {
    private final Stack stack;

    DeclaredFunctions(Stack stack) {
        this.stack = stack;
    }

    /// The function of an ARN, with or without a qualifier.
    Optional<Resource> find(String arn) {
        return first(function -> (arn + ":").startsWith(function.attribute("Arn") + ":"));
    }

    /// The function of a name.
    ///
    /// @throws IllegalArgumentException if there is none
    Resource named(String name) {
        return first(function -> function.ref().equals(name))
                .orElseThrow(() -> new IllegalArgumentException("no function " + name));
    }

    /// The function with a handler.
    ///
    /// @throws IllegalArgumentException if there is none
    Resource withHandler(String handler) {
        return first(function -> function.text("Handler").equals(handler))
                .orElseThrow(() -> new IllegalArgumentException("no function with " + handler));
    }

    private Optional<Resource> first(Predicate<Resource> wanted) {
        return stack.all("AWS::Lambda::Function").stream().filter(wanted).findFirst();
    }
}
