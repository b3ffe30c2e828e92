package ostiary.cdk.protect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/// A team's own API of any kind.
interface ProtectedApi {
    Construct construct();

    String id();

    /// The routes that an authorizer can protect, wherever in the app they were added.
    List<? extends ProtectedRoute> routes();

    List<? extends CfnResource> stages();

    /// The stage's property for its variables.
    String stageVariables();

    /// Creates a Lambda authorizer.
    ///
    /// @param uri of the Lambda function
    /// @param cache how long the gateway may cache a result
    /// @param variables the stage variables that a result depends on
    CfnResource authorizer(Construct scope, String uri, Duration cache, Collection<String> variables);

    /// Makes CloudFormation deploy the API again when `what` changes.
    default void redeployFor(Map<String, Object> what) {}

    /// The rules that this kind of API can't follow.
    default List<String> problems(RouteRules rules) {
        return List.of();
    }

    /// Warns, at synthesis, of what will work for some clients only.
    default void advise() {}

    /// All resources of a class in the whole app.
    default <R extends CfnResource> Stream<R> all(Class<R> type) {
        return construct().getNode().getRoot().getNode().findAll().stream()
                .filter(type::isInstance)
                .map(type::cast);
    }
}
