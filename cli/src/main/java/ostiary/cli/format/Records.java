package ostiary.cli.format;

import java.io.IOException;
import ostiary.cli.format.Entry.Refusal;
import ostiary.cli.format.Entry.Visitor;

/// Reads the JSON objects of a file one after the other.
final class Records {
    private final Bytes in;
    private final EntryBuffer buffer = new EntryBuffer();
    private final JsonText json;
    private final Entries<JsonRecord> entries;

    Records(Bytes in, Dialect<JsonRecord> dialect, Visitor visitor) {
        this.in = in;
        this.json = new JsonText(in, buffer);
        this.entries = new Entries<>(dialect, visitor);
    }

    /// Reads one object per line. A line that is not an object is refused, and the next one read.
    void ofLines() throws IOException, BrokenFileException {
        var lines = new TextRecords(in);
        while (lines.next()) {
            var entry = entries.show(lines.line(), lines.offset(), () -> JsonRecord.parse(lines.text()));
            if (!lines.isEnded() && entry instanceof Refusal(var _, var flaw) && flaw == Flaw.UNREADABLE) {
                throw lines.cutOff();
            }
        }
    }

    /// Reads objects in any [Layout]: one per line, spread over lines, or as the elements of an array.
    void ofObjects() throws IOException, BrokenFileException {
        switch (Layout.of(in.ahead())) {
            case LINES -> ofLines();
            case SPREAD -> {
                while (json.peek() >= 0) {
                    element();
                }
            }
            case ARRAY -> {
                elements();
                expectEnd();
            }
        }
    }

    /// Reads the elements of the array `users` of one object.
    void ofUsers() throws IOException, BrokenFileException {
        json.expect('{');
        int arrays = 0;
        boolean hasMore = !json.take('}');
        while (hasMore) {
            boolean isUsers = name().equals("users");
            if (isUsers && json.peek() == '[') {
                elements();
                arrays++;
            } else {
                json.value();
            }
            hasMore = json.hasMore('}');
        }
        expectEnd();
        if (arrays != 1) {
            throw new BrokenFileException("there is " + (arrays == 0 ? "no" : "more than one")
                    + " array \"users\" in the object that the file is");
        }
    }

    private String name() throws IOException, BrokenFileException {
        if (json.peek() != '"') {
            throw json.unexpected();
        }
        json.value();
        try {
            var name = buffer.isTooLong() ? "" : JsonRecord.string(buffer.text());
            json.expect(':');
            return name;
        } catch (FlawedEntryException flawed) {
            throw json.broken("a name that is no text");
        }
    }

    private void elements() throws IOException, BrokenFileException {
        json.expect('[');
        boolean hasMore = !json.take(']');
        while (hasMore) {
            element();
            hasMore = json.hasMore(']');
        }
    }

    private void element() throws IOException, BrokenFileException {
        boolean isObject = json.peek() == '{';
        long line = in.line();
        long offset = in.offset();
        json.value();
        entries.show(line, offset, () -> {
            if (!isObject) {
                throw new FlawedEntryException(Flaw.MALFORMED);
            }
            return JsonRecord.parse(buffer.text());
        });
    }

    private void expectEnd() throws IOException, BrokenFileException {
        if (json.peek() >= 0) {
            throw json.unexpected();
        }
    }
}
