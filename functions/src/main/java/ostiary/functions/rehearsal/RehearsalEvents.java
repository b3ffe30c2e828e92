package ostiary.functions.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.BodyEncoding;
import ostiary.blueprint.Route;
import ostiary.edge.JsonObject;

/// Events of an HTTP API, payload format 2.0
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html>,
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html>).
final class RehearsalEvents {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String STAGE = "$default";
    private static final String USER_AGENT = "Ostiary rehearsal";

    /// The ARN of an API that does not exist.
    private static final String ROUTE_ARN = "arn:aws:execute-api:us-east-1:123456789012:rehearsal0/" + STAGE + "/";

    private RehearsalEvents() {}

    /// The event of a request.
    static String request(Call call) {
        return write(json -> {
            begin(json, call.route());
            if (call.cookie().isPresent()) {
                json.writeArrayFieldStart("cookies");
                json.writeString(call.cookie().get());
                json.writeEndArray();
            }
            headers(
                    json,
                    call.accessToken(),
                    call.body().isEmpty()
                            ? Optional.empty()
                            : Optional.of(call.route().encoding()));
            json.writeObjectFieldStart("requestContext");
            context(json, call.route(), call.by());
            json.writeEndObject();
            if (!call.body().isEmpty()) {
                json.writeStringField("body", body(call));
            }
            json.writeBooleanField("isBase64Encoded", false);
        });
    }

    /// The event of the authorizer.
    static String authorizer(SyntheticUser by, String accessToken) {
        var route = AccountApi.ME;
        return write(json -> {
            json.writeStringField("type", "REQUEST");
            json.writeStringField("routeArn", ROUTE_ARN + route.method() + route.path());
            json.writeArrayFieldStart("identitySource");
            json.writeString("Bearer " + accessToken);
            json.writeEndArray();
            begin(json, route);
            headers(json, accessToken, Optional.empty());
            json.writeObjectFieldStart("requestContext");
            context(json, route, by);
            json.writeEndObject();
        });
    }

    private static void begin(JsonGenerator json, Route route) throws IOException {
        json.writeStringField("version", "2.0");
        json.writeStringField("routeKey", route.key());
        json.writeStringField("rawPath", route.path());
        json.writeStringField("rawQueryString", "");
    }

    private static String body(Call call) {
        var members = new TreeMap<>(call.body());
        return switch (call.route().encoding()) {
            case JSON, MERGE_PATCH -> {
                var body = new JsonObject();
                members.forEach(body::put);
                yield body.text();
            }
            case FORM ->
                members.entrySet().stream()
                        .map(member -> member.getKey() + "=" + URLEncoder.encode(member.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        };
    }

    private static void headers(JsonGenerator json, String accessToken, Optional<BodyEncoding> body)
            throws IOException {
        var headers = new TreeMap<>(Map.of("user-agent", USER_AGENT));
        if (!accessToken.isEmpty()) {
            headers.put("authorization", "Bearer " + accessToken);
        }
        body.ifPresent(encoding -> headers.put("content-type", encoding.mediaType()));
        texts(json, "headers", headers);
    }

    /// The request id is the user's id: it ties the log lines of a version to a walk.
    private static void context(JsonGenerator json, Route route, SyntheticUser by) throws IOException {
        json.writeObjectFieldStart("http");
        json.writeStringField("method", route.method().name());
        json.writeStringField("path", route.path());
        json.writeStringField("protocol", "HTTP/1.1");
        json.writeStringField("sourceIp", by.sourceIp());
        json.writeStringField("userAgent", USER_AGENT);
        json.writeEndObject();
        json.writeStringField("requestId", by.id().toString());
        json.writeStringField("routeKey", route.key());
        json.writeStringField("stage", STAGE);
    }

    private static void texts(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (var text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private static String write(Members members) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException impossible) { // writes to memory
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    @FunctionalInterface
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }
}
