package ostiary.edge.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The fields of a form.
final class FormFields {
    private FormFields() {}

    /// The fields in the order in which they are given, for good.
    static Map<String, String> inOrder(Map<String, String> fields) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
