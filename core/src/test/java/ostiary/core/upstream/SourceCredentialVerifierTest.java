package ostiary.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.ChallengeVerifier;
import ostiary.core.login.CredentialVerifier;
import ostiary.core.login.CredentialVerifier.Verdict.Challenged;
import ostiary.core.login.CredentialVerifier.Verdict.Refused;
import ostiary.core.login.Factor;
import ostiary.core.login.FactorChallenge;
import ostiary.core.password.Password;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Journal;
import ostiary.core.testing.World;
import ostiary.core.token.Sha256;
import ostiary.core.upstream.CredentialSource.Result;
import ostiary.core.user.InMemoryUserStore;

/// The outcome of a source's answers that do not prove who somebody is.
class SourceCredentialVerifierTest {
    private static final FactorChallenge CHALLENGE = new FactorChallenge(Factor.TOTP, "ada", "session");

    private static SourceCredentialVerifier over(Result result) {
        var source = new CredentialSource() {
            @Override
            public Result authenticate(String username, Password password) {
                return result;
            }

            @Override
            public Result respond(FactorChallenge challenge, ChallengeAnswer answer) {
                return result;
            }
        };
        var users = new InMemoryUserStore();
        return SourceCredentialVerifier.linking(
                source, new LinkOnLogin(users, new InMemorySourceAccountStore(users), new Journal(), Fresh::now));
    }

    static Stream<Arguments> passwords() {
        return Stream.of(
                Arguments.of(new Result.Refused(), new Refused()),
                Arguments.of(new Result.ResetRequired(), new Refused()),
                Arguments.of(new Result.WrongCode(), new Refused()),
                Arguments.of(new Result.WeakPassword(), new Refused()),
                Arguments.of(new Result.Asked(CHALLENGE), new Challenged(CHALLENGE)));
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void answersAPassword(Result result, CredentialVerifier.Verdict verdict) {
        assertThat(over(result).verify("ada@example.org", World.PASSWORD)).isEqualTo(verdict);
    }

    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of(new Result.Refused(), new ChallengeVerifier.Verdict.Decided(new Refused())),
                Arguments.of(new Result.ResetRequired(), new ChallengeVerifier.Verdict.Decided(new Refused())),
                Arguments.of(new Result.WrongCode(), new ChallengeVerifier.Verdict.WrongCode()),
                Arguments.of(new Result.WeakPassword(), new ChallengeVerifier.Verdict.WeakPassword()),
                Arguments.of(
                        new Result.Asked(CHALLENGE), new ChallengeVerifier.Verdict.Decided(new Challenged(CHALLENGE))));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void answersACode(Result result, ChallengeVerifier.Verdict verdict) {
        assertThat(over(result).answer(CHALLENGE, new ChallengeAnswer.Code("123456"), false, Sha256.of(new byte[0])))
                .isEqualTo(verdict);
    }
}
