package ostiary.blueprint;

/// The headers in which a distribution of CloudFront tells the API behind it of the viewer
/// (docs/decisions/0027). They mean nothing without the secret: anybody can write the others.
public final class OriginHeaders {
    /// The secret that only the distribution knows. CloudFront writes it over whatever a viewer sends by that name
    /// (<https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html>).
    public static final String SECRET = "x-ostiary-origin";

    /// The viewer's address and port, `198.51.100.10:46532`, as CloudFront saw them
    /// (<https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html>).
    public static final String VIEWER_ADDRESS = "cloudfront-viewer-address";

    /// The viewer's address alone, for AWS WAF, which takes no port with it.
    public static final String VIEWER = "x-ostiary-viewer";

    private OriginHeaders() {}
}
