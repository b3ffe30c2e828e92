package ostiary.cli.format;

import java.io.IOException;
import java.io.InputStream;
import ostiary.core.user.ImportId;
import ostiary.core.user.UserId;

/// One user of the report of an import.
///
/// @param index of the entry that the user was made of
/// @param by the import
public record ReportedUser(long index, UserId id, ImportId by) {

    /// Called for each, in the order of the report.
    @FunctionalInterface
    public interface Visitor {
        void visit(ReportedUser user);
    }

    /// Reads a report to its end. Lines that name no import are passed over: nothing was made of them.
    ///
    /// @throws BrokenFileException at a line that is none of a report
    public static void read(InputStream report, Visitor visitor) throws IOException, BrokenFileException {
        var lines = new TextRecords(new Bytes(report), false);
        while (lines.next()) {
            try {
                var line = JsonRecord.parse(lines.text());
                line.requiredText("outcome");
                if (line.has("import")) {
                    visitor.visit(new ReportedUser(
                            line.requiredNumber("index"),
                            new UserId(OstiaryExport.uuid(line.requiredText("user_id"))),
                            new ImportId(line.requiredText("import"))));
                }
            } catch (FlawedEntryException flawed) {
                throw new BrokenFileException("line " + lines.line() + " is none of the report of an import");
            }
        }
    }
}
