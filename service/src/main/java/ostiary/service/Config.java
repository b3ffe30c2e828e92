package ostiary.service;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ostiary.blueprint.Setting;
import ostiary.core.user.EmailAddress;

/// The environment variables of a function, read once and found to be sound.
public final class Config {
    private static final String TABLE_NAME = "[a-zA-Z0-9_.-]{3,255}";
    private static final String SCOPE = "[\\x21\\x23-\\x5B\\x5D-\\x7E]+"; // RFC 6749 §3.3
    static final Pattern SECRET_ARN = Pattern.compile("arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+");

    private final Map<Setting, String> values;

    private Config(Map<Setting, String> values) {
        this.values = values;
    }

    /// Reads `settings` from `environment`.
    ///
    /// @throws IllegalStateException naming every variable that is missing or wrong, all at once
    public static Config read(Set<Setting> settings, Map<String, String> environment) {
        var values = new EnumMap<Setting, String>(Setting.class);
        settings.forEach(setting -> values.put(setting, environment.getOrDefault(setting.variable(), "")));
        var problems = values.entrySet().stream()
                .flatMap(entry -> flaw(entry.getKey(), entry.getValue()).stream()
                        .map(flaw -> entry.getKey().variable() + " " + flaw))
                .collect(Collectors.joining("; "));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the configuration is wrong: " + problems);
        }
        return new Config(values);
    }

    /// One of the settings that were read.
    public String get(Setting setting) {
        var value = values.get(setting);
        if (value == null) {
            throw new IllegalStateException(setting.variable() + " is not among this function's settings");
        }
        return value;
    }

    private static Optional<String> flaw(Setting setting, String value) {
        if (value.isBlank()) {
            return Optional.of("is not set");
        }
        return switch (setting) {
            case ISSUER -> unless(isIssuer(value), "is no https URL without query, fragment and trailing slash");
            case LOGIN_SCOPES -> unless(value.matches(SCOPE + "( " + SCOPE + ")*"), "is no list of scopes");
            case TABLE -> unless(value.matches(TABLE_NAME), "is no table name");
            case SIGNING_KEYS, VERIFICATION_KEYS, HMAC_KEYS ->
                unless(SECRET_ARN.matcher(value).matches(), "is no ARN of a secret");
            case NEW_VERSIONS ->
                unless(ReleasedVersions.parse(value).isPresent(), "is not one version of each released function");
            case MAIL_FROM -> unless(EmailAddress.parse(value).isPresent(), "is no e-mail address");
            case SOURCE -> IdentitySource.flaw(value);
            case AUTHORIZER_RESPONSE -> unless(value.matches("simple|policy"), "is neither simple nor policy");
            case AUDIENCE, SERVICE_NAME, METRICS_NAMESPACE -> Optional.empty();
        };
    }

    private static Optional<String> unless(boolean sound, String flaw) {
        return sound ? Optional.empty() : Optional.of(flaw);
    }

    /// RFC 8414 §2; plain http only to oneself, for the local run.
    private static boolean isIssuer(String value) {
        try {
            var url = URI.create(value);
            boolean safe = "https".equals(url.getScheme())
                    || ("http".equals(url.getScheme()) && "127.0.0.1".equals(url.getHost()));
            return safe
                    && url.getHost() != null
                    && url.getQuery() == null
                    && url.getFragment() == null
                    && url.getUserInfo() == null
                    && !value.endsWith("/");
        } catch (IllegalArgumentException notUrl) {
            return false;
        }
    }
}
