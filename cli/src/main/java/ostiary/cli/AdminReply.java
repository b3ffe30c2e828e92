package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import ostiary.cli.aws.Tree;

/// An answer to an operator.
///
/// @param status as over HTTP
/// @param json the body
record AdminReply(int status, String json) {
    private static final int FIRST_ERROR = 300;

    boolean isDone() {
        return status < FIRST_ERROR;
    }

    Tree body() {
        try {
            return Tree.ofJson(json.getBytes(UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("an answer that is no JSON", broken);
        }
    }
}
