package ostiary.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CompactJwtTest {
    private final CompactJwt jwt = CompactJwt.split("a.b.c").orElseThrow();

    @Test
    void isItsThreeParts() {
        assertThat(jwt).isEqualTo(new CompactJwt("a", "b", "c"));
        assertThat(jwt.getToken()).isEqualTo("a.b.c");
        assertThat(jwt.getHeader()).isEqualTo("a");
        assertThat(jwt.getPayload()).isEqualTo("b");
        assertThat(jwt.getSignature()).isEqualTo("c");
    }

    @Test
    void mayHaveEmptyParts() {
        assertThat(CompactJwt.split("..")).contains(new CompactJwt("", "", ""));
    }

    /// Whatever java-jwt may ask one day, before it has looked at the signature.
    @Test
    void tellsNothingThatIsNotProven() {
        var questions = List.<ThrowingCallable>of(
                jwt::getAlgorithm,
                jwt::getType,
                jwt::getContentType,
                () -> jwt.getHeaderClaim("alg"),
                jwt::getIssuer,
                jwt::getSubject,
                jwt::getAudience,
                jwt::getExpiresAt,
                jwt::getNotBefore,
                jwt::getIssuedAt,
                jwt::getId,
                () -> jwt.getClaim("sub"),
                jwt::getClaims);

        assertThat(questions)
                .allSatisfy(question -> assertThatThrownBy(question).isInstanceOf(UnsupportedOperationException.class));
        assertThat(jwt.getKeyId()).isNull();
    }
}
