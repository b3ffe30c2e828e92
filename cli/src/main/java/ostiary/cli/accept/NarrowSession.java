package ostiary.cli.accept;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.Probe;
import ostiary.cli.aws.UnreadException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// The caller's own role, taken on once more with a policy for the session: what both allow is allowed
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session>). So the rights of a
/// function are tried without a function, and nothing is made for it.
///
/// A role takes itself on only if its trust policy says so
/// (<https://aws.amazon.com/blogs/security/announcing-an-update-to-iam-role-trust-policy-behavior/>).
final class NarrowSession {
    private static final String SHORTEST = "900";
    private static final Pattern ASSUMED =
            Pattern.compile("arn:(?<partition>aws[a-z-]*):sts::(?<account>[0-9]{12}):assumed-role/(?<role>[^/]+)/.*");

    private NarrowSession() {}

    /// @param role its ARN, if it has a path and so can't be told by its session
    /// @param policy of the session
    static AwsCredentialsProvider assume(AwsReader aws, Optional<String> role, String policy) throws UnreadException {
        var arn = role.isPresent() ? role.get() : ownRole(aws);
        var session = aws.ask(
                        Probe.ASSUME_ROLE,
                        Map.of(
                                "RoleArn",
                                arn,
                                "RoleSessionName",
                                "ostiary-accept",
                                "DurationSeconds",
                                SHORTEST,
                                "Policy",
                                policy))
                .at("Credentials");
        if (session.find("SessionToken").isEmpty()) {
            throw UnreadException.because("no credentials from " + Probe.ASSUME_ROLE.action());
        }
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                session.find("AccessKeyId").orElse(""),
                session.find("SecretAccessKey").orElse(""),
                session.find("SessionToken").orElse("")));
    }

    private static String ownRole(AwsReader aws) throws UnreadException {
        var caller = aws.ask(Probe.GET_CALLER_IDENTITY, Map.of()).find("Arn").orElse("");
        var assumed = ASSUMED.matcher(caller);
        if (!assumed.matches()) {
            throw UnreadException.because("the credentials are of no role that could be taken on: --role");
        }
        return "arn:%s:iam::%s:role/%s"
                .formatted(assumed.group("partition"), assumed.group("account"), assumed.group("role"));
    }
}
