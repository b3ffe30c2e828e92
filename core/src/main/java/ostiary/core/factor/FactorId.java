package ostiary.core.factor;

import java.util.UUID;

/// Identifies one authenticator of a user.
public record FactorId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
