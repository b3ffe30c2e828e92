package ostiary.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;

/// Shows access tokens, a good one and many that are none, wherever a client may put one.
final class TokenWalk {
    private final Tap tap;
    private final Canaries canaries;

    TokenWalk(Tap tap, Canaries canaries) {
        this.tap = tap;
        this.canaries = canaries;
    }

    void show(String access) {
        assertThat(tap.get("/me", "authorization", "Bearer " + access).statusCode())
                .isEqualTo(200);
        var signature = canaries.invent("a signature that is not ours");
        refused("/me", "authorization", "Bearer " + access.substring(0, access.lastIndexOf('.') + 1) + signature);
        refused("/me", "authorization", "Bearer " + unsigned(canaries.invent("a claim of an unsigned token")));
        refused("/me", "authorization", "Bearer " + withKeyId(canaries.invent("the key id of a forged token")));
        refused("/me", "authorization", "Bearer " + canaries.invent("an opaque token"));
        refused("/me", "authorization", "bearer\t" + canaries.invent("a token after a tab"));
        refused("/me", "authorization", canaries.invent("a token without its scheme"));
        refused("/me", "authorization", "Token " + canaries.invent("a token of another scheme"));
        refused("/me", "authorization", SecretWalk.basic(canaries.invent("a password in Basic")));
        refused("/me?access_token=" + unsigned(canaries.invent("a token in the query")));
        refused("/sessions?jwt=" + canaries.invent("an opaque token in the query"));
        refused("/me", "x-access-token", canaries.invent("a token in another header"));
        refused("/me", "cookie", "session=" + canaries.invent("a token in a cookie"));
        refused(
                "/me",
                "authorization",
                "Bearer " + canaries.invent("the first of two tokens"),
                "authorization",
                "Bearer " + canaries.invent("the second of two tokens"));
        besideAGoodOne("Bearer " + access);
    }

    private void refused(String path, String... headers) {
        assertThat(tap.get(path, headers).statusCode()).as(path).isEqualTo(401);
    }

    /// Headers that nobody asked for.
    private void besideAGoodOne(String bearer) {
        for (var header : new String[] {"user-agent", "referer", "x-forwarded-for", "x-amzn-trace-id", "traceparent"}) {
            var secret = canaries.invent("a token in " + header);
            assertThat(tap.get("/me", "authorization", bearer, header, secret).statusCode())
                    .isEqualTo(200);
        }
    }

    static String unsigned(String subject) {
        return part("{\"alg\":\"none\"}") + "." + part("{\"sub\":\"" + subject + "\"}") + ".";
    }

    private static String withKeyId(String id) {
        return part("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + id + "\"}") + "." + part("{}") + ".AAAA";
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
