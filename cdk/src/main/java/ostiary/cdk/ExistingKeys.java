package ostiary.cdk;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.blueprint.Form;
import ostiary.blueprint.Setting;
import software.amazon.awscdk.Token;

/// Secrets with key sets that are there already: those of a stack that is gone. The stack makes the others, rotates all
/// of them, and leaves these when it goes, whatever [OstiaryProps#keepData()] says.
///
/// @param secrets their ARNs, whole, by what they hold: some of [Setting#ofKeys()]
/// @param key the ARN of the KMS key that they are encrypted with; empty if that is AWS's own,
/// `aws/secretsmanager`. Its policy lets the account's IAM policies decide, as by default
public record ExistingKeys(Map<Setting, String> secrets, Optional<String> key) {
    /// Secrets Manager adds this to a name. Without it a policy would be of no secret
    /// (<https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html>).
    private static final String WHOLE = ".*-[A-Za-z0-9]{6}";

    public ExistingKeys {
        Checks.require(!secrets.isEmpty(), "existing keys must be those of one secret at least");
        secrets.forEach(ExistingKeys::check);
        Checks.require(
                new HashSet<>(secrets.values()).size() == secrets.size(),
                "no secret can hold the keys of two kinds: name each once");
        key.ifPresent(arn -> Checks.key("keysKey", arn));
        secrets = Map.copyOf(new EnumMap<>(secrets));
        Whereabouts.requireTogether(
                "the secrets and keysKey must be in one account and one region",
                Stream.concat(secrets.values().stream(), key.stream()).toArray(String[]::new));
    }

    /// Keys under AWS's own key.
    public ExistingKeys(Map<Setting, String> secrets) {
        this(secrets, Optional.empty());
    }

    /// The message leaves the value out: it could be a secret in place of its ARN.
    private static void check(Setting setting, String arn) {
        Checks.require(Setting.ofKeys().contains(setting), setting + " names no secret with keys");
        Checks.require(
                Token.isUnresolved(arn) || (Form.SECRET.fits(arn) && arn.matches(WHOLE)),
                contextKey(setting) + " must be the whole ARN of a secret, with the six characters at its end");
    }

    /// The context key of a kind of keys: `sealingKeys`.
    static String contextKey(Setting setting) {
        return switch (setting) {
            case SIGNING_KEYS -> "signingKeys";
            case REFRESH_TOKEN_KEYS -> "refreshTokenKeys";
            case CODE_KEYS -> "codeKeys";
            case DEVICE_KEYS -> "deviceKeys";
            case SEALING_KEYS -> "sealingKeys";
            default -> throw new IllegalArgumentException(setting + " names no secret with keys");
        };
    }
}
