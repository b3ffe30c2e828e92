package ostiary.edge;

import java.time.Instant;
import java.util.Map;
import ostiary.core.session.Session;

/// Somebody who is signed in sees a page of their account.
///
/// @param session the browser's
/// @param path where the page is, and its forms are posted to
/// @param hidden what its forms carry
record Visit(Session session, String path, Map<String, String> hidden, Instant now) {
    @Override
    public String toString() {
        return "Visit";
    }
}
