package ostiary.server.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ostiary.adapters.totp.OtpCodes;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.AddressApi;
import ostiary.blueprint.Api;
import ostiary.blueprint.DeletionApi;
import ostiary.blueprint.FactorApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.Route;
import ostiary.blueprint.SignUpApi;
import ostiary.core.factor.FactorStore;
import ostiary.core.factor.TotpSecret;
import ostiary.core.throttle.Limits;

/// Gets out of a service all that it answers about second factors of its own.
final class FactorTour {
    private static final String EMAIL = "eve@example.com";
    private static final String SOME_ID = new UUID(1, 2).toString();
    private static final String PHONE = "{\"name\":\"Phone\"}";
    private static final String WRONG = "{\"code\":\"000000\"}";
    private static final List<Route> CHANGES = List.of(
            FactorApi.ADD_AUTHENTICATOR,
            FactorApi.CONFIRM_AUTHENTICATOR,
            FactorApi.REMOVE,
            FactorApi.RENEW_RECOVERY_CODES);

    private final Caller caller;

    FactorTour(Caller caller) {
        this.caller = caller;
    }

    /// @param elsewhere a token of a user whose password is in another system
    void everything(String elsewhere) throws IOException, InterruptedException {
        caller.send(SignUpApi.SIGN_UP, Map.of("email", EMAIL, "password", ApiTour.PASSWORD));
        caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", EMAIL, "code", caller.mailedCode()));
        var byPassword = logIn().path("access_token").asText();
        change(FactorApi.RENEW_RECOVERY_CODES, SOME_ID, byPassword);
        for (var route : CHANGES.subList(0, 2)) {
            caller.send(route, "{}", "authorization", "Bearer " + byPassword, "content-type", "text/plain");
            caller.send(route, "x".repeat(Api.MAX_BODY_BYTES + 1), ApiTour.bearing(byPassword));
        }
        var codes = enrol(byPassword).path("recovery_codes");
        changeAll(byPassword);
        new PasskeyTour(caller).stepUp(byPassword);
        caller.send(AddressApi.ASK, ApiTour.NEW_ADDRESS, ApiTour.bearing(byPassword));
        caller.ask(AccountApi.EXPORT, byPassword);
        var byTwo = byRecoveryCode(codes.path(0).asText());
        changeAll(byTwo);
        change(FactorApi.REMOVE, "none", byTwo);
        var renewed = change(FactorApi.RENEW_RECOVERY_CODES, SOME_ID, byTwo).path("recovery_codes");
        for (int factors = 1; factors <= FactorStore.MOST; factors++) {
            enrol(byTwo);
        }
        var added = caller.ask(FactorApi.LIST, byTwo).path("factors").path(0);
        change(FactorApi.REMOVE, added.path("id").asText(), byTwo);
        caller.overdo(Limits.FACTOR_CHANGE_BY_USER.most(), () -> change(FactorApi.ADD_AUTHENTICATOR, SOME_ID, byTwo));
        changeAll(byTwo);
        send(DeletionApi.REQUEST, SOME_ID, "", byPassword);
        send(DeletionApi.REQUEST, SOME_ID, "", byTwo);
        byRecoveryCode(renewed.path(0).asText());
        changeAll(elsewhere);
        caller.send(AddressApi.ASK, ApiTour.NEW_ADDRESS, ApiTour.bearing(elsewhere));
    }

    private JsonNode logIn() throws IOException, InterruptedException {
        return caller.send(LoginApi.LOG_IN, Map.of("username", EMAIL, "password", ApiTour.PASSWORD));
    }

    private String byRecoveryCode(String code) throws IOException, InterruptedException {
        var challenge = logIn().path("challenge").asText();
        return caller.send(LoginApi.ANSWER_CHALLENGE, Map.of("challenge", challenge, "code", code))
                .path("access_token")
                .asText();
    }

    /// Begins, types a wrong code and then the right one.
    private JsonNode enrol(String token) throws IOException, InterruptedException {
        var begun = change(FactorApi.ADD_AUTHENTICATOR, SOME_ID, token);
        var id = begun.path("id").asText(SOME_ID);
        change(FactorApi.CONFIRM_AUTHENTICATOR, id, token);
        var secret = begun.path("secret").asText();
        if (secret.isEmpty()) {
            return begun; // there are as many as there may be
        }
        var code = new OtpCodes().code(secret(secret), Instant.now().getEpochSecond() / 30);
        return send(FactorApi.CONFIRM_AUTHENTICATOR, id, "{\"code\":\"%s\"}".formatted(code), token);
    }

    /// Each change once, of an authenticator that isn't there.
    private void changeAll(String token) throws IOException, InterruptedException {
        for (var route : CHANGES) {
            change(route, SOME_ID, token);
        }
    }

    private JsonNode change(Route route, String id, String token) throws IOException, InterruptedException {
        var body = route.equals(FactorApi.ADD_AUTHENTICATOR)
                ? PHONE
                : route.equals(FactorApi.CONFIRM_AUTHENTICATOR) ? WRONG : "";
        return send(route, id, body, token);
    }

    private JsonNode send(Route route, String id, String body, String token) throws IOException, InterruptedException {
        return caller.sendTo(route, route.path().replace("{id}", id), body, ApiTour.bearing(token));
    }

    private static TotpSecret secret(String base32) {
        var digits = new StringBuilder("1");
        base32.chars().forEach(c -> digits.append(Character.forDigit(c >= 'A' ? c - 'A' : c - '2' + 26, 32)));
        var bytes = new BigInteger(digits.toString(), 32).toByteArray();
        return new TotpSecret(Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length));
    }
}
