package ostiary.cdk;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.AspectOptions;
import software.amazon.awscdk.AspectPriority;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/// The demands of an organization on everything that a team deploys.
///
/// ```java
/// Guardrails.none().withTags(Map.of("team", "identity")).withPermissionsBoundary(arn).withRolePath("/identity/")
/// ```
///
/// @param tags of every resource that takes tags
/// @param permissionsBoundary the ARN of the managed policy that bounds every role
/// @param rolePath the path of every role, such as `/identity/`; another path makes other roles
public record Guardrails(
        SortedMap<String, String> tags, Optional<String> permissionsBoundary, Optional<String> rolePath) {
    /// <https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html>; `=` ends a key in the
    /// context.
    private static final String TAG_KEY = "(?![aA][wW][sS]:)[\\p{L}\\p{N} _.:/+@-]{1,128}";

    private static final String TAG_VALUE = "[\\p{L}\\p{N} _.:/=+@-]{0,256}";

    /// <https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html>
    private static final int MOST_TAGS = 50;

    private static final String POLICY = "arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/[A-Za-z0-9+=,.@_/-]{1,512}";

    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html>
    private static final String PATH = "/([!-.0-~]+/){0,20}";

    private static final int LONGEST_PATH = 512;

    /// The CDK knows tags of dashboards, and not everybody who checks a template does yet. CloudFormation hands them
    /// those of the stack.
    private static final TagProps EXCEPT = TagProps.builder()
            .excludeResourceTypes(List.of("AWS::CloudWatch::Dashboard"))
            .build();

    public Guardrails {
        Checks.require(tags.size() <= MOST_TAGS, "tags must be " + MOST_TAGS + " at most, not " + tags.size());
        tags.forEach(Guardrails::check);
        permissionsBoundary.ifPresent(arn -> Checks.require(
                Token.isUnresolved(arn) || arn.matches(POLICY),
                "permissionsBoundary must be the ARN of a managed policy of IAM, not " + arn));
        rolePath.ifPresent(path -> Checks.require(
                path.matches(PATH) && path.length() <= LONGEST_PATH,
                "rolePath must begin and end with a slash, such as /identity/, not " + path));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /// Nothing is asked.
    public static Guardrails none() {
        return new Guardrails(new TreeMap<>(), Optional.empty(), Optional.empty());
    }

    /// The same with these tags, and no others.
    public Guardrails withTags(Map<String, String> chosen) {
        return new Guardrails(new TreeMap<>(chosen), permissionsBoundary, rolePath);
    }

    /// The same with a bound for every role.
    public Guardrails withPermissionsBoundary(String policyArn) {
        return new Guardrails(tags, Optional.of(policyArn), rolePath);
    }

    /// The same with another path for every role.
    public Guardrails withRolePath(String path) {
        return new Guardrails(tags, permissionsBoundary, Optional.of(path));
    }

    /// Puts them over everything in `scope`, also over what comes later. An [Ostiary] does so for itself; the roles
    /// that the CDK makes for its own helpers are the stack's, so apply them to the stack, too.
    public void applyTo(Construct scope) {
        tags.forEach((key, value) -> Tags.of(scope).add(key, value, EXCEPT));
        if (permissionsBoundary.isPresent() || rolePath.isPresent()) {
            Aspects.of(scope)
                    .add(
                            new GuardedRoles(this),
                            AspectOptions.builder()
                                    .priority(AspectPriority.MUTATING)
                                    .build());
        }
    }

    private static void check(String key, String value) {
        Checks.require(
                key.matches(TAG_KEY) && value.matches(TAG_VALUE),
                "tags must be letters, digits, blanks and _ . : / + - @, and no key may begin with aws:, not " + key
                        + "=" + value);
    }
}
