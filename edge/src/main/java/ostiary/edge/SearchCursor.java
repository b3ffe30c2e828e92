package ostiary.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import ostiary.core.search.SearchOrder;

/// The end of a page of users, as text that means nothing to clients: an order and a position in it. It is not signed,
/// since any position is one from which an operator may read.
final class SearchCursor {
    private SearchCursor() {}

    static String write(SearchOrder order, String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((order.letter() + position).getBytes(UTF_8));
    }

    /// The position; empty if the text is none in that order.
    static Optional<String> read(SearchOrder order, String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            var read = new String(bytes, UTF_8);
            return Arrays.equals(read.getBytes(UTF_8), bytes)
                            && read.startsWith(order.letter())
                            && text.equals(write(order, read.substring(1)))
                    ? Optional.of(read.substring(1))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
