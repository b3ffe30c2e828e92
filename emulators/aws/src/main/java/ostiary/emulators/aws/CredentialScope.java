package ostiary.emulators.aws;

import java.util.Optional;
import java.util.regex.Pattern;

/// The credential scope of a Signature Version 4 request (IAM User Guide, "Elements of an AWS API request signature").
record CredentialScope(String accessKeyId, String region, String service) {
    private static final Pattern SIGNED = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=(?<id>[^/]+)/\\d{8}/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request,.*");

    /// Reads the scope from the `Authorization` header; empty if the request is not signed.
    static Optional<CredentialScope> of(AwsRequest request) {
        var signed = SIGNED.matcher(request.header("Authorization"));
        return signed.matches()
                ? Optional.of(new CredentialScope(signed.group("id"), signed.group("region"), signed.group("service")))
                : Optional.empty();
    }
}
