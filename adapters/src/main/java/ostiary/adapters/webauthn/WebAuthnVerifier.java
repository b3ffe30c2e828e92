package ostiary.adapters.webauthn;

import static java.util.Objects.requireNonNull;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.data.extension.client.AuthenticationExtensionsClientOutputs;
import com.webauthn4j.server.ServerProperty;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyAlgorithms;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.passkey.PasskeyVerifier;
import ostiary.core.passkey.RelyingParty;

/// Adapter: webauthn4j, which reads what authenticators have signed and checks it (WebAuthn Level 3 §7).
public final class WebAuthnVerifier implements PasskeyVerifier {
    private static final List<PublicKeyCredentialParameters> KEYS = PasskeyAlgorithms.ALL.stream()
            .map(id -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(id)))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    @Override
    public Optional<Registered> register(RelyingParty party, String challenge, Registration registration) {
        try {
            var parameters = new RegistrationParameters(server(party, party.id(), challenge), KEYS, true, true);
            var request = new RegistrationRequest(bytes(registration.attestation()), bytes(registration.clientData()));
            var data = requireNonNull(manager.verify(request, parameters).getAttestationObject())
                    .getAuthenticatorData();
            var credential = requireNonNull(data.getAttestedCredentialData());
            return PasskeyId.parse(text(credential.getCredentialId()))
                    .map(id -> new Registered(
                            id,
                            text(converter.getCborMapper().writeValueAsBytes(credential.getCOSEKey())),
                            data.getSignCount(),
                            data.isFlagBE()));
        } catch (RuntimeException notWhatWasAskedFor) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Long> assertion(RelyingParty party, String challenge, Passkey passkey, Assertion assertion) {
        try {
            var id = bytes(passkey.id().value());
            var parameters = new AuthenticationParameters(
                    server(party, passkey.relyingParty(), challenge), credential(passkey), List.of(id), true, true);
            var request = new AuthenticationRequest(
                    id,
                    bytes(assertion.authenticatorData()),
                    bytes(assertion.clientData()),
                    bytes(assertion.signature()));
            var data = requireNonNull(manager.verify(request, parameters).getAuthenticatorData());
            return Optional.of(data.getSignCount());
        } catch (RuntimeException notWhatWasAskedFor) {
            return Optional.empty();
        }
    }

    private static ServerProperty server(RelyingParty party, String id, String challenge) {
        return ServerProperty.builder()
                .origins(party.origins().stream().map(Origin::new).collect(Collectors.toSet()))
                .rpId(id)
                .challenge(new DefaultChallenge(bytes(challenge)))
                .build();
    }

    /// With a count of zero, since the store judges the count.
    private CredentialRecordImpl credential(Passkey passkey) {
        var key = converter.getCborMapper().readValue(bytes(passkey.publicKey()), COSEKey.class);
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.isSynced(),
                null,
                0,
                new AttestedCredentialData(AAGUID.ZERO, bytes(passkey.id().value()), key),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                new AuthenticationExtensionsClientOutputs<>(),
                Set.of());
    }

    private static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
