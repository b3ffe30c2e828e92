package ostiary.core.user;

import java.util.UUID;

/// One import of many accounts, from its begin to its end, however often it was ended between.
public record ImportId(String text) {
    /// One that nobody has used.
    public static ImportId fresh() {
        return new ImportId(UUID.randomUUID().toString());
    }
}
