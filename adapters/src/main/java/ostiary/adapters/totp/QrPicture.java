package ostiary.adapters.totp;

import io.nayuki.qrcodegen.QrCode;
import ostiary.core.factor.Picture;

/// A text as a QR code (ISO/IEC 18004) in SVG: black on white whatever the page's colours, since cameras want
/// it so.
public final class QrPicture implements Picture {
    /// The standard's margin on each side, in modules.
    private static final int MARGIN = 4;

    /// Without any style, script or reference.
    @Override
    public String svg(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int size = code.size + 2 * MARGIN;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size + "H0z\"/>"
                + "<path fill=\"#000\" d=\"" + path(code) + "\"/></svg>";
    }

    /// One bar for each run of dark modules.
    private static String path(QrCode code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int end = x;
                while (end < code.size && code.getModule(end, y)) {
                    end++;
                }
                if (end > x) {
                    path.append("M%d %dh%dv1h-%dz".formatted(x + MARGIN, y + MARGIN, end - x, end - x));
                }
                x = end + 1;
            }
        }
        return path.toString();
    }
}
