package ostiary.emulators.aws.iam;

import static java.util.stream.Collectors.joining;

import java.util.regex.Pattern;

/// A pattern in which `*` matches any number of characters and `?` exactly one.
public record Glob(Pattern pattern) {
    public static Glob of(String text) {
        return new Glob(Pattern.compile(regex(text), Pattern.DOTALL));
    }

    /// Creates a pattern for action names, which are not case-sensitive (IAM User Guide, "IAM JSON
    /// policy elements: Action").
    static Glob ofAction(String text) {
        return new Glob(Pattern.compile(regex(text), Pattern.CASE_INSENSITIVE));
    }

    public boolean matches(String text) {
        return pattern.matcher(text).matches();
    }

    private static String regex(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(c -> switch (c) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(c);
                })
                .collect(joining());
    }
}
