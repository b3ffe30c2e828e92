package ostiary.edge;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.core.factor.FactorName;
import ostiary.core.passkey.AddPasskey;
import ostiary.core.passkey.PasskeyVerifier.Registration;

/// `POST /me/passkeys`, behind [Authorized].
public final class AddPasskeyEndpoint implements BodyEndpoint.Action {
    /// Hints for the next use, which a later browser may have more of (WebAuthn Level 3 §5.8.4).
    private static final Pattern TRANSPORT = Pattern.compile("[a-z-]{1,20}");

    private static final int MOST_TRANSPORTS = 6;

    private final AddPasskey add;
    private final PasskeyAnswer answer;

    public AddPasskeyEndpoint(AddPasskey add, PasskeyAnswer answer) {
        this.add = add;
        this.answer = answer;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        var registration = new Registration(members.get("client_data"), members.get("attestation"));
        return FactorName.parse(members.get("name"))
                .map(name -> answer.of(
                        request,
                        add.add(
                                request.requirePrincipal(),
                                members.get("challenge"),
                                name,
                                registration,
                                transports(members))))
                .orElseGet(() -> Problem.field(request, "name", "is empty, or has characters that cannot be shown"));
    }

    /// Those that look like some.
    static Set<String> transports(FieldValues members) {
        return Stream.of(members.find("transports").orElse("").split(" "))
                .filter(text -> TRANSPORT.matcher(text).matches())
                .limit(MOST_TRANSPORTS)
                .collect(Collectors.toSet());
    }
}
