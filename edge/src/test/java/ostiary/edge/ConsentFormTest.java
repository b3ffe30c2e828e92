package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.PagesApi;
import ostiary.core.testing.World;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;

/// The form by which a user lets a client of somebody else have something.
class ConsentFormTest extends AuthorizationSetup {
    @Test
    void asksWhetherAClientOfSomebodyElseMayHaveIt() {
        signIn(request("stranger"), World.PASSWORD.text());
        get(request("stranger"));
        var consent = (Page.Consent) shown.getLast();
        assertThat(consent.scopes()).containsExactly("openid");
        var form = new TreeMap<>(consent.hidden());

        form.put("decision", "deny");
        var denied = post(PagesApi.CONSENT.path(), form);
        assertThat(denied.status()).isEqualTo(303);
        assertThat(query(denied)).containsEntry("error", List.of("access_denied"));

        form.put("decision", "allow");
        var allowed = post(PagesApi.CONSENT.path(), form);
        assertThat(allowed.status()).isEqualTo(303);
        assertThat(query(allowed)).containsKey("code");

        cookies.remove(PagesApi.FORM_COOKIE);
        isFailure(post(PagesApi.CONSENT.path(), form), FailureKind.MISSING_COOKIE);
    }

    /// The page of another request, whatever its scopes.
    @Test
    void takesNoConsentOfAnotherPage() {
        register("other", false, "https://other.example/cb");
        signIn(request("stranger"), World.PASSWORD.text());
        get(request("stranger"));
        var form = new TreeMap<>(((Page.Consent) shown.getLast()).hidden());
        form.put("decision", "allow");
        form.put("request", text(request("other")));

        assertThat(post(PagesApi.CONSENT.path(), form).status()).isEqualTo(200);
        assertThat(shown.getLast()).isInstanceOf(Page.Consent.class);
        form.remove("shown");
        assertThat(post(PagesApi.CONSENT.path(), form).status()).isEqualTo(200);
        assertThat(get(request("other")).status()).as("still asked").isEqualTo(200);
    }

    @Test
    void asksOnce() {
        signIn(request("stranger"), World.PASSWORD.text());
        get(request("stranger"));
        var form = new TreeMap<>(((Page.Consent) shown.getLast()).hidden());
        form.put("decision", "allow");
        post(PagesApi.CONSENT.path(), form);

        assertThat(query(get(request("stranger")))).containsKey("code");
    }
}
