package ostiary.emulators.aws;

import java.util.Map;

/// What tells AWS who calls. The secret is for show: no signature is checked.
public record AwsKey(String accessKeyId, String secretAccessKey, String sessionToken) {
    /// As Lambda hands it to a function (AWS Lambda Developer Guide, "Defined runtime environment variables").
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", accessKeyId,
                "AWS_SECRET_ACCESS_KEY", secretAccessKey,
                "AWS_SESSION_TOKEN", sessionToken);
    }
}
