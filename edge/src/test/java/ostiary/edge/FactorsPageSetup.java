package ostiary.edge;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import ostiary.blueprint.AccountPagesApi;
import ostiary.blueprint.PagesApi;
import ostiary.core.factor.TotpSecret;
import ostiary.core.testing.FactorUseCases.Enrolled;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import ostiary.edge.page.AccountPage;
import ostiary.edge.page.FactorPage;
import ostiary.edge.page.Page;

/// Somebody at the pages of second factors.
abstract class FactorsPageSetup extends PagesSetup {
    final UserId adasId = world.stores
            .users()
            .findCredential(EmailAddress.parse(ada).orElseThrow())
            .orElseThrow()
            .userId();

    final Response open(String query) {
        var response = send("GET", AccountPagesApi.FACTORS.path(), query, "", "");
        return response.status() == 303 && location(response).getRawQuery() == null && !query.isEmpty()
                ? shownToo(response)
                : response;
    }

    /// A browser follows.
    private Response shownToo(Response response) {
        send("GET", AccountPagesApi.FACTORS.path(), "", "", "");
        return response;
    }

    final <T extends FactorPage> T page(Class<T> kind) {
        var own = (AccountPage.OfFactors) ((Page.Account) shown.getLast()).page();
        return kind.cast(own.page());
    }

    final int apps() {
        return world.stores.factors().find(adasId).authenticators().size();
    }

    /// By the password, which is all where there is no factor.
    final Response signIn() {
        open("");
        var form = new HashMap<>(((Page.SignIn) shown.getLast()).hidden());
        form.putAll(Map.of("username", ada, "password", World.PASSWORD.text()));
        return post(PagesApi.SIGN_IN.path(), form);
    }

    final void signInByTwo(Enrolled phone) {
        signIn();
        answer(phone);
    }

    /// The second step of a sign-in.
    final Response answer(Enrolled phone) {
        var asked = (Page.SecondFactor) shown.getLast();
        var form = new HashMap<>(asked.hidden());
        form.put("code", world.factors.app.at(phone.secret(), world.clock.instant()));
        return post(asked.action(), form);
    }

    /// With a code of now that is not used up.
    final Enrolled enrolled() {
        var phone = world.factors.enrol(adasId);
        world.clock.advance(Duration.ofSeconds(30));
        return phone;
    }

    final Response send(Map<String, String> hidden, String field, String value) {
        var form = new HashMap<>(hidden);
        form.put(field, value);
        return post(AccountPagesApi.CHANGE_FACTORS.path(), form);
    }

    final Response begin() {
        open("at=add");
        return send(page(FactorPage.Add.class).hidden(), "name", "Phone");
    }

    final FactorPage.Scan scanning() {
        begin();
        open("at=scan");
        return page(FactorPage.Scan.class);
    }

    final String codeOf(FactorPage.Scan scan) {
        return world.factors.app.at(secret(scan.key()), world.clock.instant());
    }

    private static TotpSecret secret(String base32) {
        var bits = new StringBuilder();
        base32.chars()
                .forEach(letter -> bits.append(
                        String.format("%5s", Integer.toBinaryString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)))
                                .replace(' ', '0')));
        var bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return new TotpSecret(bytes);
    }

    final Response confirm(FactorPage.Scan scan, String code) {
        return send(scan.hidden(), "code", code);
    }
}
