package ostiary.cdk.cost;

import java.time.LocalDate;

/// AWS's list prices in US dollars, all of them in this file, without free tiers, volume discounts and savings plans,
/// but for Cognito's, whose tiers are its price. Each has the page that AWS keeps it on, and whether the number was
/// read on a page that we have or is recalled; none could be compared with AWS's price API.
public enum ListPrice {
    HTTP_API_REQUEST(1.00, 1e6, "million requests", Page.API_GATEWAY, Evidence.RECALLED),
    LAMBDA_REQUEST(0.20, 1e6, "million invocations", Page.LAMBDA, Evidence.RECALLED),
    LAMBDA_GIB_SECOND(0.0000133334, 1, "GiB-second on arm64", Page.LAMBDA, Evidence.RECALLED),
    /// Python's and .NET's cost something.
    LAMBDA_SNAPSHOT_OF_JAVA(
            0, 1, "GiB-second of a snapshot, and GiB restored, of Java", Page.LAMBDA, Evidence.RECALLED),
    /// As of November 2024, when they were halved.
    DYNAMODB_READ(0.125, 1e6, "million read request units", Page.DYNAMODB, Evidence.RECALLED),
    DYNAMODB_WRITE(0.625, 1e6, "million write request units", Page.DYNAMODB, Evidence.RECALLED),
    DYNAMODB_STORAGE(0.25, 1, "GB and month", Page.DYNAMODB, Evidence.RECALLED),
    DYNAMODB_RECOVERY(0.20, 1, "GB and month of point-in-time recovery", Page.DYNAMODB, Evidence.RECALLED),
    /// After each of the first two yearly rotations another dollar.
    KMS_KEY(1.00, 1, "key and month", Page.KMS, Evidence.READ),
    KMS_REQUEST(0.03, 1e4, "10,000 requests", Page.KMS, Evidence.READ_ELSEWHERE),
    SECRET(0.40, 1, "secret and month", Page.SECRETS, Evidence.READ_ELSEWHERE),
    SECRET_REQUEST(0.05, 1e4, "10,000 requests", Page.SECRETS, Evidence.READ_ELSEWHERE),
    /// An alarm on an expression costs as many as the expression has metrics.
    ALARM_METRIC(0.10, 1, "metric of an alarm and month", Page.CLOUDWATCH, Evidence.RECALLED),
    FAST_ALARM_METRIC(
            0.30, 1, "metric of an alarm of less than a minute, and month", Page.CLOUDWATCH, Evidence.RECALLED),
    DASHBOARD(3.00, 1, "dashboard and month", Page.CLOUDWATCH, Evidence.READ_ELSEWHERE),
    /// By the hour in which it has a value.
    CUSTOM_METRIC(0.30, 1, "metric of one's own and month", Page.CLOUDWATCH, Evidence.READ_ELSEWHERE),
    LOG_INGESTION(0.50, 1, "GB of logs", Page.CLOUDWATCH, Evidence.READ_ELSEWHERE),
    LOG_STORAGE(0.03, 1, "GB of logs, compressed, and month", Page.CLOUDWATCH, Evidence.RECALLED),
    TRACE(5.00, 1e6, "million traces", "https://aws.amazon.com/xray/pricing/", Evidence.RECALLED),
    MAIL(0.10, 1e3, "1,000 mails", "https://aws.amazon.com/ses/pricing/", Evidence.RECALLED),
    TRANSFER(0.09, 1, "GB to the internet", "https://aws.amazon.com/ec2/pricing/on-demand/", Evidence.RECALLED),
    FIREWALL(5.00, 1, "web ACL and month", "https://aws.amazon.com/waf/pricing/", Evidence.RECALLED),
    FIREWALL_RULE(1.00, 1, "rule of a web ACL and month", "https://aws.amazon.com/waf/pricing/", Evidence.RECALLED),
    COGNITO_LITE(0.0055, 1, "user and month, from the 10,001st", Page.COGNITO, Evidence.RECALLED),
    COGNITO_LITE_FROM_100K(0.0046, 1, "user and month, from the 100,001st", Page.COGNITO, Evidence.RECALLED),
    COGNITO_LITE_FROM_1M(0.00325, 1, "user and month, from the 1,000,001st", Page.COGNITO, Evidence.RECALLED),
    COGNITO_LITE_FROM_10M(0.0025, 1, "user and month, from the 10,000,001st", Page.COGNITO, Evidence.RECALLED),
    COGNITO_ESSENTIALS(0.015, 1, "user and month, from the 10,001st", Page.COGNITO, Evidence.RECALLED),
    COGNITO_PLUS(0.02, 1, "user and month", Page.COGNITO, Evidence.RECALLED);

    /// Of all prices.
    public static final String REGION = "us-east-1";

    /// When the list was written down.
    public static final LocalDate WRITTEN = LocalDate.of(2026, 11, 29);

    /// The day from which those of [ostiary.cdk.Prices] are valid.
    public static final LocalDate SINCE = LocalDate.of(2024, 11, 1);

    private final double dollars;
    private final double quantity;
    private final String unit;
    private final String page;
    private final Evidence evidence;

    ListPrice(double dollars, double quantity, String unit, String page, Evidence evidence) {
        this.dollars = dollars;
        this.quantity = quantity;
        this.unit = unit;
        this.page = page;
        this.evidence = evidence;
    }

    /// For the unit that it is listed by.
    public double dollars() {
        return dollars;
    }

    /// For this many requests, seconds, keys or whatever it is a price of.
    double of(double count) {
        return dollars * count / quantity;
    }

    String unit() {
        return unit;
    }

    String page() {
        return page;
    }

    Evidence evidence() {
        return evidence;
    }

    /// How we know a price.
    enum Evidence {
        READ("read on that page"),
        READ_ELSEWHERE("read on others' pages"),
        RECALLED("recalled");

        private final String text;

        Evidence(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private static final class Page {
        static final String API_GATEWAY = "https://aws.amazon.com/api-gateway/pricing/";
        static final String LAMBDA = "https://aws.amazon.com/lambda/pricing/";
        static final String DYNAMODB = "https://aws.amazon.com/dynamodb/pricing/on-demand/";
        static final String KMS = "https://aws.amazon.com/kms/pricing/";
        static final String SECRETS = "https://aws.amazon.com/secrets-manager/pricing/";
        static final String CLOUDWATCH = "https://aws.amazon.com/cloudwatch/pricing/";
        static final String COGNITO = "https://aws.amazon.com/cognito/pricing/";

        private Page() {}
    }
}
