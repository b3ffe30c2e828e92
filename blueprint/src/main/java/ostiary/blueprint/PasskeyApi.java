package ostiary.blueprint;

import static ostiary.blueprint.Field.optional;
import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.DELETE;
import static ostiary.blueprint.HttpMethod.GET;
import static ostiary.blueprint.HttpMethod.PATCH;
import static ostiary.blueprint.HttpMethod.POST;

import java.util.List;
import java.util.stream.Stream;

/// Passkeys (WebAuthn Level 3): a user's own, for whoever holds an access token with [Api#ACCOUNT_SCOPE], and logins by
/// them. Binary members are base64url without padding, as `PublicKeyCredential.toJSON()` gives them.
public final class PasskeyApi {
    private static final Access ACCOUNT = new Access.Bearer(Api.ACCOUNT_SCOPE);
    static final int CHALLENGE = 100;
    static final int CLIENT_DATA = 2_048;
    static final int ATTESTATION = 8_192;
    static final int TRANSPORTS = 100;

    /// An authenticator's answer at a login.
    static final List<Field> ASSERTION = List.of(
            required("challenge", CHALLENGE, "That of the options"),
            required("id", 340, "The credential's `id`"),
            required("user_handle", 64, "`response.userHandle`"),
            required("client_data", CLIENT_DATA, "`response.clientDataJSON`"),
            required("authenticator_data", 1_024, "`response.authenticatorData`"),
            required("signature", 1_024, "`response.signature`"));

    public static final Route LIST =
            ofUsers(GET, "/me/passkeys", "The passkeys of the token's user", List.of(), 200, "The passkeys");

    public static final Route OFFER = ofUsers(
            POST,
            "/me/passkeys/options",
            "Begin to add a passkey",
            List.of(),
            200,
            "What `navigator.credentials.create()` takes; good for five minutes");

    public static final Route ADD = ofUsers(
            POST,
            "/me/passkeys",
            "Add a passkey that an authenticator has made",
            List.of(
                    required("challenge", CHALLENGE, "That of the options"),
                    required("name", 64, "What the user calls it"),
                    required("client_data", CLIENT_DATA, "`response.clientDataJSON`"),
                    required("attestation", ATTESTATION, "`response.attestationObject`"),
                    optional("transports", TRANSPORTS, "`response.transports`, with blanks between")),
            201,
            "The passkey; logins take it from now on");

    public static final Route RENAME = ofUsers(
            PATCH,
            "/me/passkeys/{id}",
            "Give a passkey another name",
            List.of(required("name", 64, "What the user calls it")),
            204,
            "It has the name");

    public static final Route REMOVE = ofUsers(
            DELETE, "/me/passkeys/{id}", "Remove a passkey", List.of(), 204, "The passkey, if there was one, is gone");

    public static final Route OPTIONS = ofLogin(
            "/login/passkey/options",
            "Begin a login by a passkey",
            List.of(),
            "What `navigator.credentials.get()` takes; good for five minutes and one login");

    public static final Route LOG_IN = ofLogin(
            "/login/passkey",
            "Log in with a passkey",
            Stream.concat(
                            ASSERTION.stream(),
                            Stream.of(
                                    optional(
                                            "username",
                                            Lengths.EMAIL,
                                            "The address of the one account that will do, where whoever is signed in "
                                                    + "confirms that it is them"),
                                    LoginApi.CLIENT_ID,
                                    LoginApi.DEVICE_TOKEN))
                    .toList(),
            "The tokens");

    static final List<Route> ROUTES = List.of(LIST, OFFER, ADD, RENAME, REMOVE, OPTIONS, LOG_IN);

    private PasskeyApi() {}

    private static Route ofUsers(
            HttpMethod method, String path, String summary, List<Field> body, int status, String when) {
        return new Route(
                method,
                path,
                ServiceFunction.SECURITY,
                ACCOUNT,
                Throttle.CHEAP,
                summary,
                body,
                Route.answers(status, when));
    }

    private static Route ofLogin(String path, String summary, List<Field> body, String when) {
        return new Route(
                POST,
                path,
                ServiceFunction.LOGIN,
                new Access.Public(),
                Throttle.CHEAP,
                summary,
                body,
                Route.answers(200, when));
    }
}
