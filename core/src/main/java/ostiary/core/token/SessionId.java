package ostiary.core.token;

import java.util.UUID;

/// Identifies one login; every token descended from it carries this id, access tokens as `sid`.
public record SessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
