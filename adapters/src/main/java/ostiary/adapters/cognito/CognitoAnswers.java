package ostiary.adapters.cognito;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ostiary.core.UnavailableException;
import ostiary.core.login.Factor;
import ostiary.core.login.FactorChallenge;
import ostiary.core.upstream.CredentialSource.Result;
import ostiary.core.upstream.SourceId;
import ostiary.core.upstream.SourceUser;
import ostiary.core.user.EmailAddress;
import ostiary.jose.IdToken;
import ostiary.jose.IdTokenReader;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/// Reads a user pool's successful responses.
record CognitoAnswers(IdTokenReader tokens) {
    private static final int LONGEST_NAME = 100; // the limit of a sign-up

    /// A user who has to set other attributes along with a new password cannot be asked for them here.
    private static final Set<String> NO_ATTRIBUTES = Set.of("", "[]");

    /// Cognito's name of the challenge.
    static String name(Factor factor) {
        return switch (factor) {
            case SMS -> "SMS_MFA";
            case TOTP -> "SOFTWARE_TOKEN_MFA";
            case NEW_PASSWORD -> "NEW_PASSWORD_REQUIRED";
        };
    }

    /// Reads tokens or a challenge; throws for any other response, which no user could act on.
    ///
    /// @param username as sent in the request
    Result read(
            String username,
            Optional<AuthenticationResultType> tokens,
            @Nullable String challenge,
            @Nullable String session,
            Map<String, String> parameters) {
        if (tokens.isPresent() && challenge == null) {
            return user(tokens.get());
        }
        var factor = Stream.of(Factor.values())
                .filter(known -> name(known).equals(challenge))
                .findFirst();
        if (tokens.isPresent() || factor.isEmpty() || session == null || session.isEmpty()) {
            throw new UnavailableException("Cognito: it asks for what can't be asked here: " + challenge, null);
        }
        if (!NO_ATTRIBUTES.contains(parameters.getOrDefault("requiredAttributes", ""))) {
            throw new UnavailableException("Cognito: a user lacks attributes that the pool requires", null);
        }
        // Cognito expects the answer under its own name for the user, not under an alias.
        var name = parameters.getOrDefault("USER_ID_FOR_SRP", username);
        return new Result.Asked(new FactorChallenge(factor.get(), name, session));
    }

    private Result user(AuthenticationResultType result) {
        var token = Optional.ofNullable(result.idToken())
                .flatMap(tokens::read)
                .orElseThrow(() -> new UnavailableException("Cognito: a token that is not of the pool", null));
        return token.email()
                .flatMap(EmailAddress::parse)
                .<Result>map(email -> new Result.Proven(new SourceUser(
                        new SourceId(token.subject()), email, token.emailVerified(), name(token), groups(token))))
                .orElseGet(Result.Refused::new); // every user here needs an address
    }

    private static Optional<String> name(IdToken token) {
        return token.name()
                .map(name -> name.codePoints()
                        .filter(character -> !Character.isISOControl(character)
                                && Character.getType(character) != Character.SURROGATE)
                        .limit(LONGEST_NAME)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                        .strip())
                .filter(name -> !name.isEmpty());
    }

    private static Set<String> groups(IdToken token) {
        return token.groups().stream().filter(group -> !group.isBlank()).collect(Collectors.toUnmodifiableSet());
    }
}
