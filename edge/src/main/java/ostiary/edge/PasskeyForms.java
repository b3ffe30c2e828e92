package ostiary.edge;

import ostiary.core.access.Principal;
import ostiary.core.factor.FactorName;
import ostiary.core.passkey.AddPasskey;
import ostiary.core.passkey.PasskeyOutcome;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.passkey.PasskeyVerifier.Registration;
import ostiary.core.passkey.RemovePasskey;

/// Does for the forms of passkeys as they ask, by the rules of the API.
public record PasskeyForms(AddPasskey add, RemovePasskey remove, PasskeyStore store) {
    /// A form whose script has not run has none of the answer, and adds nothing.
    PasskeyOutcome add(Principal who, FactorName name, FieldValues form) {
        var registration = new Registration(
                form.find("client_data").orElse(""), form.find("attestation").orElse(""));
        return add.add(who, form.find("challenge").orElse(""), name, registration, AddPasskeyEndpoint.transports(form));
    }
}
