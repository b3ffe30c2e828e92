package ostiary.edge;

import java.util.TreeSet;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyOutcome;

/// Maps the outcome of a change of passkeys to a response.
public final class PasskeyAnswer {
    private final FactorAnswer factorAnswer;

    public PasskeyAnswer(FactorAnswer factorAnswer) {
        this.factorAnswer = factorAnswer;
    }

    Response of(Request request, PasskeyOutcome outcome) {
        return switch (outcome) {
            case PasskeyOutcome.Offered offered ->
                Response.json(
                        200,
                        new JsonObject()
                                .put("publicKey", PasskeyOptions.toMakeOne(offered))
                                .text());
            case PasskeyOutcome.Added(var passkey) ->
                Response.json(201, json(passkey).text());
            case PasskeyOutcome.Removed() -> Response.empty(204);
            case PasskeyOutcome.Unverified() -> Problem.INVALID_PASSKEY.response(request);
            case PasskeyOutcome.Full() -> Problem.TOO_MANY_FACTORS.response(request);
            case PasskeyOutcome.Barred(var reason) -> factorAnswer.of(request, reason);
        };
    }

    /// A passkey as its user sees it.
    static JsonObject json(Passkey passkey) {
        var json = new JsonObject()
                .put("id", passkey.id().value())
                .put("name", passkey.name().text())
                .put("synced", passkey.isSynced())
                .put("transports", new TreeSet<>(passkey.transports()))
                .put("created_at", passkey.createdAt().toString());
        return passkey.lastUsedAt()
                .map(at -> json.put("last_used_at", at.toString()))
                .orElse(json);
    }
}
