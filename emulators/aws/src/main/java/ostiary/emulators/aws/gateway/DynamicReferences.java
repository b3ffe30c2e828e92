package ostiary.emulators.aws.gateway;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Resolves the dynamic references of a template to whole secrets
/// (<https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html>).
record DynamicReferences(UnaryOperator<String> secrets) {
    private static final Pattern REFERENCE =
            Pattern.compile("\\{\\{resolve:secretsmanager:(arn:(?:[^:}]+:){4}secret:[^:}]+):SecretString:::?}}");

    /// @throws IllegalArgumentException for a reference of another kind
    String resolve(String text) {
        var resolved = REFERENCE
                .matcher(text)
                .replaceAll(reference -> Matcher.quoteReplacement(secrets.apply(reference.group(1))));
        if (resolved.contains("{{resolve:")) {
            throw new IllegalArgumentException("the model can't resolve " + resolved);
        }
        return resolved;
    }
}
