package ostiary.emulators.aws.iam;

import java.util.Map;

/// One thing that somebody asks to do.
///
/// @param action such as `dynamodb:UpdateItem`
/// @param resource the ARN of what is acted on
/// @param context the condition keys of the request that AWS would fill in, and their values
public record Access(String action, String resource, Map<String, String> context) {
    public Access {
        context = Map.copyOf(context);
    }

    /// With no condition key.
    public static Access of(String action, String resource) {
        return new Access(action, resource, Map.of());
    }
}
