package ostiary.cli.format;

import java.util.ArrayList;
import java.util.List;

/// The fields of one record (RFC 4180 §2).
final class CsvFields {
    private final String record;
    private int at;

    private CsvFields(String record) {
        this.record = record;
    }

    static List<String> of(String record) throws FlawedEntryException {
        return new CsvFields(record).all();
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
        return at < record.length() && record.charAt(at) == '"' ? quoted() : plain();
    }

    private String plain() throws FlawedEntryException {
        int comma = record.indexOf(',', at);
        var field = record.substring(at, comma < 0 ? record.length() : comma);
        if (field.indexOf('"') >= 0) {
            throw new FlawedEntryException(Flaw.UNREADABLE);
        }
        at += field.length();
        return field;
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
                return field.toString();
            }
        }
        throw new FlawedEntryException(Flaw.UNREADABLE);
    }
}
