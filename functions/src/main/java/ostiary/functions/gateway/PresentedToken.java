package ostiary.functions.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.core.access.BearerToken;

/// Where a client has put its access token: the `Authorization` header or, from a browser that opens a WebSocket and so
/// sets no header of its own, the subprotocols that it offers: `ostiary`, and after it the token. Never the URL, which
/// is logged (RFC 9700 §4.3.2).
///
/// @param token empty if there is none, or if there are two
/// @param subprotocol the one to agree on (RFC 6455 §4.2.2), if the token came that way; never the token
public record PresentedToken(Optional<String> token, Optional<String> subprotocol) {
    private static final String SUBPROTOCOL = "ostiary";

    static PresentedToken in(Optional<String> authorization) {
        return new PresentedToken(authorization.flatMap(BearerToken::in), Optional.empty());
    }

    /// Looks at the subprotocols, too, which mean this in the opening handshake of a WebSocket alone.
    ///
    /// @param headers by lower-case name
    static PresentedToken inHandshake(Map<String, String> headers) {
        var authorization = Optional.ofNullable(headers.get("authorization"));
        var offered = Arrays.stream(
                        headers.getOrDefault("sec-websocket-protocol", "").split(",", -1))
                .map(String::strip)
                .toList();
        if (!offered.contains(SUBPROTOCOL)) {
            return in(authorization);
        }
        return new PresentedToken(
                authorization.isPresent() ? Optional.empty() : after(offered), Optional.of(SUBPROTOCOL));
    }

    private static Optional<String> after(List<String> offered) {
        int at = offered.indexOf(SUBPROTOCOL);
        boolean onlyOne = at == offered.lastIndexOf(SUBPROTOCOL);
        return offered.stream().skip(at + 1L).findFirst().filter(token -> onlyOne && !token.isEmpty());
    }

    /// Leaves out the token.
    @Override
    public String toString() {
        return "PresentedToken";
    }
}
