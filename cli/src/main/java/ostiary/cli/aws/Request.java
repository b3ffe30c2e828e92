package ostiary.cli.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ostiary.cli.aws.Protocol.Json;
import ostiary.cli.aws.Protocol.Query;
import ostiary.cli.aws.Protocol.Rest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/// A read as it goes over the wire, unsigned.
///
/// @param body empty if there is none
record Request(SdkHttpFullRequest head, String body) {
    private static final JsonFactory JSON = new JsonFactory();

    /// @param parameters each a text; names as in the API's reference
    static Request of(Operation read, Map<String, String> parameters, URI endpoint) {
        var head = SdkHttpFullRequest.builder().uri(endpoint);
        return switch (read.protocol()) {
            case Query query -> {
                var form = new TreeMap<>(parameters);
                form.put("Action", read.operation());
                form.put("Version", query.version());
                yield post(head, "application/x-www-form-urlencoded; charset=utf-8", encoded(form));
            }
            case Json json -> {
                head.putHeader("X-Amz-Target", json.target() + "." + read.operation());
                yield post(head, "application/x-amz-json-" + json.version(), object(parameters));
            }
            case Rest rest -> get(head, rest.path(), parameters);
        };
    }

    byte[] bytes() {
        return body.getBytes(UTF_8);
    }

    private static Request post(SdkHttpFullRequest.Builder head, String type, String body) {
        head.method(SdkHttpMethod.POST).encodedPath("/").putHeader("Content-Type", type);
        int length = body.getBytes(UTF_8).length;
        return new Request(
                head.putHeader("Content-Length", String.valueOf(length)).build(), body);
    }

    /// Parameters that the path has no place for go into the query.
    private static Request get(SdkHttpFullRequest.Builder head, String template, Map<String, String> parameters) {
        var path = template;
        for (var parameter : parameters.entrySet()) {
            var place = "{" + parameter.getKey() + "}";
            if (path.contains(place)) {
                path = path.replace(place, SdkHttpUtils.urlEncode(parameter.getValue()));
            } else {
                head.putRawQueryParameter(parameter.getKey(), parameter.getValue());
            }
        }
        return new Request(head.method(SdkHttpMethod.GET).encodedPath(path).build(), "");
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String object(Map<String, String> fields) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (var field : new TreeMap<>(fields).entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
