package ostiary.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.cli.format.Entry.Accepted;
import ostiary.cli.format.Entry.Place;
import ostiary.cli.format.Entry.Refusal;
import ostiary.cli.format.OpenAccount;
import ostiary.core.user.BulkAccountStore.ImportResult;
import ostiary.core.user.ImportId;
import ostiary.core.user.ProfileClaim;

/// Writes a report line per entry: its position, its outcome and the user's ids, never an address, a name or a hash.
///
/// @param by id of the import; empty in a dry run
/// @param earlier imports that this one replaces: what is there already may have been made by them, and reported by
///     nobody
record ImportReport(Report report, Optional<ImportId> by, List<ImportId> earlier) {
    private static final String THERE_ALREADY = "there_already";

    void refused(Refusal refusal) throws IOException {
        refused(refusal.place(), refusal.flaw().code());
    }

    void reported(Accepted accepted, ImportResult result) throws IOException {
        switch (result) {
            case ADDED -> added(accepted, obstacle(accepted.account()));
            case THERE_ALREADY -> present(accepted, THERE_ALREADY, Optional.empty());
            case ADDRESS_TAKEN, USER_TAKEN ->
                refused(accepted.place(), result.name().toLowerCase(Locale.ROOT));
        }
    }

    /// Why nobody can log in as this user, if that is so.
    private static Optional<String> obstacle(OpenAccount account) {
        if (!account.hasPassword()) {
            return Optional.of("no_password");
        }
        return account.disabled() ? Optional.of("disabled") : Optional.empty();
    }

    private void added(Accepted accepted, Optional<String> obstacle) throws IOException {
        present(accepted, obstacle.isPresent() ? "no_login" : "imported", obstacle);
    }

    private void present(Accepted accepted, String outcome, Optional<String> reason) throws IOException {
        report.add(counted(outcome, reason), json -> {
            begin(json, accepted.place(), outcome, reason);
            if (accepted.secondFactor()) {
                json.writeStringField("left_behind", "second_factor");
            }
            if (!accepted.leftOut().isEmpty()) {
                write(json, "left_out", accepted.leftOut().stream().map(ProfileClaim::text));
            }
            json.writeStringField("user_id", accepted.account().user().id().toString());
            if (by.isPresent()) {
                json.writeStringField("import", by.get().text());
                if (outcome.equals(THERE_ALREADY) && !earlier.isEmpty()) {
                    write(json, "earlier", earlier.stream().map(ImportId::text));
                }
            }
        });
        if (accepted.secondFactor()) {
            report.tally().count(Tally.SECOND_FACTORS);
        }
        if (!accepted.leftOut().isEmpty()) {
            report.tally().count(Tally.PROFILES);
        }
    }

    private static void write(JsonGenerator json, String name, Stream<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (var text : texts.toList()) {
            json.writeString(text);
        }
        json.writeEndArray();
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
