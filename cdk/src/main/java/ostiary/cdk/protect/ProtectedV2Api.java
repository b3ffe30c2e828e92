package ostiary.cdk.protect;

import java.util.List;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;

/// An HTTP or a WebSocket API: CloudFormation uses the same resources for both, those
/// of API Gateway's second version.
interface ProtectedV2Api extends ProtectedApi {
    @Override
    default List<? extends ProtectedRoute> routes() {
        return all(CfnRoute.class)
                .filter(route -> route.getApiId().equals(id()))
                .map(ProtectedRoute.OfV2Api::new)
                .toList();
    }

    @Override
    default List<CfnStage> stages() {
        return all(CfnStage.class)
                .filter(stage -> stage.getApiId().equals(id()))
                .toList();
    }

    @Override
    default String stageVariables() {
        return "StageVariables";
    }
}
