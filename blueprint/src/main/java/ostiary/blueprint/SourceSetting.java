package ostiary.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The source that passwords are checked against, parsed from [Setting#SOURCE]. The stack and `make run` write the
/// setting, the functions read it.
public sealed interface SourceSetting {
    /// The first word if the service has its own accounts.
    String DIRECTORY = "directory";

    /// The first word if a user pool keeps its users.
    String COGNITO = "cognito";

    /// The first word if the users of a user pool migrate to the service.
    String MIGRATING = "migrating";

    /// The service's own accounts: `directory`.
    record Directory() implements SourceSetting {
        @Override
        public String text() {
            return DIRECTORY;
        }
    }

    /// A user pool that keeps its users: `cognito`, and the pool.
    record Cognito(Pool pool) implements SourceSetting {
        @Override
        public String text() {
            return COGNITO + " " + pool.text();
        }
    }

    /// A user pool whose users migrate to the service: `migrating`, and the pool.
    record Migrating(Pool pool) implements SourceSetting {
        @Override
        public String text() {
            return MIGRATING + " " + pool.text();
        }
    }

    /// A user pool: its id, its client's id and, if the client has a secret, that secret's ARN. In a CDK app they
    /// may be tokens that only AWS resolves, so nothing but [#parse] checks their forms.
    record Pool(String id, String clientId, Optional<String> clientSecret) {
        private static final int ID = 1;
        private static final int CLIENT = 2;
        private static final int SECRET = 3;

        private String text() {
            return Stream.concat(Stream.of(id, clientId), clientSecret.stream()).collect(Collectors.joining(" "));
        }

        private static Pool in(List<String> words) {
            return new Pool(
                    words.get(ID),
                    words.get(CLIENT),
                    words.stream().skip(SECRET).findFirst());
        }

        private static Optional<String> flaw(List<String> words) {
            var missing = new ArrayList<String>();
            if (words.size() <= ID || !Form.USER_POOL.fits(words.get(ID))) {
                missing.add("the id of a user pool");
            }
            if (words.size() <= CLIENT || !Form.USER_POOL_CLIENT.fits(words.get(CLIENT))) {
                missing.add("the id of a client of the pool");
            }
            if (words.size() > SECRET && !Form.SECRET.fits(words.get(SECRET))) {
                missing.add("the ARN of a secret");
            }
            if (words.size() > SECRET + 1) {
                missing.add("nothing more");
            }
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("wants, in this order: " + String.join(", ", missing));
        }
    }

    /// Parses the setting; empty if it has a [#flaw].
    static Optional<SourceSetting> parse(String text) {
        var words = words(text);
        if (flaw(text).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (words.getFirst()) {
                    case COGNITO -> new Cognito(Pool.in(words));
                    case MIGRATING -> new Migrating(Pool.in(words));
                    default -> new Directory();
                });
    }

    /// Describes everything that is wrong with the setting, without quoting it: somebody may have put a secret
    /// where its ARN belongs.
    static Optional<String> flaw(String text) {
        var words = words(text);
        return switch (words.getFirst()) {
            case COGNITO, MIGRATING -> Pool.flaw(words);
            case DIRECTORY -> words.size() == 1 ? Optional.empty() : Optional.of("wants nothing more after directory");
            default -> Optional.of("is none of directory, cognito and migrating");
        };
    }

    /// The value of the setting.
    String text();

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }
}
