package ostiary.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import ostiary.core.access.CheckAccess;
import ostiary.core.password.Password;
import ostiary.core.user.EmailAddress;
import ostiary.edge.Endpoint;
import ostiary.functions.Handlers;

/// All functions, called as their one user.
final class Service {
    static final EmailAddress EMAIL = EmailAddress.parse("zoe@example.org").orElseThrow();
    static final Password PASSWORD = Password.of("correct horse battery staple");

    private static final Event LOGIN = Event.sample("login/http-api").with("email", EMAIL.value());
    private static final byte[] RIGHT_PASSWORD =
            LOGIN.with("password", PASSWORD.text()).bytes();
    private static final byte[] WRONG_PASSWORD = LOGIN.with("password", "wrong").bytes();
    private static final Event REFRESH = Event.sample("refresh/http-api");
    private static final Event LOGOUT = Event.sample("logout/http-api");
    private static final Event AUTHORIZER = Event.sample("authorizer/http-api");

    private final RequestStreamHandler login;
    private final RequestStreamHandler refresh;
    private final RequestStreamHandler logout;
    private final RequestStreamHandler authorizer;

    Service(Endpoint login, Endpoint refresh, Endpoint logout, CheckAccess checkAccess) {
        // Log lines and metrics are made in full, and then dropped.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        this.login = Handlers.login(login);
        this.refresh = Handlers.refresh(refresh);
        this.logout = Handlers.logout(logout);
        this.authorizer = Handlers.authorizer(checkAccess);
    }

    Tokens logIn() {
        return Tokens.in(run(login, RIGHT_PASSWORD));
    }

    void mistypePassword() {
        require(run(login, WRONG_PASSWORD), "invalid_credentials");
    }

    Tokens refresh(String refreshToken) {
        return Tokens.in(
                run(refresh, REFRESH.with("refresh_token", refreshToken).bytes()));
    }

    void logOut(String refreshToken) {
        require(run(logout, LOGOUT.with("refresh_token", refreshToken).bytes()), "204");
    }

    /// The authorizer event of API Gateway for a request with this token.
    static byte[] question(String accessToken) {
        return AUTHORIZER.with("access_token", accessToken).bytes();
    }

    String authorize(byte[] question) {
        return require(run(authorizer, question), "\"isAuthorized\":true");
    }

    private static String run(RequestStreamHandler handler, byte[] event) {
        var output = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), output, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return output.toString(UTF_8);
    }

    private static String require(String answer, String expected) {
        if (!answer.contains(expected)) {
            throw new IllegalStateException("not the expected answer: " + answer);
        }
        return answer;
    }

    /// The tokens that a client keeps.
    record Tokens(String access, String refresh) {
        static Tokens in(String answer) {
            return new Tokens(find("access_token", answer), find("refresh_token", answer));
        }

        /// The body is a string in the answer, so its quotation marks are escaped.
        private static String find(String member, String answer) {
            var beginning = member + "\\\":\\\"";
            int start = require(answer, beginning).indexOf(beginning) + beginning.length();
            return answer.substring(start, answer.indexOf('\\', start));
        }
    }
}
