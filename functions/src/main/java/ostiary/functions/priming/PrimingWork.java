package ostiary.functions.priming;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import ostiary.adapters.aws.AwsClientFactory;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.dynamodb.DynamoDbPublishedKeys;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.secrets.KeySets;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.service.Config;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A function's whole work during priming: everything is real but AWS, with temporary keys and a user who exists
/// nowhere else. Nothing of it remains afterwards.
final class PrimingWork {
    /// The key length of AWS's own certificates.
    private static final int RSA_BITS = 2048;

    private static final String SERVER_ERROR = "{\"statusCode\":5";

    private final ServiceFunction function;
    private final Config config;
    private final Function<AwsClientFactory, RequestStreamHandler> handler;

    /// @param config the function's settings
    /// @param handler creates the function's handler for a given AWS
    PrimingWork(ServiceFunction function, Config config, Function<AwsClientFactory, RequestStreamHandler> handler) {
        this.function = function;
        this.config = config;
        this.handler = handler;
    }

    /// The events of `events/` that a function is primed with.
    private static List<String> events(ServiceFunction function) {
        return switch (function) {
            case SIGNUP -> List.of("http-api", "http-api-confirm-wrong-code");
            case LOGIN -> List.of("http-api", "http-api-wrong-password", "http-api-mfa");
            case REFRESH, BACKCHANNEL, AUTHORIZER -> List.of("http-api");
            case ACCOUNT -> List.of("http-api", "http-api-user-info");
            case PAGES ->
                List.of(
                        "http-api",
                        "http-api-sign-in",
                        "http-api-sign-out",
                        "http-api-sign-out-confirm",
                        "http-api-sign-up");
            case SECURITY ->
                List.of(
                        "http-api",
                        "http-api-reset-wrong-code",
                        "http-api-factors-add",
                        "http-api-factors",
                        "http-api-change");
            case TOKEN -> List.of("http-api", "http-api-unknown-code", "http-api-unknown-refresh-token");
            case LOGOUT -> List.of("http-api", "http-api-revoke");
            case SESSIONS -> List.of("http-api-list", "http-api-end-unknown", "http-api-end-all");
            case ADMIN -> List.of("http-api", "direct-show");
            case DISCOVERY -> List.of("http-api-jwks", "http-api-configuration");
            // Secrets Manager calls its newest code, which is not restored from a snapshot.
            case KEYS -> List.of();
            // Only CodeDeploy waits for it.
            case REHEARSAL -> List.of();
        };
    }

    /// Handles each of the events `times` times.
    ///
    /// @return the responses, in order
    /// @throws IllegalStateException if a response reports a failure
    List<String> play(int times) throws GeneralSecurityException, IOException {
        var pair = keyPair();
        var keys = KeySets.fresh(pair, Instant.now());
        try (var aws = new PrimingAws(pair, secrets(keys))) {
            var table = new Table(aws.build(Dependency.DYNAMODB, DynamoDbClient.builder()), "rehearsal");
            new DynamoDbPublishedKeys(table)
                    .replace(Optional.empty(), keys.verification().read());
            var user = new PrimingUser(keys, Instant.now());
            var placeholders = new HashMap<>(user.enter(table));
            var primed = handler.apply(aws);
            var answers = new ArrayList<String>();
            for (int i = 0; i < times; i++) {
                placeholders.putAll(user.accessTokens(
                        setting(Setting.ISSUER, config::issuer), setting(Setting.AUDIENCE, config::audience)));
                for (var event : events(function)) {
                    answers.add(handle(primed, event, placeholders));
                }
            }
            return answers;
        }
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        return generator.generateKeyPair();
    }

    private Map<String, String> secrets(KeySets keys) {
        return Map.of(
                setting(Setting.SIGNING_KEYS, config::signingKeys),
                        keys.signing().read(),
                setting(Setting.REFRESH_TOKEN_KEYS, config::refreshTokenKeys),
                        keys.refreshTokens().read(),
                setting(Setting.CODE_KEYS, config::codeKeys), keys.codes().read(),
                setting(Setting.DEVICE_KEYS, config::deviceKeys), keys.devices().read(),
                setting(Setting.SEALING_KEYS, config::sealingKeys),
                        keys.sealing().read());
    }

    /// The function does not read settings that it lacks, so any value will do for them.
    private String setting(Setting setting, Supplier<String> value) {
        return function.settings().contains(setting) ? value.get() : setting.variable();
    }

    private String handle(RequestStreamHandler primed, String event, Map<String, String> placeholders)
            throws IOException {
        var answer = new ByteArrayOutputStream();
        primed.handleRequest(new ByteArrayInputStream(read(event, placeholders)), answer, null);
        var text = answer.toString(UTF_8);
        if (text.startsWith(SERVER_ERROR)) {
            throw new IllegalStateException(event + " is answered " + text);
        }
        return text;
    }

    private byte[] read(String event, Map<String, String> placeholders) throws IOException {
        var name = "/events/" + function.id() + "/" + event + ".json";
        try (var stream = Objects.requireNonNull(PrimingWork.class.getResourceAsStream(name), name)) {
            var text = new String(stream.readAllBytes(), UTF_8);
            for (var placeholder : placeholders.entrySet()) {
                text = text.replace("{{" + placeholder.getKey() + "}}", placeholder.getValue());
            }
            return text.getBytes(UTF_8);
        }
    }
}
