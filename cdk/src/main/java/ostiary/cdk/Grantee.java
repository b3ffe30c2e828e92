package ostiary.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;

/// Whoever gets the permissions that routes take: a function, or the tasks of a [Fleet].
///
/// @param role of whom
record Grantee(Role role) {
    void allow(PolicyStatement statement) {
        role.addToPolicy(statement);
    }

    /// Allows `actions` on exactly `resources` (ARNs).
    void allow(List<String> actions, List<String> resources) {
        allow(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build());
    }

    /// Allows `actions` on `key`, but only through calls that `service` makes on the role's behalf.
    ///
    /// @param key its ARN
    void allowThrough(String service, List<String> actions, String key) {
        var endpoint = service + "." + Stack.of(role).getRegion() + ".amazonaws.com";
        allow(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(key))
                .conditions(Map.of("StringEquals", Map.of("kms:ViaService", endpoint)))
                .build());
    }
}
