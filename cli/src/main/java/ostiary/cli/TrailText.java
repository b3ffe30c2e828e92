package ostiary.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import ostiary.cli.aws.JsonText;
import ostiary.core.trail.Finding;
import ostiary.core.trail.ShardReport;
import ostiary.core.trail.ShowTrail;
import ostiary.core.trail.TrailRecord;

/// The answers of `ostiary audit`.
final class TrailText {
    private TrailText() {}

    static String json(List<ShardReport> reports) {
        return JsonText.object(json -> {
            json.writeBooleanField(
                    "whole", reports.stream().allMatch(each -> each.finding().isEmpty()));
            json.writeArrayFieldStart("shards");
            for (var report : reports) {
                write(json, report);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, ShardReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("shard", report.shard().toString());
        json.writeNumberField("read", report.read());
        json.writeObjectFieldStart("head");
        json.writeNumberField("number", report.head().number());
        json.writeStringField("hash", report.head().hash());
        json.writeEndObject();
        json.writeBooleanField("underway", report.underway());
        if (report.finding().isPresent()) {
            var finding = report.finding().get();
            json.writeObjectFieldStart("first_bad");
            json.writeStringField("kind", finding.kind().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("number", finding.number());
            json.writeStringField("key", finding.key());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /// One line about one bad record.
    static String line(ShardReport report, Finding finding) {
        return String.format(
                Locale.ROOT,
                "shard %s: record %d %s (%s)",
                report.shard(),
                finding.number(),
                switch (finding.kind()) {
                    case ALTERED -> "was altered, or replaced";
                    case MISSING -> "is missing";
                    case MISPLACED -> "is not the one of this place";
                    case SURPLUS -> "has something in its place that does not belong to the chain";
                    case BEYOND_HEAD -> "is beyond the head: the head was brought back to an older one";
                    case UNLIKE_NOTED -> "is not as in the chain whose head was noted";
                },
                finding.key());
    }

    /// The records are JSON already.
    static String json(ShowTrail.Shown shown) {
        return "{\"records\":["
                + String.join(
                        ",", shown.records().stream().map(TrailRecord::text).toList())
                + "]"
                + shown.more().map(_ -> ",\"more\":true").orElse("")
                + shown.broken().map(key -> ",\"broken\":\"" + key + "\"").orElse("")
                + "}";
    }
}
