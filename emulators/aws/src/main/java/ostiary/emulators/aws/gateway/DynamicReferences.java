package ostiary.emulators.aws.gateway;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Resolves the dynamic references of a template to whole secrets
/// (<https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html>).
record DynamicReferences(UnaryOperator<String> secrets) {
    private static final Pattern REFERENCE =
            Pattern.compile("\\{\\{resolve:secretsmanager:(arn:(?:[^:}]+:){5}secret:[^:}]+):SecretString:::?}}");

    String resolve(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(reference -> Matcher.quoteReplacement(secrets.apply(reference.group(1))));
    }
}
