package ostiary.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import ostiary.template.Synthesis;

/// The claims that anybody reads in an access token.
final class Jwt {
    private Jwt() {}

    static JsonNode header(String token) {
        return part(0, token);
    }

    static JsonNode claims(String token) {
        return part(1, token);
    }

    private static JsonNode part(int index, String token) {
        return Synthesis.json(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), UTF_8));
    }
}
