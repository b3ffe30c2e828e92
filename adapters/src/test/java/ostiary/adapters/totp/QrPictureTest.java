package ostiary.adapters.totp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QrPictureTest {
    private static final String URI = "otpauth://totp/Example:ada%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            + "&issuer=Example&algorithm=SHA1&digits=6&period=30";

    /// Nothing that a page would have to allow, and nothing of the text as such.
    @Test
    void isAPathAndNothingElse() {
        var svg = new QrPicture().svg(URI);

        assertThat(svg).hasSizeLessThan(16_384);
        assertThat(svg.replaceAll("M\\d+ \\d+h\\d+v1h-\\d+z", ""))
                .matches("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \\d+ \\d+\""
                        + " shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h\\d+v\\d+H0z\"/>"
                        + "<path fill=\"#000\" d=\"\"/></svg>");
    }

    @Test
    void takesTheLongestAddress() {
        assertThat(new QrPicture().svg(URI + "x".repeat(600))).hasSizeLessThan(64 * 1024);
    }

    @Test
    void isAnotherForAnotherText() {
        assertThat(new QrPicture().svg(URI)).isNotEqualTo(new QrPicture().svg(URI.replace("GEZD", "GEZE")));
    }
}
