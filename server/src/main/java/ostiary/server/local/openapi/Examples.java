package ostiary.server.local.openapi;

import static java.util.Map.entry;

import java.util.Map;

/// Values for examples. The secrets among them are invented.
final class Examples {
    static final String EMAIL = "ada@example.com";
    static final String USER = "6b1f6a3e-52c1-4a4e-9d5b-0f4f6c6a7d10";
    static final String SESSION = "0b54d1a4-7f0e-4a55-8d77-8a8a3c1f2e9b";
    static final String REQUEST = "f3a1c7d2-5b1e-4c43-9a53-2c6f0d9b8e71";
    static final String INSTANT = "2026-11-22T09:30:00Z";
    static final String ACCESS_TOKEN = "eyJ0eXAiOiJhdCtqd3QifQ.e30.c2lnbmF0dXJl";
    static final String TOKEN = "ort_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";
    static final String KEEP_CHALLENGE = "odk_ngbuMxtAy6tL84Yx0V7T3xmBvZxQh8y0m6z3Jc1sPqE";
    static final String CHALLENGE = "och_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";

    static final String PASSWORD_REQUEST = "opr_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";

    static final String ADDRESS_REQUEST = "oar_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";

    static final String OTP_URI =
            "otpauth://totp/Example:ada%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example";
    static final String DEVICE = "odt_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";

    private static final String PASSWORD = "tangerine walrus 42 sunrise";

    private static final Map<String, String> OF_FIELDS = Map.ofEntries(
            entry("email", EMAIL),
            entry("username", EMAIL),
            entry("password", PASSWORD),
            entry("new_password", PASSWORD),
            entry("current_password", "correct horse battery staple"),
            entry("request", PASSWORD_REQUEST),
            entry("name", "Ada"),
            entry("family_name", "Lovelace"),
            entry("given_name", "Augusta Ada"),
            entry("middle_name", "King"),
            entry("nickname", "Ada"),
            entry("preferred_username", "ada"),
            entry("profile", "https://example.com/ada"),
            entry("picture", "https://example.com/ada.png"),
            entry("website", "https://ada.example.com"),
            entry("gender", "female"),
            entry("birthdate", "1815-12-10"),
            entry("zoneinfo", "Europe/London"),
            entry("locale", "en-GB"),
            entry("code", "1234-5678"),
            entry("client_id", "browser"),
            entry("redirect_uri", "https://shop.example.com/cb"),
            entry("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            entry("client_secret", "ocs_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789"),
            entry("grant_type", "client_credentials"),
            entry("scope", "orders:read"),
            entry("resource", "https://orders.example.com"),
            entry("token", ACCESS_TOKEN),
            entry("access_token", ACCESS_TOKEN),
            entry("token_type_hint", "access_token"),
            entry("action", "set_roles"),
            entry("reason", "Joined the support team, ticket 4711"),
            entry("roles", "staff support"),
            entry("factor", SESSION),
            entry("passkey", "mJ8tQm3x5l0b9v7Zk2cR4A"),
            entry("prefix", "ada"),
            entry("field", "email"),
            entry("role", "staff"),
            entry("state", "active"),
            entry("cursor", "ZWFkYQ"),
            entry("limit", "20"),
            entry("challenge", CHALLENGE),
            entry("id", "mJ8tQm3x5l0b9v7Zk2cR4A"),
            entry("user_handle", "ax9qPlLBSk6dWw9PbGp9EA"),
            entry("client_data", "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0"),
            entry("authenticator_data", "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAQ"),
            entry("attestation", "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVg"),
            entry("signature", "MEUCIQDKg2TF"),
            entry("transports", "hybrid internal"),
            entry("refresh_token", TOKEN),
            entry("device_token", DEVICE));

    private Examples() {}

    /// The example for a request's field of this name.
    static String ofField(String name) {
        var example = OF_FIELDS.get(name);
        if (example == null) {
            throw new IllegalArgumentException("the field " + name + " has no example");
        }
        return example;
    }
}
