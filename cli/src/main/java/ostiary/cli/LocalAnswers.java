package ostiary.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import ostiary.cli.aws.JsonText;
import ostiary.core.admin.AdminAction;
import ostiary.core.admin.AdminRecord;
import ostiary.core.admin.AdminStore;
import ostiary.core.admin.AdminTarget;
import ostiary.core.factor.Factors;
import ostiary.core.passkey.Passkey;

/// The answers of a [LocalDoor], with the names that the API has.
final class LocalAnswers {
    /// How many records there are on a page.
    static final int PAGE = 50;

    private LocalAnswers() {}

    static String user(AdminTarget target, Factors factors, List<Passkey> passkeys) {
        return JsonText.object(json -> {
            json.writeStringField("id", target.user().id().toString());
            json.writeStringField("email", target.user().email().value());
            json.writeStringField("created_at", target.user().createdAt().toString());
            json.writeStringField("status", target.status().disabled() ? "disabled" : "enabled");
            json.writeArrayFieldStart("roles");
            for (var role : new TreeSet<>(target.status().roles().orElse(Set.of()))) {
                json.writeString(role);
            }
            json.writeEndArray();
            json.writeBooleanField("reset_required", target.isResetRequired());
            json.writeArrayFieldStart("factors");
            for (var factor : factors.authenticators()) {
                json.writeStartObject();
                json.writeStringField("id", factor.id().toString());
                json.writeStringField("kind", "totp");
                json.writeStringField("name", factor.name().text());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("passkeys");
            for (var passkey : passkeys) {
                json.writeStartObject();
                json.writeStringField("id", passkey.id().value());
                json.writeStringField("name", passkey.name().text());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("recovery_codes_left", factors.recoveryCodes());
        });
    }

    static String record(AdminRecord record) {
        return JsonText.object(json -> write(json, record));
    }

    static String page(AdminStore.Page page) {
        return JsonText.object(json -> {
            json.writeArrayFieldStart("actions");
            for (var record : page.records()) {
                json.writeStartObject();
                write(json, record);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (page.next().isPresent()) {
                json.writeStringField("next", page.next().get());
            }
        });
    }

    static String would(AdminAction action) {
        return JsonText.object(
                json -> json.writeStringField("would", action.kind().text()));
    }

    static String problem(String code, String title) {
        return JsonText.object(json -> {
            json.writeStringField("code", code);
            json.writeStringField("title", title);
        });
    }

    private static void write(JsonGenerator json, AdminRecord record) throws IOException {
        json.writeStringField("id", record.id().toString());
        json.writeStringField("user_id", record.user().toString());
        json.writeStringField("action", record.action().kind().text());
        json.writeStringField("by", record.by().text());
        json.writeStringField("reason", record.reason().text());
        json.writeStringField("at", record.at().toString());
        json.writeStringField("request_id", record.via());
        var name = record.action().detailName();
        if (name.isPresent()) {
            json.writeStringField(name.get(), record.action().detail().orElseThrow());
        }
    }
}
