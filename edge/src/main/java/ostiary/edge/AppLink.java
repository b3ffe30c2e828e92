package ostiary.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import ostiary.core.factor.TotpSecret;
import ostiary.core.user.EmailAddress;

/// The link from which an authenticator app takes a secret: an `otpauth` URI, in the form that all of them read
/// (<https://github.com/google/google-authenticator/wiki/Key-Uri-Format>).
///
/// @param service the name of the service, which the app shows beside the account
record AppLink(String service) {
    String of(EmailAddress account, TotpSecret secret) {
        var issuer = encoded(service);
        return "otpauth://totp/" + issuer + ":" + encoded(account.value()) + "?secret=" + secret.base32() + "&issuer="
                + issuer + "&algorithm=SHA1&digits=6&period=30";
    }

    /// Some apps take a plus for a plus.
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
