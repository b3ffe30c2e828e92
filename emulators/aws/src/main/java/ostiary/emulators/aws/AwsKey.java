package ostiary.emulators.aws;

import java.util.Map;

/// The credentials by which AWS identifies a caller. The secret is never used, because signatures are not verified.
public record AwsKey(String accessKeyId, String secretAccessKey, String sessionToken) {
    /// The environment variables in which Lambda passes credentials to a function (AWS Lambda Developer Guide,
    /// "Defined runtime environment variables").
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", accessKeyId,
                "AWS_SECRET_ACCESS_KEY", secretAccessKey,
                "AWS_SESSION_TOKEN", sessionToken);
    }
}
