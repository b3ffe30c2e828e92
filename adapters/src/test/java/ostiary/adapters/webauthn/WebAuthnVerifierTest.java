package ostiary.adapters.webauthn;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import ostiary.core.factor.FactorName;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyVerifier.Assertion;
import ostiary.core.passkey.PasskeyVerifier.Registration;
import ostiary.core.passkey.RelyingParty;
import ostiary.core.testing.SoftwareAuthenticator;

class WebAuthnVerifierTest {
    private static final String PARTY = "shop.example";
    private static final String ORIGIN = "https://app.shop.example";
    private static final String CHALLENGE = "opc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final WebAuthnVerifier verifier = new WebAuthnVerifier();
    private final RelyingParty party = new RelyingParty(PARTY, "Shop", List.of("https://shop.example", ORIGIN));
    private final SoftwareAuthenticator authenticator = new SoftwareAuthenticator(PARTY, ORIGIN);

    private Passkey passkey() {
        var registered = verifier.register(party, CHALLENGE, authenticator.make(CHALLENGE))
                .orElseThrow();
        return new Passkey(
                registered.id(),
                new FactorName("Phone"),
                PARTY,
                registered.publicKey(),
                registered.signCount(),
                registered.isSynced(),
                Set.of(),
                Instant.EPOCH,
                Optional.empty());
    }

    @Test
    void takesAPasskeyAndItsUse() {
        authenticator.count = 7;
        var passkey = passkey();
        assertThat(passkey.id().value()).isEqualTo(authenticator.id());
        assertThat(passkey.signCount()).isEqualTo(7);

        authenticator.count = 8;
        assertThat(verifier.assertion(party, CHALLENGE, passkey, authenticator.use(CHALLENGE)))
                .contains(8L);
    }

    @Test
    void takesOneThatIsOnSeveralDevices() {
        authenticator.syncs = true;

        var passkey = passkey();

        assertThat(passkey.isSynced()).isTrue();
        assertThat(verifier.assertion(party, CHALLENGE, passkey, authenticator.use(CHALLENGE)))
                .contains(0L);
    }

    /// All that a page on another site, a thief's browser or a phone left on the table could bring.
    private static final List<Consumer<SoftwareAuthenticator>> WRONG = List.of(
            wrong -> wrong.origin = "https://shop.example.evil.example",
            wrong -> wrong.origin = "http://app.shop.example",
            wrong -> wrong.origin = "https://app.shop.example:8443",
            wrong -> wrong.origin = "null",
            wrong -> wrong.party = "evil.example",
            wrong -> wrong.party = ORIGIN,
            wrong -> wrong.present = false,
            wrong -> wrong.verified = false,
            wrong -> wrong.fromAnotherFrame = true,
            wrong -> {
                wrong.toMake = "webauthn.get";
                wrong.toUse = "webauthn.create";
            },
            wrong -> {
                wrong.toMake = "payment.create";
                wrong.toUse = "payment.get";
            });

    @Test
    void refusesWhatWasMadeElsewhereOrWithoutTheUser() {
        for (var wrong : WRONG) {
            var strange = new SoftwareAuthenticator(PARTY, ORIGIN);
            wrong.accept(strange);
            assertThat(verifier.register(party, CHALLENGE, strange.make(CHALLENGE)))
                    .isEmpty();
        }
    }

    @Test
    void refusesAUseElsewhereOrWithoutTheUser() {
        for (var wrong : WRONG) {
            var strange = new SoftwareAuthenticator(PARTY, ORIGIN);
            var registered =
                    verifier.register(party, CHALLENGE, strange.make(CHALLENGE)).orElseThrow();
            var passkey = new Passkey(
                    registered.id(),
                    new FactorName("Phone"),
                    PARTY,
                    registered.publicKey(),
                    0,
                    false,
                    Set.of(),
                    Instant.EPOCH,
                    Optional.empty());
            wrong.accept(strange);
            assertThat(verifier.assertion(party, CHALLENGE, passkey, strange.use(CHALLENGE)))
                    .isEmpty();
        }
    }

    @Test
    void refusesAnotherChallenge() {
        var another = CHALLENGE.replace("opc_A", "opc_B");
        var passkey = passkey();

        assertThat(verifier.register(party, CHALLENGE, authenticator.make(another)))
                .isEmpty();
        assertThat(verifier.assertion(party, CHALLENGE, passkey, authenticator.use(another)))
                .isEmpty();
    }

    @Test
    void refusesTheUseOfAnotherPasskey() {
        var another = new SoftwareAuthenticator(PARTY, ORIGIN);

        assertThat(verifier.assertion(party, CHALLENGE, passkey(), another.use(CHALLENGE)))
                .isEmpty();
    }

    /// A key is good for the domain that it was made for, also where the service has another one by now.
    @Test
    void holdsAPasskeyToItsOwnDomain() {
        var moved = new RelyingParty("other.example", "Shop", List.of(ORIGIN));
        var passkey = passkey();

        assertThat(verifier.assertion(moved, CHALLENGE, passkey, authenticator.use(CHALLENGE)))
                .isPresent();
        authenticator.party = "other.example";
        assertThat(verifier.assertion(moved, CHALLENGE, passkey, authenticator.use(CHALLENGE)))
                .isEmpty();
    }

    /// Each bit that is turned, and anything at all, is an answer of no: never an error.
    @Test
    void refusesWhateverWasChanged() {
        var passkey = passkey();
        var good = authenticator.use(CHALLENGE);
        var random = new Random(20261130);
        for (int round = 0; round < 300; round++) {
            var data = changed(good.authenticatorData(), random);
            var signature = changed(good.signature(), random);
            assertThat(verifier.assertion(
                            party, CHALLENGE, passkey, new Assertion(good.clientData(), data, good.signature())))
                    .isEmpty();
            assertThat(verifier.assertion(
                            party,
                            CHALLENGE,
                            passkey,
                            new Assertion(good.clientData(), good.authenticatorData(), signature)))
                    .isEmpty();
            assertThat(verifier.assertion(
                            party,
                            CHALLENGE,
                            passkey,
                            new Assertion(
                                    changed(good.clientData(), random), good.authenticatorData(), good.signature())))
                    .isEmpty();
        }
    }

    @Test
    void neverFailsOnJunk() {
        var good = authenticator.make(CHALLENGE);
        var random = new Random(20261130);
        for (int round = 0; round < 300; round++) {
            var registration = new Registration(good.clientData(), changed(good.attestation(), random));
            var _ = verifier.register(party, CHALLENGE, registration);
            var junk = new byte[random.nextInt(200)];
            random.nextBytes(junk);
            assertThat(verifier.register(party, CHALLENGE, new Registration(good.clientData(), text(junk))))
                    .isEmpty();
            assertThat(verifier.register(party, CHALLENGE, new Registration(text(junk), good.attestation())))
                    .isEmpty();
        }
        for (var text : List.of("", "=", "ä", "AAA=", text("[".repeat(100_000).getBytes(US_ASCII)), text(nested()))) {
            assertThat(verifier.register(party, CHALLENGE, new Registration(text, good.attestation())))
                    .isEmpty();
            assertThat(verifier.register(party, CHALLENGE, new Registration(good.clientData(), text)))
                    .isEmpty();
        }
    }

    /// CBOR: an array in an array, and so on.
    private static byte[] nested() {
        var bytes = new byte[6_000];
        Arrays.fill(bytes, (byte) 0x81);
        return bytes;
    }

    private static String changed(String base64url, Random random) {
        var bytes = Base64.getUrlDecoder().decode(base64url);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return text(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
