package ostiary.functions.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ostiary.adapters.aws.AwsClientFactory;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;

/// Functions as they are primed.
public final class StagedHandlers {
    private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:";

    private StagedHandlers() {}

    /// The handler of a function, over any AWS.
    public static Function<AwsClientFactory, RequestStreamHandler> of(ServiceFunction function) {
        var variables = environment(function);
        var config = Config.read(function.settings(), variables);
        return aws -> function == ServiceFunction.AUTHORIZER
                ? new AuthorizerHandler(config, aws)
                : HttpFunction.of(function, config, aws)::run;
    }

    public static Function<Setting, String> settings(ServiceFunction function) {
        return Config.read(function.settings(), environment(function))::get;
    }

    /// Sound values for all that a function reads.
    public static Map<String, String> environment(ServiceFunction function) {
        var values = new EnumMap<Setting, String>(Setting.class);
        function.settings().forEach(setting -> values.put(setting, value(setting)));
        return values.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().variable(), Map.Entry::getValue));
    }

    private static String value(Setting setting) {
        return switch (setting) {
            case ISSUER, AUDIENCE -> "https://auth.example.com";
            case TABLE -> "auth";
            case SIGNING_KEYS, VERIFICATION_KEYS, HMAC_KEYS -> SECRET + setting.name();
            case MAIL_FROM -> "no-reply@example.com";
            case LOGIN_SCOPES -> "account";
            case SOURCE -> "migrating eu-central-1_Staged123 1h57kf5cpq17m0eml12EXAMPLE " + SECRET + setting.name();
            case AUTHORIZER_RESPONSE -> "simple";
            case NEW_VERSIONS -> PublishedVersionsTest.EACH;
            case SERVICE_NAME, METRICS_NAMESPACE -> "test";
        };
    }
}
