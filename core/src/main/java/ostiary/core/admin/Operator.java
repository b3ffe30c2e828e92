package ostiary.core.admin;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import ostiary.core.user.UserId;

/// Who does something to a user's account.
///
/// @param kind the way by which they came
/// @param name a user's id, the ARN of an identity of AWS, or `table`
public record Operator(Kind kind, String name) {
    /// That of an ARN, at most (IAM's limit for the name of an assumed role's session is within).
    private static final Pattern ARN = Pattern.compile("arn:[!-~]{1,400}");

    /// The way by which an operator came.
    public enum Kind {
        /// A user with the role, over HTTP.
        USER,
        /// An identity of AWS that may invoke the function.
        IAM,
        /// Whoever has the table at hand: that of `make run`, or a restored one.
        LOCAL
    }

    public static Operator of(UserId user) {
        return new Operator(Kind.USER, user.toString());
    }

    /// An identity of AWS as it names itself; empty if `arn` is no ARN.
    public static Optional<Operator> ofIam(String arn) {
        return ARN.matcher(arn).matches() ? Optional.of(new Operator(Kind.IAM, arn)) : Optional.empty();
    }

    public static Operator local() {
        return new Operator(Kind.LOCAL, "table");
    }

    /// Reads what [#text] wrote.
    public static Operator read(String text) {
        int colon = text.indexOf(':');
        var kind = Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT));
        return new Operator(kind, text.substring(colon + 1));
    }

    /// `user:` and an id, `iam:` and an ARN, or `local:` and a name.
    public String text() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + name;
    }

    /// Whether this is the user themselves.
    boolean is(UserId user) {
        return kind == Kind.USER && UUID.fromString(name).equals(user.value());
    }
}
