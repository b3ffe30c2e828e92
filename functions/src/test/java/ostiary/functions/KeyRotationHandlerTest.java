package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.secrets.CachedVerificationKeys;
import ostiary.adapters.secrets.InMemoryPublishedKeys;
import ostiary.adapters.secrets.InMemorySecrets;
import ostiary.adapters.secrets.SecretHmacKeys;
import ostiary.adapters.secrets.SecretSealingKeys;
import ostiary.adapters.secrets.SecretSigningKeys;
import ostiary.adapters.telemetry.FunctionContext;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.service.Config;

class KeyRotationHandlerTest {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOON);
    static final String SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:";
    static final String SIGNING = SECRET + "signing-a1b2c3";
    static final String HMAC = SECRET + "hmac-a1b2c3";
    static final String CODES = SECRET + "codes-a1b2c3";
    static final String DEVICES = SECRET + "devices-a1b2c3";
    static final String SEALING = SECRET + "sealing-a1b2c3";
    static final String VERSION = "5f3c1a52-6d0e-4f27-9e43-0c8f2a7b9d10";

    final InMemorySecrets secrets = new InMemorySecrets();
    final InMemoryPublishedKeys published = new InMemoryPublishedKeys();
    final KeyRotationHandler handler = new KeyRotationHandler(
            Config.read(
                    ServiceFunction.KEYS.settings(),
                    Map.of(
                            Setting.SIGNING_KEYS.variable(), SIGNING,
                            Setting.TABLE.variable(), "auth",
                            Setting.REFRESH_TOKEN_KEYS.variable(), HMAC,
                            Setting.CODE_KEYS.variable(), CODES,
                            Setting.DEVICE_KEYS.variable(), DEVICES,
                            Setting.SEALING_KEYS.variable(), SEALING,
                            Setting.SERVICE_NAME.variable(), "keys",
                            Setting.METRICS_NAMESPACE.variable(), "Ostiary")),
            secrets,
            published,
            CLOCK);

    @BeforeEach
    void aRotationBegins() {
        for (var secret : new String[] {SIGNING, HMAC, CODES, DEVICES, SEALING}) {
            secrets.create(secret, "placeholder");
            secrets.startRotation(secret, VERSION);
        }
    }

    @Test
    void rotatesTheSigningKeysInFourSteps() throws IOException {
        for (var step : new String[] {"create_secret", "set_secret", "test_secret", "finish_secret"}) {
            handle(sample(step));
        }

        var key = new SecretSigningKeys(() -> secrets.text(SIGNING), CLOCK).current(NOON);
        assertThat(new CachedVerificationKeys(published, CLOCK).find(key.kid())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac", "codes", "devices"})
    void rotatesTheHmacKeys(String kind) throws IOException {
        handle(sample("create_hmac_secret").replace("hmac", kind));
        handle(sample("finish_secret").replace("signing", kind));

        assertThat(new SecretHmacKeys(() -> secrets.text(SECRET + kind + "-a1b2c3"), CLOCK).all(NOON))
                .hasSize(1);
    }

    @Test
    void rotatesTheSealingKeysAndDropsNone() throws IOException {
        handle(sample("create_hmac_secret").replace("hmac", "sealing"));
        handle(sample("finish_secret").replace("signing", "sealing"));
        var first = sealingKeys().current(NOON).id();
        var next = "6a4d2b63-7e1f-4038-8f54-1d9a3b8c0e21";
        secrets.startRotation(SEALING, next);
        handle(sample("create_hmac_secret").replace("hmac", "sealing").replace(VERSION, next));
        handle(sample("finish_secret").replace("signing", "sealing").replace(VERSION, next));

        assertThat(secrets.text(SEALING)).contains(first);
        assertThat(sealingKeys().find(first)).isPresent();
    }

    private SecretSealingKeys sealingKeys() {
        return new SecretSealingKeys(() -> secrets.text(SEALING), CLOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other_secret", "unknown_step"})
    void refuses(String sample) {
        var event = sample(sample);

        assertThatThrownBy(() -> handle(event)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"Step\":\"createSecret\"}",
                "{\"Step\":\"createSecret\",\"SecretId\":\"x\"}",
                "{\"Step\":1,\"SecretId\":\"x\",\"ClientRequestToken\":\"x\"}",
                "{\"Step\":{\"Step\":\"createSecret\"},\"SecretId\":\"x\",\"ClientRequestToken\":\"x\"}"
            })
    void refusesWhatIsNoEvent(String event) {
        assertThatThrownBy(() -> handle(event)).isInstanceOf(IllegalArgumentException.class);
    }

    private void handle(String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new FunctionContext("id", "keys"));
        assertThat(answer.size()).isZero();
    }

    private static String sample(String name) {
        return SampleEvent.of("keys", name).json();
    }
}
