package ostiary.functions;

/// The error with the one message for which API Gateway answers 401 and not 500.
///
/// AWS documents it for REST APIs
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html>) and is
/// silent about HTTP APIs, where the documented refusal, `isAuthorized: false`, is a 403: the wrong word for a
/// client that only has to refresh its token. Whatever an HTTP API makes of it, it lets nobody in.
final class UnauthorizedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Has no stack trace: the runtime logs it for every refused token.
    UnauthorizedException() {
        super("Unauthorized", null, false, false);
    }
}
