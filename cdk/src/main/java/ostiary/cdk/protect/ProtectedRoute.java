package ostiary.cdk.protect;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.services.apigateway.CfnMethod;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;

/// One route of a team's API, as CloudFormation will see it.
sealed interface ProtectedRoute {
    String NOBODY = "NONE";

    /// As API Gateway names it.
    String key();

    /// Who guards it so far: [#NOBODY], `AWS_IAM`, `JWT` and so on.
    String guardedBy();

    /// Puts an authorizer before it.
    ///
    /// @param scopes for API Gateway itself to look at, one of which a token must have; none if it shall not look
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
