package ostiary.emulators.aws.ses;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import ostiary.emulators.aws.AwsRequest;

/// An email that a function has sent.
public record SentMail(String from, List<String> to, String subject, String text, String html) {
    static SentMail read(String from, JsonNode destination, JsonNode content) {
        AwsRequest.onlyHas(destination, Set.of("ToAddresses"));
        AwsRequest.onlyHas(content, Set.of("Simple"));
        var simple = content.path("Simple");
        AwsRequest.onlyHas(simple, Set.of("Subject", "Body"));
        return new SentMail(
                from,
                destination
                        .path("ToAddresses")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList(),
                data(simple.path("Subject")),
                data(simple.path("Body").path("Text")),
                data(simple.path("Body").path("Html")));
    }

    private static String data(JsonNode part) {
        return part.path("Data").asText();
    }
}
