package ostiary.emulators.aws.sts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.emulators.aws.AwsWorld.PLACE;
import static ostiary.emulators.aws.AwsWorld.allow;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.AwsKey;
import ostiary.emulators.aws.AwsWorld;
import ostiary.emulators.aws.Credentials;

/// By forms, as the SDK's module would send them, which has no place in this project.
class StsServiceTest {
    private static final String ROLE = PLACE.globalArn("iam", "role/Worker");
    private static final String NARROW =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"none\"}}";

    private final Credentials credentials = new Credentials();
    private final AwsKey key = credentials.issue(AwsWorld.role(allow("*", "sts:AssumeRole")));

    @AutoClose
    private final AwsEndpoint endpoint = AwsEndpoint.start(
            PLACE,
            credentials,
            new StsService(PLACE, credentials, Map.of(ROLE, AwsWorld.role(allow("*", "sts:AssumeRole")))));

    @Test
    void tellsWhoIsAsking() throws Exception {
        assertThat(ask(key, Map.of("Action", "GetCallerIdentity")).body())
                .contains("<Arn>arn:aws:sts::111122223333:assumed-role/Worker/caller</Arn>");
    }

    /// A session may do what both its role and its policy allow.
    @Test
    void narrowsASessionByItsPolicy() throws Exception {
        var wide = session(
                ask(key, Map.of("Action", "AssumeRole", "RoleArn", ROLE)).body());
        var narrow = session(ask(key, Map.of("Action", "AssumeRole", "RoleArn", ROLE, "Policy", NARROW))
                .body());

        assertThat(ask(wide, Map.of("Action", "AssumeRole", "RoleArn", ROLE)).statusCode())
                .isEqualTo(200);
        assertThat(ask(narrow, Map.of("Action", "AssumeRole", "RoleArn", ROLE)))
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(403))
                .satisfies(refused -> assertThat(refused.body()).contains("<Code>AccessDenied</Code>"));
        assertThat(endpoint.problems()).isEmpty();
    }

    @Test
    void lendsNoRoleThatTrustsNobodyHere() throws Exception {
        var other = PLACE.globalArn("iam", "role/Other");

        assertThat(ask(key, Map.of("Action", "AssumeRole", "RoleArn", other)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void doesNotPretendToKnowTheRest() throws Exception {
        ask(key, Map.of("Action", "GetFederationToken"));

        assertThat(endpoint.problems()).hasSize(1);
    }

    private HttpResponse<String> ask(AwsKey as, Map<String, String> form) throws Exception {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(endpoint.address())
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + as.accessKeyId() + "/20261129/" + PLACE.region()
                                + "/sts/aws4_request, SignedHeaders=host, Signature=none")
                .header("X-Amz-Security-Token", as.sessionToken())
                .POST(BodyPublishers.ofString(body));
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static AwsKey session(String xml) {
        return new AwsKey(text(xml, "AccessKeyId"), text(xml, "SecretAccessKey"), text(xml, "SessionToken"));
    }

    private static String text(String xml, String element) {
        var matcher = Pattern.compile("<" + element + ">([^<]+)<").matcher(xml);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
