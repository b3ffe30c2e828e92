package ostiary.edge;

import java.util.Map;
import ostiary.core.factor.StepUp;
import ostiary.core.token.Acr;

/// The demand on the next login, in the header (RFC 9470 §3) and for clients that read bodies.
final class StepUpAnswer {
    private StepUpAnswer() {}

    static Response of(Request request, StepUp stepUp) {
        var maxAge = Long.toString(StepUp.MAX_AGE.toSeconds());
        var challenge = "Bearer error=\"insufficient_user_authentication\", max_age=\"" + maxAge + "\"";
        return switch (stepUp) {
            case FRESHER ->
                Problem.INSUFFICIENT_USER_AUTHENTICATION
                        .response(request, Map.of("max_age", maxAge))
                        .with("www-authenticate", challenge);
            case STRONGER ->
                Problem.INSUFFICIENT_USER_AUTHENTICATION
                        .response(request, Map.of("max_age", maxAge, "acr_values", Acr.TWO_FACTORS))
                        .with("www-authenticate", challenge + ", acr_values=\"" + Acr.TWO_FACTORS + "\"");
        };
    }
}
