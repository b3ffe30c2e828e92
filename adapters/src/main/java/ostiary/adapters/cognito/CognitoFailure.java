package ostiary.adapters.cognito;

import java.util.Locale;
import java.util.function.Supplier;
import ostiary.core.UnavailableException;
import ostiary.core.upstream.CredentialSource.Result;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/// Maps the errors of a user pool (Cognito API Reference, "AdminInitiateAuth" and
/// "AdminRespondToAuthChallenge", errors).
final class CognitoFailure {
    private CognitoFailure() {}

    /// Runs the call and maps its errors. For a disabled user Cognito throws
    /// `NotAuthorizedException`, as for a wrong password.
    ///
    /// @throws UnavailableException for any error that is not about the user
    static Result judged(Supplier<Result> call) {
        try {
            return call.get();
        } catch (NotAuthorizedException | InvalidParameterException refused) {
            return unlessOfTheClient(refused);
        } catch (UserNotFoundException
                | UserNotConfirmedException
                | UserLambdaValidationException
                | ExpiredCodeException refused) {
            return new Result.Refused();
        } catch (PasswordResetRequiredException reset) {
            return new Result.ResetRequired();
        } catch (CodeMismatchException wrong) {
            return new Result.WrongCode();
        } catch (InvalidPasswordException | PasswordHistoryPolicyViolationException weak) {
            return new Result.WeakPassword();
        } catch (SdkException failed) {
            throw new UnavailableException("Cognito", failed);
        }
    }

    /// Cognito also throws these two if the client lacks the flow or has another secret, when nobody could log in
    /// and no password is to blame. Only the message tells the cases apart.
    private static Result unlessOfTheClient(CognitoIdentityProviderException refused) {
        var text = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("flow") || text.contains("secret")) {
            throw new UnavailableException("Cognito: the client is not set up as it must be", refused);
        }
        return new Result.Refused();
    }
}
