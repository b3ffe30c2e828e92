package ostiary.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ostiary.core.UnavailableException;

/// Asks the issuer. A request of somebody waits for the answer, so it may take [#LONGEST] at most, with its body.
final class IssuerHttp {
    static final Duration LONGEST = Duration.ofSeconds(3);

    /// More than a page of revocations has.
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxDocumentLength(MOST_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();
    private final Duration longest;

    /// @param longest that an answer may take
    IssuerHttp(Duration longest) {
        this.longest = longest;
    }

    /// @throws UnavailableException unless the answer is 200 with JSON
    JsonNode get(URI target) {
        return json(send(request(target).GET()));
    }

    /// An answer with any status.
    ///
    /// @throws UnavailableException if there is none
    HttpResponse<String> getBearing(String token, URI target) {
        return send(request(target).header("authorization", "Bearer " + token).GET());
    }

    /// @throws UnavailableException unless the answer is 200 with JSON
    JsonNode postForm(URI target, String authorization, String form) {
        return json(send(request(target)
                .header("authorization", authorization)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
    }

    /// @throws UnavailableException unless the answer is 200 with JSON
    static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new UnavailableException("Ostiary answers " + answer.statusCode(), null);
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException malformed) {
            throw new UnavailableException("Ostiary answers what is no JSON", malformed);
        }
    }

    private static HttpRequest.Builder request(URI target) {
        return HttpRequest.newBuilder(target);
    }

    /// The timeout of a request ends with the headers of its answer, and a body can be silent for ever.
    private HttpResponse<String> send(HttpRequest.Builder request) {
        var answer = client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), MOST_BYTES));
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unreachable) {
            throw new UnavailableException("Ostiary is out of reach", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted", interrupted);
        } finally {
            answer.cancel(true);
        }
    }
}
