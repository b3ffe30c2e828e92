package ostiary.emulators.aws.iam;

import java.util.Map;

/// One action on one resource, as a request needs it.
///
/// @param action such as `dynamodb:UpdateItem`
/// @param resource the ARN of the resource
/// @param context the values of the condition keys that AWS would set for the request
public record Access(String action, String resource, Map<String, String> context) {
    public Access {
        context = Map.copyOf(context);
    }

    /// Creates an access without condition keys.
    public static Access of(String action, String resource) {
        return new Access(action, resource, Map.of());
    }
}
