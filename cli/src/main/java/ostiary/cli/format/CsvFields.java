package ostiary.cli.format;

import java.util.ArrayList;
import java.util.List;

/// The fields of one line, read as RFC 4180 §2 defines them, but for line ends within a field, and as Cognito writes
/// them: `\,` is a comma within a field, a quote in the middle of a field is text, and blanks around a field are
/// dropped.
final class CsvFields {
    private final String record;
    private int at;

    private CsvFields(String record) {
        this.record = record;
    }

    static List<String> of(String record) throws FlawedEntryException {
        return new CsvFields(record).all();
    }

    private static boolean isBlank(char sign) {
        return sign == ' ' || sign == '\t';
    }

    private List<String> all() throws FlawedEntryException {
        var fields = new ArrayList<String>();
        fields.add(field());
        while (at < record.length()) {
            if (record.charAt(at++) != ',') {
                throw new FlawedEntryException(Flaw.UNREADABLE); // text after a closing quote
            }
            fields.add(field());
        }
        return fields;
    }

    private String field() throws FlawedEntryException {
        skipBlanks();
        return at < record.length() && record.charAt(at) == '"' ? quoted() : plain();
    }

    private String plain() {
        var field = new StringBuilder();
        while (at < record.length() && record.charAt(at) != ',') {
            if (record.startsWith("\\,", at)) {
                at++;
            }
            field.append(record.charAt(at++));
        }
        return field.toString().strip();
    }

    private String quoted() throws FlawedEntryException {
        var field = new StringBuilder();
        at++;
        while (at < record.length()) {
            char next = record.charAt(at++);
            if (next != '"') {
                field.append(next);
            } else if (at < record.length() && record.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                skipBlanks();
                return field.toString().strip();
            }
        }
        throw new FlawedEntryException(Flaw.UNREADABLE);
    }

    private void skipBlanks() {
        while (at < record.length() && isBlank(record.charAt(at))) {
            at++;
        }
    }
}
