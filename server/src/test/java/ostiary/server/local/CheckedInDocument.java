package ostiary.server.local;

import java.nio.file.Path;

/// The document as the tree has it.
final class CheckedInDocument {
    static final Path FILE = Path.of("..", "docs", "openapi.json");

    private CheckedInDocument() {}
}
