package ostiary.core.token;

import java.util.UUID;

/// Names one login; every token descended from that login carries it, access tokens as `sid`.
public record SessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
