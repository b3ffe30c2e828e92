package ostiary.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ostiary.core.factor.FactorOutcome;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.passkey.PasskeyOutcome;
import ostiary.core.session.Session;
import ostiary.core.token.Sha256;
import ostiary.edge.page.AccountPage;
import ostiary.edge.page.PasskeyPage;
import ostiary.edge.page.PasskeyTrouble;
import ostiary.edge.page.Trouble;

/// The pages of a user's passkeys, for somebody who is signed in, and where each outcome of a form leads.
final class PasskeyPages {
    static final String ADD = "add";
    static final String REMOVE = "remove-";

    private static final int KEY_LENGTH = 24;

    private final AccountVisits visits;

    PasskeyPages(AccountVisits visits) {
        this.visits = visits;
    }

    /// A word for a passkey in addresses and forms, where its own id would be too long. It is looked up among those of
    /// one user.
    static String key(PasskeyId id) {
        return HexFormat.of()
                .formatHex(Sha256.digest(id.value().getBytes(US_ASCII)))
                .substring(0, KEY_LENGTH);
    }

    static Optional<Passkey> find(List<Passkey> passkeys, String key) {
        return passkeys.stream()
                .filter(passkey -> key(passkey.id()).equals(key))
                .findFirst();
    }

    Response notHere(Request request, Session session) {
        return show(request, session, Optional.empty(), _ -> new PasskeyPage.NotHere(visits.path(OwnPage.SESSIONS)));
    }

    Response overview(Request request, Session session, List<Passkey> passkeys) {
        boolean isFull = passkeys.size() >= Passkey.MOST;
        return show(
                request,
                session,
                Optional.empty(),
                _ -> new PasskeyPage.Overview(
                        passkeys.stream().map(this::shown).toList(),
                        isFull ? Optional.empty() : Optional.of(path(ADD)),
                        visits.path(OwnPage.SESSIONS)));
    }

    private PasskeyPage.Passkey shown(Passkey passkey) {
        var key = key(passkey.id());
        return new PasskeyPage.Passkey(
                key, passkey.name().text(), passkey.isSynced(), passkey.createdAt(), passkey.lastUsedAt(), path(key));
    }

    /// @param name as it was typed
    Response add(
            Request request, Session session, PasskeyOutcome shown, String name, Optional<PasskeyTrouble> trouble) {
        return shown instanceof PasskeyOutcome.Offered offered
                ? show(
                        request,
                        session,
                        Optional.of(ADD),
                        visit -> new PasskeyPage.Add(
                                visit.path(),
                                visit.hidden(),
                                PasskeyOptions.toMakeOne(offered).text(),
                                name,
                                visit.path(),
                                trouble))
                : after(request, shown, ADD);
    }

    Response rename(Request request, Session session, Passkey passkey, Optional<PasskeyTrouble> trouble) {
        var key = key(passkey.id());
        return show(
                request,
                session,
                Optional.of(key),
                visit -> new PasskeyPage.Rename(
                        visit.path(),
                        PageAnswers.with(visit.hidden(), "rename", key),
                        passkey.name().text(),
                        path(REMOVE + key),
                        visit.path(),
                        trouble));
    }

    Response remove(Request request, Session session, Passkey passkey) {
        var key = key(passkey.id());
        return show(
                request,
                session,
                Optional.of(REMOVE + key),
                visit -> new PasskeyPage.Remove(
                        visit.path(), visit.hidden(), key, passkey.name().text(), visit.path()));
    }

    /// Where an outcome leads.
    ///
    /// @param part whose page asks to confirm the sign-in, if that is missing
    Response after(Request request, PasskeyOutcome outcome, String part) {
        return switch (outcome) {
            case PasskeyOutcome.Barred(FactorOutcome.LoginNeeded _) -> toPart(part);
            case PasskeyOutcome.Barred(FactorOutcome.TooManyRequests(var wait)) -> visits.tooManyTries(request, wait);
            default -> toOverview();
        };
    }

    /// The trouble with an answer that adds nothing.
    static Optional<PasskeyTrouble> notAdded() {
        return Optional.of(new Trouble.NotAdded());
    }

    static Optional<PasskeyTrouble> noName() {
        return Optional.of(new Trouble.NoName());
    }

    Response toPart(String part) {
        return visits.back(OwnPage.PASSKEYS, OwnPage.at(part));
    }

    Response toOverview() {
        return visits.back(OwnPage.PASSKEYS, "");
    }

    private String path(String part) {
        return visits.path(OwnPage.PASSKEYS) + OwnPage.at(part);
    }

    private Response show(Request request, Session session, Optional<String> part, Function<Visit, PasskeyPage> page) {
        return visits.part(
                request, 200, OwnPage.PASSKEYS, part, session, visit -> new AccountPage.OfPasskeys(page.apply(visit)));
    }
}
