package ostiary.service;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import ostiary.blueprint.DeclaredFunction;
import ostiary.blueprint.Setting;

/// Environment variables that a function starts with.
public final class SoundEnvironment {
    private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:";
    private static final String SUFFIX = "-AbCdEf";

    private SoundEnvironment() {}

    /// Sound values for all that a function reads.
    public static Map<String, String> of(DeclaredFunction function) {
        var values = new EnumMap<Setting, String>(Setting.class);
        function.settings().forEach(setting -> values.put(setting, value(setting)));
        return values.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().variable(), Map.Entry::getValue));
    }

    private static String value(Setting setting) {
        return switch (setting) {
            case ISSUER, AUDIENCE -> "https://auth.example.com";
            case TABLE -> "auth";
            case SIGNING_KEYS, REFRESH_TOKEN_KEYS, CODE_KEYS, DEVICE_KEYS, SEALING_KEYS ->
                SECRET + setting.name() + SUFFIX;
            case MAIL_FROM -> "no-reply@example.com";
            case THEME -> "#2450c8 none Ostiary";
            case MAILS_PER_HOUR -> "1000";
            case REHEARSAL_MAIL -> "sent";
            case LOGIN_SCOPES -> "account";
            case TOKEN_CLAIMS -> "name locale";
            case PASSKEYS -> "example.com https://auth.example.com https://app.example.com";
            case SESSIONS_PER_USER -> "100";
            case DELETION_GRACE -> "30";
            case SOURCE ->
                "migrating eu-central-1_Staged123 1h57kf5cpq17m0eml12EXAMPLE " + SECRET + setting.name() + SUFFIX;
            case AUTHORIZER_RESPONSE -> "simple";
            case NEW_VERSIONS -> ReleasedVersionsTest.EACH;
            case ORIGIN_SECRETS -> SECRET + "1" + SUFFIX + " " + SECRET + "2" + SUFFIX;
            case SEARCH_TABLE -> "search";
            case AUDIT_TABLE -> "audit";
            case AUDIT_BUCKET -> "audit-records";
            case EVENTS_TOPIC -> "arn:aws:sns:eu-central-1:111122223333:events";
            case SAGA_MACHINE -> "arn:aws:states:eu-central-1:111122223333:stateMachine:Deletion-1a2B";
            case SAGA_WINDOW -> "168";
            case SERVICE_NAME, METRICS_NAMESPACE -> "test";
        };
    }
}
