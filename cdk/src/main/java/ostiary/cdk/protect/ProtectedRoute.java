package ostiary.cdk.protect;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.services.apigateway.CfnMethod;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;

/// One route of a team's API at synthesis.
sealed interface ProtectedRoute {
    String NOBODY = "NONE";

    /// The route in API Gateway's spelling, such as `GET /orders/{id}`.
    String key();

    /// Its present authorization: [#NOBODY], `AWS_IAM`, `JWT` and so on.
    String guardedBy();

    /// Assigns an authorizer to the route.
    ///
    /// @param scopes for API Gateway itself to check, one of which a token must have; empty for no check
    void guard(String authorizationType, String authorizerId, List<String> scopes);

    record OfV2Api(CfnRoute route) implements ProtectedRoute {
        @Override
        public String key() {
            return route.getRouteKey();
        }

        @Override
        public String guardedBy() {
            return Objects.requireNonNullElse(route.getAuthorizationType(), NOBODY);
        }

        @Override
        public void guard(String authorizationType, String authorizerId, List<String> scopes) {
            route.setAuthorizationType(authorizationType);
            route.setAuthorizerId(authorizerId);
            if (!scopes.isEmpty()) {
                route.setAuthorizationScopes(scopes);
            }
        }
    }

    record OfRestApi(CfnMethod method, String path) implements ProtectedRoute {
        @Override
        public String key() {
            return method.getHttpMethod() + " " + path;
        }

        @Override
        public String guardedBy() {
            return Objects.requireNonNullElse(method.getAuthorizationType(), NOBODY);
        }

        @Override
        public void guard(String authorizationType, String authorizerId, List<String> scopes) {
            method.setAuthorizationType(authorizationType);
            method.setAuthorizerId(authorizerId);
        }
    }
}
