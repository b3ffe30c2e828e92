package ostiary.server.local.openapi;

import static ostiary.server.local.openapi.Operation.answering;
import static ostiary.server.local.openapi.Operation.silent;

import java.util.List;
import java.util.stream.Stream;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.AddressApi;
import ostiary.blueprint.DeletionApi;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.FactorApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.PasskeyApi;
import ostiary.blueprint.RecoveryApi;
import ostiary.blueprint.Route;
import ostiary.blueprint.SessionApi;
import ostiary.blueprint.SignUpApi;
import ostiary.core.deletion.KeepOffers;
import ostiary.core.factor.AddAuthenticator;
import ostiary.core.factor.StepUp;
import ostiary.core.recovery.Mailed;
import ostiary.core.recovery.PasswordReset;
import ostiary.core.recovery.RequestAddressChange;
import ostiary.core.recovery.RequestPasswordReset;
import ostiary.core.signup.SignUp;

/// The operations of all routes.
final class Operations {
    private static final String FRESH = "a login of the last " + StepUp.MAX_AGE.toMinutes()
            + " minutes, by two factors if the user has two (" + Rfc.link(9470, "3") + ").";

    private static final List<Operation> ALL = List.of(
            silent(
                    SignUpApi.SIGN_UP,
                    "signUp",
                    "The answer is the same for an address that has an account and for one that has none.",
                    ProblemShapes.WEAK_PASSWORD,
                    ProblemShapes.TOO_MANY_REQUESTS),
            silent(
                    SignUpApi.CONFIRM_SIGN_UP,
                    "confirmSignUp",
                    "A code is good for " + SignUp.CODE_LIFETIME.toMinutes() + " minutes.",
                    ProblemShapes.INVALID_CODE,
                    ProblemShapes.TOO_MANY_REQUESTS),
            answering(
                    LoginApi.LOG_IN,
                    "logIn",
                    "Send the tokens' access token as " + Rfc.link(6750, "2.1") + " says.",
                    Success.login(Shapes.TOKENS),
                    ProblemShapes.INVALID_CREDENTIALS,
                    ProblemShapes.MFA_REQUIRED,
                    ProblemShapes.NEW_PASSWORD_REQUIRED,
                    ProblemShapes.DELETION_PENDING,
                    ProblemShapes.TOO_MANY_REQUESTS),
            answering(
                    LoginApi.ANSWER_CHALLENGE,
                    "answerChallenge",
                    "Takes `code` or `new_password`, and not both. Each challenge is good for one answer, and for a"
                            + " few minutes.",
                    Success.login(Shapes.TOKENS),
                    ProblemShapes.WEAK_NEW_PASSWORD,
                    ProblemShapes.MFA_REQUIRED,
                    ProblemShapes.NEW_PASSWORD_REQUIRED,
                    ProblemShapes.INVALID_CHALLENGE,
                    ProblemShapes.DELETION_PENDING,
                    ProblemShapes.TOO_MANY_REQUESTS),
            answering(
                    SessionApi.REFRESH,
                    "refresh",
                    "Refresh tokens are rotated (" + Rfc.link(9700, "4.14.2")
                            + "): keep the one in the answer. Where no answer came, send the same one again.",
                    Success.json(Shapes.TOKENS),
                    ProblemShapes.INVALID_GRANT),
            silent(
                    SessionApi.LOG_OUT,
                    "logOut",
                    "The answer is the same for a token of no session, as " + Rfc.link(7009, "2.2") + " has it."),
            answering(
                    AccountApi.ME,
                    "getMe",
                    "A token whose user is gone is answered `invalid_token`.",
                    Success.json(Shapes.PROFILE)),
            answering(
                    AccountApi.EDIT,
                    "editMe",
                    "A JSON merge patch (" + Rfc.link(7396) + "): what it does not name stays as it is, and of two at"
                            + " once both hold. `application/json` will do, too. The address is no part of it.",
                    Success.json(Shapes.PROFILE)),
            answering(
                    AccountApi.EXPORT,
                    "exportMe",
                    "Wants " + FRESH + " It has no password, no secret and no code ([export](api.md#export)).",
                    Success.json(Shapes.EXPORT),
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.TOO_MANY_REQUESTS),
            answering(
                    AccountApi.LIST_SESSIONS,
                    "listSessions",
                    "The session of the access token is marked as `current`.",
                    Success.json(Shapes.SESSIONS)),
            silent(
                    AccountApi.END_SESSION,
                    "endSession",
                    "Nobody else's session is ended, nor told of: the answer is the same as for one that never was.",
                    ProblemShapes.NOT_FOUND),
            silent(
                    AccountApi.END_ALL_SESSIONS,
                    "endAllSessions",
                    "Gateways that keep an authorizer's answer for a while still let tokens in for as long."),
            answering(
                    RecoveryApi.FORGOT,
                    "forgotPassword",
                    "The answer is the same for an address that has an account and for one that has none. The mail"
                            + " has a code, and a link to a page of the service.",
                    Success.json(Shapes.PASSWORD_REQUEST),
                    ProblemShapes.TOO_MANY_REQUESTS),
            silent(
                    RecoveryApi.RESET,
                    "resetPassword",
                    "A request is good for " + RequestPasswordReset.LIFETIME.toMinutes() + " minutes and "
                            + PasswordReset.MOST_TRIES + " tries. Nobody is logged in by it. Where no answer came,"
                            + " send the same again.",
                    ProblemShapes.WEAK_PASSWORD,
                    ProblemShapes.INVALID_CODE,
                    ProblemShapes.TOO_MANY_REQUESTS),
            silent(
                    RecoveryApi.CHANGE,
                    "changePassword",
                    "Every other session ends. The access token that asks is over, too: refresh it once. Where no"
                            + " answer came, send the same again.",
                    ProblemShapes.WEAK_PASSWORD,
                    ProblemShapes.WRONG_PASSWORD,
                    ProblemShapes.TOO_MANY_REQUESTS),
            answering(
                    AddressApi.ASK,
                    "askForEmail",
                    "Wants a login of the last 15 minutes or the present password, and a login by two factors where"
                            + " there are two (" + Rfc.link(9470) + "). The answer is the same for an address that is"
                            + " somebody's. The mail has a code, and a link to a page of the service.",
                    Success.json(Shapes.ADDRESS_REQUEST),
                    ProblemShapes.WRONG_PASSWORD,
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.PASSWORD_ELSEWHERE,
                    ProblemShapes.TOO_MANY_REQUESTS),
            silent(
                    AddressApi.CONFIRM,
                    "confirmEmail",
                    "In the session that has asked, within " + RequestAddressChange.LIFETIME.toMinutes()
                            + " minutes and " + Mailed.MOST_TRIES + " tries. Every other session ends. The access token"
                            + " that asks is over, too: refresh it once. Where no answer came, send the same again.",
                    ProblemShapes.INVALID_CODE,
                    ProblemShapes.TOO_MANY_REQUESTS),
            answering(
                    FactorApi.LIST,
                    "listFactors",
                    "One that waits for its first code is none yet.",
                    Success.json(Shapes.FACTORS)),
            answering(
                    FactorApi.ADD_AUTHENTICATOR,
                    "addAuthenticator",
                    "Wants " + FRESH + " Another one that waits for its first code is void.",
                    Success.json(Shapes.AUTHENTICATOR_SETUP),
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.TOO_MANY_FACTORS,
                    ProblemShapes.PASSWORD_ELSEWHERE,
                    ProblemShapes.TOO_MANY_REQUESTS),
            answering(
                    FactorApi.CONFIRM_AUTHENTICATOR,
                    "confirmAuthenticator",
                    "Within " + AddAuthenticator.TIME_TO_CONFIRM.toMinutes() + " minutes. Wants " + FRESH
                            + " Where no answer came, send the same again: it says yes, without recovery codes.",
                    Success.json(Shapes.RECOVERY_CODES),
                    ProblemShapes.INVALID_CODE,
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.NOT_FOUND,
                    ProblemShapes.TOO_MANY_FACTORS,
                    ProblemShapes.PASSWORD_ELSEWHERE,
                    ProblemShapes.TOO_MANY_REQUESTS),
            silent(
                    FactorApi.REMOVE,
                    "removeFactor",
                    "Wants " + FRESH + " Nobody else's is removed, nor told of. The last one takes the recovery codes"
                            + " along.",
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.NOT_FOUND,
                    ProblemShapes.PASSWORD_ELSEWHERE,
                    ProblemShapes.TOO_MANY_REQUESTS),
            answering(
                    FactorApi.RENEW_RECOVERY_CODES,
                    "renewRecoveryCodes",
                    "Wants " + FRESH,
                    Success.json(Shapes.RECOVERY_CODES),
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.NOT_FOUND,
                    ProblemShapes.PASSWORD_ELSEWHERE,
                    ProblemShapes.TOO_MANY_REQUESTS),
            answering(
                    PasskeyApi.LIST,
                    "listPasskeys",
                    "Logins take each of them ([passkeys](passkeys.md)).",
                    Success.json(PasskeyShapes.PASSKEYS)),
            answering(
                    PasskeyApi.OFFER,
                    "offerPasskey",
                    "Wants " + FRESH + " Nothing is kept until the passkey is added.",
                    Success.json(PasskeyShapes.CREATION),
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.TOO_MANY_FACTORS,
                    ProblemShapes.PASSWORD_ELSEWHERE,
                    ProblemShapes.TOO_MANY_REQUESTS),
            answering(
                    PasskeyApi.ADD,
                    "addPasskey",
                    "Wants " + FRESH + " Where no answer came, send the same again.",
                    Success.json(PasskeyShapes.PASSKEY),
                    ProblemShapes.INVALID_PASSKEY,
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.TOO_MANY_FACTORS,
                    ProblemShapes.PASSWORD_ELSEWHERE,
                    ProblemShapes.TOO_MANY_REQUESTS),
            silent(
                    PasskeyApi.RENAME,
                    "renamePasskey",
                    "Nobody else's is renamed, nor told of.",
                    ProblemShapes.NOT_FOUND),
            silent(
                    PasskeyApi.REMOVE,
                    "removePasskey",
                    "Wants " + FRESH + " Nobody else's is removed, nor told of. Sessions that it began go on.",
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.NOT_FOUND,
                    ProblemShapes.PASSWORD_ELSEWHERE,
                    ProblemShapes.TOO_MANY_REQUESTS),
            answering(
                    PasskeyApi.OPTIONS,
                    "passkeyLoginOptions",
                    "The same for everybody: it tells nobody who has a passkey.",
                    Success.json(PasskeyShapes.REQUEST)),
            answering(
                    PasskeyApi.LOG_IN,
                    "logInWithPasskey",
                    "Without a user name. The authenticator has verified the user, so it counts as two factors.",
                    Success.login(Shapes.TOKENS),
                    ProblemShapes.INVALID_CREDENTIALS,
                    ProblemShapes.INVALID_CHALLENGE,
                    ProblemShapes.TOO_MANY_REQUESTS),
            answering(
                    DeletionApi.REQUEST,
                    "requestDeletion",
                    "Wants " + FRESH + " A login until then is answered `deletion_pending`. A second request changes"
                            + " nothing.",
                    Success.json(Shapes.DELETION),
                    ProblemShapes.INSUFFICIENT_USER_AUTHENTICATION,
                    ProblemShapes.TOO_MANY_REQUESTS),
            silent(
                    DeletionApi.CANCEL,
                    "cancelDeletion",
                    "A challenge is good for " + KeepOffers.LIFETIME.toMinutes() + " minutes, and nobody is logged in"
                            + " by it. Where no answer came, send the same again.",
                    ProblemShapes.INVALID_CHALLENGE),
            answering(
                    OAuthApi.TOKEN,
                    "getToken",
                    "For registered clients: with `client_credentials` one gets a token for itself ("
                            + Rfc.link(6749, "4.4") + "), with `authorization_code` and `refresh_token` those of a"
                            + " user.",
                    Success.json(Shapes.CLIENT_TOKEN)),
            silent(
                    OAuthApi.REVOKE,
                    "revokeToken",
                    "The answer is the same for what is no token, as " + Rfc.link(7009, "2.2")
                            + " has it. A client gives back 60 tokens a minute.",
                    ProblemShapes.TOO_MANY_REQUESTS),
            answering(
                    OAuthApi.INTROSPECT,
                    "introspectToken",
                    "For the client itself, and for the API that the token is made for. Of every other token nothing is"
                            + " told but that it is not `active` (" + Rfc.link(7662, "2.2") + ").",
                    Success.json(Shapes.INTROSPECTION)),
            answering(
                    OAuthApi.REVOCATIONS,
                    "listRevocations",
                    "For clients that verify access tokens themselves, with a token of `client_credentials`. The"
                        + " parameter `after` of the query is an instant, by default that before which every token has"
                        + " expired. For the next page send `next` as the parameter `cursor`, and the same `after`.",
                    Success.fresh(Shapes.REVOCATIONS)),
            answering(
                    OAuthApi.USER_INFO,
                    "getUserInfo",
                    "It reads the session, so that a token is refused here as soon as its session is over.",
                    Success.json(Shapes.USER_INFO)),
            answering(
                    OAuthApi.USER_INFO_BY_FORM,
                    "getUserInfoByForm",
                    "The same; the token may also come in the form (" + Rfc.link(6750, "2.2") + ").",
                    Success.json(Shapes.USER_INFO)),
            answering(
                    DiscoveryApi.JWKS,
                    "getJwks",
                    "Read the set anew when a token names a key that is not in it, and keep it no longer than"
                            + " `Cache-Control` says.",
                    Success.published("application/jwk-set+json", DiscoveryShapes.JWK_SET)),
            answering(
                    DiscoveryApi.OPENID_CONFIGURATION,
                    "getOpenidConfiguration",
                    "For API Gateway's JWT authorizer and other verifiers of access tokens.",
                    Success.published("application/json", DiscoveryShapes.METADATA)),
            answering(
                    DiscoveryApi.OAUTH_METADATA,
                    "getOauthMetadata",
                    "Where " + Rfc.link(8414, "3") + " has it.",
                    Success.published("application/json", DiscoveryShapes.METADATA)),
            answering(
                    DiscoveryApi.PASSKEY_ORIGINS,
                    "getPasskeyOrigins",
                    "Browsers read it on the domain that [passkeys](passkeys.md) are made for, before a page of another"
                            + " domain asks for one. Not there unless a team has chosen origins.",
                    Success.published("application/json", DiscoveryShapes.PASSKEY_ORIGINS),
                    ProblemShapes.NOT_FOUND));

    private Operations() {}

    static Operation of(Route route) {
        return Stream.concat(ALL.stream(), AdminOperations.ALL.stream())
                .filter(operation -> operation.route().equals(route))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(route.key() + " is not described"));
    }
}
