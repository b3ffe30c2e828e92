package ostiary.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import ostiary.cli.format.Entry.Arrival;
import ostiary.cli.format.Entry.Place;
import ostiary.cli.format.Entry.Refusal;
import ostiary.core.user.BulkAccountStore.ImportResult;
import ostiary.core.user.Credential;
import ostiary.core.user.ImportId;

/// What is told of each entry: where it is, what became of it and whose it is by ids, never an address, a name or a
/// hash.
///
/// @param by the import; empty in a dry run
record ImportReport(Report report, Optional<ImportId> by) {
    void refused(Refusal refusal) throws IOException {
        refused(refusal.place(), refusal.flaw().code());
    }

    void reported(Arrival arrival, ImportResult result) throws IOException {
        switch (result) {
            case ADDED -> added(arrival, obstacle(arrival.account().credential()));
            case THERE_ALREADY -> there(arrival, "there_already", Optional.empty());
            case ADDRESS_TAKEN, USER_TAKEN ->
                refused(arrival.place(), result.name().toLowerCase(Locale.ROOT));
        }
    }

    /// Why nobody can log in as this user.
    private static Optional<String> obstacle(Credential credential) {
        if (!credential.hasPassword()) {
            return Optional.of("no_password");
        }
        return credential.disabled() ? Optional.of("disabled") : Optional.empty();
    }

    private void added(Arrival arrival, Optional<String> obstacle) throws IOException {
        there(arrival, obstacle.isPresent() ? "no_login" : "imported", obstacle);
    }

    private void there(Arrival arrival, String outcome, Optional<String> reason) throws IOException {
        report.add(counted(outcome, reason), json -> {
            begin(json, arrival.place(), outcome, reason);
            if (arrival.secondFactor()) {
                json.writeStringField("left_behind", "second_factor");
            }
            json.writeStringField("user_id", arrival.account().user().id().toString());
            if (by.isPresent()) {
                json.writeStringField("import", by.get().text());
            }
        });
        if (arrival.secondFactor()) {
            report.tally().count(Tally.SECOND_FACTORS);
        }
    }

    private void refused(Place place, String reason) throws IOException {
        report.add(
                counted(Tally.REFUSED, Optional.of(reason)),
                json -> begin(json, place, Tally.REFUSED, Optional.of(reason)));
    }

    private static void begin(JsonGenerator json, Place place, String outcome, Optional<String> reason)
            throws IOException {
        json.writeNumberField("index", place.index());
        json.writeNumberField("line", place.line());
        json.writeNumberField("byte", place.offset());
        if (place.id().isPresent()) {
            json.writeStringField("id", place.id().get());
        }
        json.writeStringField("outcome", outcome);
        if (reason.isPresent()) {
            json.writeStringField("reason", reason.get());
        }
    }

    private static String counted(String outcome, Optional<String> reason) {
        return outcome + reason.map(text -> ":" + text).orElse("");
    }
}
