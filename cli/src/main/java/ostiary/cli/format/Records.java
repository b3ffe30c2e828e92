package ostiary.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import ostiary.cli.format.Entry.Arrival;
import ostiary.cli.format.Entry.Refusal;
import ostiary.cli.format.Entry.Visitor;
import ostiary.cli.format.JsonRecord.RecordTooLongException;
import ostiary.core.user.Account;

/// The JSON objects of a file, one after the other.
final class Records {
    // Jackson remembers the names of each object that is open, so that none comes twice.
    private static final int MAX_NAMES = 10_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Records() {}

    /// Makes an account of one object.
    @FunctionalInterface
    interface Reading<T> {
        Account account(T of) throws FlawedEntryException;
    }

    /// One object a line. A line that is none is refused, and the next one read.
    static void ofLines(InputStream in, Reading<JsonRecord> reading, Visitor visitor)
            throws IOException, BrokenFileException {
        var lines = new TextRecords(in, false);
        while (lines.next()) {
            visitor.visit(entry(lines.line(), () -> reading.account(JsonRecord.parse(lines.text()))));
        }
    }

    /// The elements of the array `users` of one object. What can't be read in it ends the file: nothing tells where the
    /// next element begins.
    static void ofUsers(InputStream in, Reading<JsonRecord> reading, Visitor visitor)
            throws IOException, BrokenFileException {
        try (var json = JsonRecord.JSON.createParser(text(in))) {
            try {
                expect(json, json.nextToken() == JsonToken.START_OBJECT);
                if (members(json, reading, visitor) == 0) {
                    throw new BrokenFileException("there is no array \"users\" in the object that the file is");
                }
                expect(json, json.nextToken() == null);
            } catch (RecordTooLongException tooLong) {
                throw broken(json, "an entry takes more than " + TextRecords.MAX_BYTES / 1024 + " KiB");
            } catch (JsonProcessingException notJson) {
                throw broken(json, "not JSON as RFC 8259 has it, or a name comes twice in an object");
            }
        } catch (CharacterCodingException notUtf8) {
            throw new BrokenFileException("it is not in UTF-8"); // read in blocks, so where is not known
        }
    }

    /// Turns what `reading` says of one record into an entry.
    static Entry entry(long line, Attempt attempt) {
        try {
            return new Arrival(line, attempt.account());
        } catch (FlawedEntryException flawed) {
            return new Refusal(line, flawed.flaw());
        }
    }

    /// @return how many arrays of users there were
    private static int members(JsonParser json, Reading<JsonRecord> reading, Visitor visitor)
            throws IOException, BrokenFileException {
        int arrays = 0;
        int names = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            remember(json, ++names);
            boolean isUsers = json.currentName().equals("users");
            json.nextToken();
            if (isUsers && json.currentToken() == JsonToken.START_ARRAY) {
                arrays++;
                users(json, reading, visitor);
            } else {
                skip(json, names);
            }
        }
        return arrays;
    }

    private static void users(JsonParser json, Reading<JsonRecord> reading, Visitor visitor)
            throws IOException, BrokenFileException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                var user = JsonRecord.read(json);
                visitor.visit(entry(json.currentLocation().getLineNr(), () -> reading.account(user)));
            } else {
                skip(json, 0);
                visitor.visit(new Refusal(json.currentLocation().getLineNr(), Flaw.MALFORMED));
            }
        }
    }

    /// To the end of the value that begins here. It is no deeper than the parser takes.
    ///
    /// @param names how many there are in the objects around it
    private static void skip(JsonParser json, int names) throws IOException, BrokenFileException {
        if (json.currentToken().isStructStart()) {
            int open = names;
            for (var token = json.nextToken(); !token.isStructEnd(); token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    remember(json, ++open);
                } else {
                    skip(json, open);
                }
            }
        }
    }

    private static void remember(JsonParser json, int names) throws BrokenFileException {
        if (names > MAX_NAMES) {
            throw broken(json, "more than " + MAX_NAMES + " names in an object and those around it");
        }
    }

    /// Strictly UTF-8, where Jackson would take other encodings and repair what is wrong.
    private static Reader text(InputStream in) throws IOException {
        var text = new PushbackReader(new InputStreamReader(in, UTF_8.newDecoder()));
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        return text;
    }

    private static void expect(JsonParser json, boolean met) throws BrokenFileException {
        if (!met) {
            throw broken(json, "not one JSON object");
        }
    }

    private static BrokenFileException broken(JsonParser json, String what) {
        var place = json.currentLocation();
        return new BrokenFileException("line " + place.getLineNr() + ", column " + place.getColumnNr() + ": " + what);
    }

    /// May find that a record is flawed.
    @FunctionalInterface
    interface Attempt {
        Account account() throws FlawedEntryException;
    }
}
