package ostiary.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadFeature;

/// Parsers for JSON in which strangers choose the names.
///
/// Jackson keeps names from one document to the next, to find them faster, in a table with a predictable hash. Names
/// that collide fill it, and from then on innocent documents fail, too. Here no name outlives its document.
public final class UntrustedJson {
    private UntrustedJson() {}

    /// A builder without the table of names, that refuses an object with two members of one name.
    public static JsonFactoryBuilder builder() {
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }
}
