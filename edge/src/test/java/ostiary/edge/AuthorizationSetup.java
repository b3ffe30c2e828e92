package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;

/// Requests for a code, and the two ways in which they fail.
abstract class AuthorizationSetup extends PagesSetup {
    void isFailure(Response response, FailureKind kind) {
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).doesNotContainKey("location");
        assertThat(shown.getLast()).isInstanceOfSatisfying(Page.Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.requestId()).isEqualTo("request-1");
        });
    }

    static void isError(Response response, String error) {
        assertThat(response.status()).isEqualTo(302);
        assertThat(query(response))
                .containsEntry("error", List.of(error))
                .containsEntry("state", List.of("a b&c=d"))
                .containsEntry("iss", List.of(ISSUER))
                .doesNotContainKey("code");
    }

    static Map<String, String> with(String name, String value) {
        var request = request("shop");
        request.put(name, value);
        return request;
    }
}
