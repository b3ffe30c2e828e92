package ostiary.cli.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import ostiary.core.user.ImportId;
import ostiary.core.user.UserId;

/// One user in the report of an import.
///
/// @param index number of the user's entry in the imported file
/// @param by ids of the import and of those that it has replaced: one of them may have made the account
public record ReportedUser(long index, UserId id, List<ImportId> by) {

    /// Called for each user, in the order of the report.
    @FunctionalInterface
    public interface Visitor {
        void visit(ReportedUser user);
    }

    /// Reads a report to its end. Skips lines without an import's id: no account was made of those entries.
    ///
    /// @throws BrokenFileException at a line that can't be part of a report
    public static void read(InputStream report, Visitor visitor) throws IOException, BrokenFileException {
        var lines = new TextRecords(new Bytes(report));
        while (lines.next()) {
            try {
                var line = JsonRecord.parse(lines.text());
                line.requiredText("outcome");
                if (line.has("import")) {
                    visitor.visit(new ReportedUser(
                            line.requiredNumber("index"),
                            new UserId(OstiaryExport.uuid(line.requiredText("user_id"))),
                            by(line)));
                }
            } catch (FlawedEntryException flawed) {
                throw new BrokenFileException("line " + lines.line() + " is none of the report of an import");
            }
        }
    }

    private static List<ImportId> by(JsonRecord line) throws FlawedEntryException {
        return Stream.concat(Stream.of(line.requiredText("import")), line.texts("earlier").stream())
                .map(ImportId::new)
                .toList();
    }
}
