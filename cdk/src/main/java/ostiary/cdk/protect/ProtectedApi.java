package ostiary.cdk.protect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/// An API of a team's own, of whichever kind.
interface ProtectedApi {
    Construct construct();

    String id();

    /// The routes that an authorizer can stand before, wherever in the app they were added.
    List<? extends ProtectedRoute> routes();

    List<? extends CfnResource> stages();

    /// The property of a stage that holds its variables.
    String stageVariables();

    /// Makes an authorizer that asks a Lambda function.
    ///
    /// @param uri of the function
    /// @param cache how long the gateway may repeat an answer
    /// @param variables of the stage that an answer depends on
    CfnResource authorizer(Construct scope, String uri, Duration cache, Collection<String> variables);

    /// Says that the API, once deployed, is another one because of `what`.
    default void redeployFor(Map<String, Object> what) {}

    /// What of the rules such an API can't follow.
    default List<String> problems(RouteRules rules) {
        return List.of();
    }

    /// All resources of a class in the whole app.
    default <R extends CfnResource> Stream<R> all(Class<R> type) {
        return construct().getNode().getRoot().getNode().findAll().stream()
                .filter(type::isInstance)
                .map(type::cast);
    }
}
