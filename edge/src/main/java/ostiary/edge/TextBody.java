package ostiary.edge;

import java.util.Map;
import java.util.function.Function;
import ostiary.blueprint.Api;

/// Reads a body of one media type in UTF-8 that is within the API's size limit.
final class TextBody {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextBody() {}

    /// Checks media type, size and encoding, and passes the text to `reader`.
    static Reading read(Request request, MediaType type, Function<String, Reading> reader) {
        if (!type.is(request.header("content-type").orElse(""))) {
            return Reading.Refused.as(Problem.UNSUPPORTED_MEDIA_TYPE, "send " + type.name() + " in UTF-8");
        }
        if (request.body().size() > Api.MAX_BODY_BYTES) {
            return new Reading.Refused(Problem.PAYLOAD_TOO_LARGE, Map.of());
        }
        return request.body()
                .text()
                .map(text -> text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .map(text -> readOrRefuse(text, reader))
                .orElseGet(() -> Reading.Refused.as(Problem.INVALID_REQUEST, "the body is not UTF-8"));
    }

    /// Whatever a parser throws at a text, it is the text that is wrong: the client's fault and never the service's.
    private static Reading readOrRefuse(String text, Function<String, Reading> reader) {
        try {
            return reader.apply(text);
        } catch (RuntimeException unreadable) {
            return Reading.Refused.as(Problem.INVALID_REQUEST, "the body can't be read");
        }
    }
}
