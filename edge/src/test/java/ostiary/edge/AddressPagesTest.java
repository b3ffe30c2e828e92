package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.PagesApi;
import ostiary.blueprint.RecoveryPagesApi;
import ostiary.blueprint.Route;
import ostiary.core.login.LogIn;
import ostiary.core.recovery.RequestAddressChange;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.EmailAddress;
import ostiary.edge.page.AddressPage;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;
import ostiary.edge.page.Trouble;

/// The pages behind the links that are mailed to a new address and to the one before, and what is sent to bend them.
class AddressPagesTest extends PagesSetup {
    private static final Map<String, String> PASSWORD = Map.of("current_password", World.PASSWORD.text());

    private final EmailAddress old = new EmailAddress(ada);
    private final EmailAddress next = Fresh.email();
    private final IssuedTokens own = ((LogIn.Outcome.LoggedIn)
                    world.logIn().logIn(ada, World.PASSWORD, world.clients.byDefault(), World.LAPTOP))
            .tokens();

    private Response follow(Route page, String token) {
        return send("GET", page.path(), "token=" + token, "", "");
    }

    private Response press(String action, Map<String, String> hidden, Map<String, String> typed) {
        var form = new TreeMap<>(hidden);
        form.putAll(typed);
        return post(action, form);
    }

    private AddressPage.Confirm confirm() {
        return (AddressPage.Confirm) shown.getLast();
    }

    private AddressPage.Restore restore() {
        return (AddressPage.Restore) shown.getLast();
    }

    private EmailAddress present() {
        return world.stores
                .users()
                .find(own.refreshToken().userId())
                .orElseThrow()
                .email();
    }

    private FailureKind failure() {
        return ((Page.Failure) shown.getLast()).kind();
    }

    @Test
    void confirmsByTheFormInAnyBrowser() {
        addresses.ask(own, next);

        assertThat(follow(RecoveryPagesApi.CONFIRM_ADDRESS_PAGE, addresses.linkFor(next))
                        .status())
                .isEqualTo(200);
        assertThat(present()).isEqualTo(old);
        assertThat(press(confirm().action(), confirm().hidden(), PASSWORD).status())
                .isEqualTo(200);

        assertThat(shown.getLast()).isEqualTo(new AddressPage.Changed(false));
        assertThat(present()).isEqualTo(next);
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);
    }

    /// As whoever gets it has whose address somebody else would like to have.
    @Test
    void confirmsNothingWithoutThePasswordOfTheAccount() {
        addresses.ask(own, next);
        follow(RecoveryPagesApi.CONFIRM_ADDRESS_PAGE, addresses.linkFor(next));

        press(confirm().action(), confirm().hidden(), Map.of("current_password", "the victim's own password"));

        assertThat(confirm().trouble()).contains(new Trouble.WrongPassword());
        assertThat(present()).isEqualTo(old);
        press(confirm().action(), confirm().hidden(), PASSWORD);
        assertThat(present()).isEqualTo(next);
    }

    @Test
    void goesBackByTheFormInAnyBrowser() {
        var back = addresses.change(own, old, next);

        assertThat(follow(RecoveryPagesApi.RESTORE_ADDRESS_PAGE, back).status()).isEqualTo(200);
        assertThat(present()).isEqualTo(next);
        assertThat(restore().asksForCode()).isFalse();
        press(restore().action(), restore().hidden(), Map.of());

        assertThat(shown.getLast()).isEqualTo(new AddressPage.Changed(true));
        assertThat(present()).isEqualTo(old);
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);
    }

    /// Programs that look for harm in mails follow each link, and send no form.
    @Test
    void followingALinkChangesNothing() {
        addresses.ask(own, next);
        for (int i = 0; i < 9; i++) {
            follow(RecoveryPagesApi.CONFIRM_ADDRESS_PAGE, addresses.linkFor(next));
        }
        assertThat(present()).isEqualTo(old);
        addresses.byLink(addresses.linkFor(next));
        for (int i = 0; i < 9; i++) {
            follow(RecoveryPagesApi.RESTORE_ADDRESS_PAGE, addresses.wayBackFor(old));
        }
        assertThat(present()).isEqualTo(next);
    }

    @Test
    void asksForTheCodeOfAFactorOnceTheFormIsSent() {
        var user = own.refreshToken().userId();
        var enrolled = world.factors.enrol(user);
        world.clock.advance(Duration.ofDays(8));
        var who = world.factors.signedIn(user, "pwd", "otp", "mfa");
        addresses.request().request(who, next, Optional.empty(), "192.0.2.1");
        addresses.byLink(addresses.linkFor(next));
        follow(RecoveryPagesApi.RESTORE_ADDRESS_PAGE, addresses.wayBackFor(old));

        press(restore().action(), restore().hidden(), Map.of());
        assertThat(restore().asksForCode()).isTrue();
        press(restore().action(), restore().hidden(), Map.of("code", "000000x"));
        assertThat(restore().trouble()).contains(new Trouble.WrongCode());
        assertThat(present()).isEqualTo(next);
        press(
                restore().action(),
                restore().hidden(),
                Map.of("code", enrolled.recoveryCodes().getFirst()));

        assertThat(present()).isEqualTo(old);
    }

    /// From another site, or by somebody who was not given the page.
    @Test
    void takesNoFormOfAnotherBrowser() {
        addresses.ask(own, next);
        follow(RecoveryPagesApi.CONFIRM_ADDRESS_PAGE, addresses.linkFor(next));
        var page = confirm();
        cookies.clear();

        press(page.action(), page.hidden(), PASSWORD);

        assertThat(failure()).isEqualTo(FailureKind.MISSING_COOKIE);
        assertThat(present()).isEqualTo(old);
    }

    @Test
    void saysThatALinkIsNoLongerGood() {
        addresses.ask(own, next);
        var link = addresses.linkFor(next);
        follow(RecoveryPagesApi.CONFIRM_ADDRESS_PAGE, link);
        var page = confirm();
        world.clock.advance(RequestAddressChange.LIFETIME);

        press(page.action(), page.hidden(), PASSWORD);
        assertThat(failure()).isEqualTo(FailureKind.SPENT_LINK);
        for (var text : List.of("", "x", "oab_x", "opl_" + "A".repeat(86))) {
            follow(RecoveryPagesApi.CONFIRM_ADDRESS_PAGE, text);
            assertThat(failure()).isEqualTo(FailureKind.SPENT_LINK);
            follow(RecoveryPagesApi.RESTORE_ADDRESS_PAGE, text);
            assertThat(failure()).isEqualTo(FailureKind.SPENT_LINK);
        }
        follow(RecoveryPagesApi.RESTORE_ADDRESS_PAGE, link);
        assertThat(failure()).isEqualTo(FailureKind.SPENT_LINK);
    }

    @Test
    void saysThatSomebodyElseHasTheAddress() {
        var back = addresses.change(own, old, next);
        world.account(old);
        follow(RecoveryPagesApi.RESTORE_ADDRESS_PAGE, back);

        press(restore().action(), restore().hidden(), Map.of());

        assertThat(failure()).isEqualTo(FailureKind.TAKEN_ADDRESS);
        assertThat(present()).isEqualTo(next);
    }
}
