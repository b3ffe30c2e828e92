package ostiary.server.local.openapi;

import static ostiary.server.json.JsonTree.object;

import java.util.Map;
import ostiary.blueprint.LoginApi;

/// A header of responses.
///
/// None is required: the errors that API Gateway answers itself lack most of them.
///
/// @param key its name in the document's components
/// @param name its name in HTTP
record ResponseHeader(String key, String name, String description, Map<String, Object> schema) {
    static final ResponseHeader NO_STORE = text(
            "NoStore", "Cache-Control", "Nobody keeps the answer (" + Rfc.link(9111, "5.2.2.5") + ")", "^no-store$");

    static final ResponseHeader MAX_AGE = text(
            "MaxAge",
            "Cache-Control",
            "For how many seconds anybody may keep the answer (" + Rfc.link(9111, "5.2.2.1") + ")",
            "^public, max-age=[1-9][0-9]*$");

    static final ResponseHeader PRIVATE_MAX_AGE = text(
            "PrivateMaxAge",
            "Cache-Control",
            "For how many seconds the caller alone may keep the answer (" + Rfc.link(9111, "5.2.2.7") + ")",
            "^private, max-age=[1-9][0-9]*$");

    static final ResponseHeader READABLE = text(
            "ReadableByAll",
            "Access-Control-Allow-Origin",
            "Scripts of every page may read the answer ([CORS](https://fetch.spec.whatwg.org/#http-cors-protocol))",
            "^\\*$");

    static final ResponseHeader NOSNIFF =
            text("NoSniff", "X-Content-Type-Options", "The body is nothing but what `Content-Type` says", "^nosniff$");

    static final ResponseHeader HSTS = text(
            "OnlyOverTls",
            "Strict-Transport-Security",
            "To clients that came over TLS: come in no other way (" + Rfc.link(6797, "6.1") + ")",
            "^max-age=[1-9][0-9]*; includeSubDomains$");

    static final ResponseHeader DEVICE = text(
            "Device",
            "Set-Cookie",
            "`device_token` for browsers, for this host alone and out of the reach of scripts (" + Rfc.link(6265) + ")",
            "^" + LoginApi.DEVICE_COOKIE + "=odt_[A-Za-z0-9_-]+; Path=/; Max-Age=[1-9][0-9]*; Secure; HttpOnly;"
                    + " SameSite=Strict$");

    static final ResponseHeader CHALLENGE = text(
            "Challenge",
            "WWW-Authenticate",
            "The scheme, and what was wrong with the token if one was sent (" + Rfc.link(6750, "3") + ")",
            "^Bearer( error=\"[a-z_]+\"(, scope=\"[^\"]+\")?(, max_age=\"[0-9]+\")?(, acr_values=\"[^\"]+\")?)?$");

    static final ResponseHeader CLIENT_CHALLENGE = text(
            "ClientChallenge",
            "WWW-Authenticate",
            "How a client proves which one it is (" + Rfc.link(7617) + ")",
            "^Basic realm=\"ostiary\", charset=\"UTF-8\"$");

    static final ResponseHeader RETRY_AFTER = new ResponseHeader(
            "RetryAfter",
            "Retry-After",
            "In how many seconds to come again (" + Rfc.link(9110, "10.2.3") + ")",
            object("type", "integer", "minimum", 1));

    private static ResponseHeader text(String key, String name, String description, String pattern) {
        return new ResponseHeader(key, name, description, object("type", "string", "pattern", pattern));
    }

    Map<String, Object> reference() {
        return object("$ref", "#/components/headers/" + key);
    }

    Map<String, Object> declaration() {
        return object("description", description, "schema", schema);
    }
}
