package ostiary.cli.format;

import java.util.Optional;
import ostiary.cli.format.Entry.Accepted;
import ostiary.cli.format.Entry.Place;
import ostiary.cli.format.Entry.Refusal;
import ostiary.cli.format.Entry.Visitor;

/// Converts the records of a file to entries, and passes them to the visitor.
final class Entries<T> {
    private final Dialect<T> dialect;
    private final Visitor visitor;
    private long index;

    Entries(Dialect<T> dialect, Visitor visitor) {
        this.dialect = dialect;
        this.visitor = visitor;
    }

    /// Parses a record; throws if it is flawed.
    @FunctionalInterface
    interface Parsing<T> {
        T parse() throws FlawedEntryException;
    }

    /// Parses the next record, passes it to the visitor and returns it.
    Entry show(long line, long offset, Parsing<T> parsing) throws BrokenFileException {
        var entry = entry(new Place(++index, line, offset, Optional.empty()), parsing);
        visitor.visit(entry);
        return entry;
    }

    private Entry entry(Place place, Parsing<T> parsing) {
        var known = place;
        try {
            var record = parsing.parse();
            known = place.of(dialect.id(record).filter(ForeignId::isSafeToShow));
            var candidate = dialect.candidate(record);
            return new Accepted(known, candidate.account(), candidate.secondFactor(), candidate.leftOut());
        } catch (FlawedEntryException flawed) {
            return new Refusal(known, flawed.flaw());
        }
    }
}
