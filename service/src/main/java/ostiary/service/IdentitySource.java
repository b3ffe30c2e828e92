package ostiary.service;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.adapters.cognito.UserPool;
import ostiary.blueprint.Setting;

/// What passwords are checked against, as [Setting#SOURCE] tells.
///
/// @param pool for the two kinds that have one
record IdentitySource(Kind kind, Optional<UserPool> pool) {
    private static final Pattern POOL = Pattern.compile("[a-z0-9-]+_[0-9A-Za-z]+");
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9_+]{1,128}");

    enum Kind {
        DIRECTORY,
        COGNITO,
        MIGRATING
    }

    /// Of a value without a [#flaw].
    static IdentitySource parse(String value) {
        var words = List.of(value.split(" "));
        return switch (words.getFirst()) {
            case "cognito" -> new IdentitySource(Kind.COGNITO, Optional.of(pool(words)));
            case "migrating" -> new IdentitySource(Kind.MIGRATING, Optional.of(pool(words)));
            default -> new IdentitySource(Kind.DIRECTORY, Optional.empty());
        };
    }

    /// All that is wrong with it.
    static Optional<String> flaw(String value) {
        var words = List.of(value.split(" ", -1));
        if (words.equals(List.of("directory"))) {
            return Optional.empty();
        }
        if (words.getFirst().equals("directory")) {
            return Optional.of("wants nothing more after directory");
        }
        if (!List.of("cognito", "migrating").contains(words.getFirst())) {
            return Optional.of("is none of directory, cognito and migrating");
        }
        var flaws = Stream.of(
                        flaw(words, 1, POOL, "the id of a user pool"),
                        flaw(words, 2, CLIENT, "the id of a client of the pool"),
                        words.size() > 3
                                ? flaw(words, 3, Config.SECRET_ARN, "the ARN of a secret")
                                : Optional.<String>empty(),
                        words.size() > 4 ? Optional.of("nothing more") : Optional.<String>empty())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return flaws.isEmpty() ? Optional.empty() : Optional.of("wants, in this order: " + flaws);
    }

    private static Optional<String> flaw(List<String> words, int index, Pattern sound, String what) {
        return words.size() > index && sound.matcher(words.get(index)).matches() ? Optional.empty() : Optional.of(what);
    }

    private static UserPool pool(List<String> words) {
        return UserPool.onAws(words.get(1), words.get(2), words.stream().skip(3).findFirst());
    }
}
