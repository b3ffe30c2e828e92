package ostiary.core.factor;

/// Port: a text as a picture that a camera reads.
@FunctionalInterface
public interface Picture {
    /// An `svg` element.
    ///
    /// @param text up to 2,331 bytes
    String svg(String text);
}
