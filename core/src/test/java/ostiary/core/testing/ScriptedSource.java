package ostiary.core.testing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import ostiary.core.UnavailableException;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.Factor;
import ostiary.core.login.FactorChallenge;
import ostiary.core.password.Password;
import ostiary.core.upstream.CredentialSource;
import ostiary.core.upstream.SourceId;
import ostiary.core.upstream.SourceUser;
import ostiary.core.user.EmailAddress;

/// An identity source that knows whom a test lets it know, and counts how often it is asked.
public final class ScriptedSource implements CredentialSource {
    /// The code that is right.
    public static final String CODE = "123456";

    private final Map<String, Entry> users = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean down;

    private record Entry(SourceUser user, String password, Optional<Factor> factor) {}

    /// A user whose address is verified.
    public static SourceUser user(EmailAddress email, String... groups) {
        return new SourceUser(new SourceId(UUID.randomUUID()), email, true, Optional.of("Ada"), Set.of(groups));
    }

    public void add(SourceUser user, Password password) {
        users.put(user.email().value(), new Entry(user, password.text(), Optional.empty()));
    }

    /// One that more is asked of.
    public void add(SourceUser user, Password password, Factor factor) {
        users.put(user.email().value(), new Entry(user, password.text(), Optional.of(factor)));
    }

    public void remove(EmailAddress email) {
        users.remove(email.value());
    }

    /// How often it has been asked.
    public int asked() {
        return asked.get();
    }

    public void setDown(boolean out) {
        this.down = out;
    }

    @Override
    public Result authenticate(String username, Password password) {
        ask();
        var name = EmailAddress.parse(username).map(EmailAddress::value).orElse(username);
        return Optional.ofNullable(users.get(name))
                .filter(entry -> entry.password().equals(password.text()))
                .<Result>map(entry -> entry.factor()
                        .<Result>map(factor -> new Result.Asked(new FactorChallenge(factor, name, "session")))
                        .orElseGet(() -> new Result.Proven(entry.user())))
                .orElseGet(Result.Refused::new);
    }

    @Override
    public Result respond(FactorChallenge challenge, ChallengeAnswer answer) {
        ask();
        var entry = Optional.ofNullable(users.get(challenge.username())).orElseThrow();
        return switch (answer) {
            case ChallengeAnswer.NewPassword _ -> new Result.Proven(entry.user());
            case ChallengeAnswer.Code(var code) when code.equals(CODE) -> new Result.Proven(entry.user());
            case ChallengeAnswer.Code _ -> new Result.WrongCode();
        };
    }

    private void ask() {
        asked.incrementAndGet();
        if (down) {
            throw new UnavailableException("the source", null);
        }
    }
}
