package ostiary.cdk.cost;

import java.time.LocalDate;

/// AWS's list prices in US dollars, all of them in this file, without free tiers, volume discounts and savings plans,
/// but for Cognito's, whose tiers are its price. Each has the page that AWS keeps it on, and the one that the number
/// was read on: AWS's pages fill most numbers in by a script, so that a stored copy has none. None could be compared
/// with AWS's price API.
public enum ListPrice {
    HTTP_API_REQUEST(
            1.00,
            1e6,
            "million requests",
            Page.API_GATEWAY,
            "https://www.learnaws.org/2021/01/10/api-gateway-pricing/"),
    LAMBDA_REQUEST(0.20, 1e6, "million invocations", Page.LAMBDA, "https://github.com/api-evangelist/aws-lambda"),
    LAMBDA_GIB_SECOND(
            0.0000133334,
            1,
            "GiB-second on arm64",
            Page.LAMBDA,
            "https://app.unpkg.com/artillery@2.0.28/files/lib/platform/aws-lambda/prices.js"),
    /// Python's and .NET's cost something.
    LAMBDA_SNAPSHOT_OF_JAVA(
            0,
            1,
            "GiB-second of a snapshot, and GiB restored, of Java",
            Page.LAMBDA,
            "https://aws.amazon.com/cn/about-aws/whats-new/2022/11/aws-lambda-snapstart-java-functions/"),
    /// The prices of reads and writes since November 2024, when they were halved.
    DYNAMODB_READ(0.125, 1e6, "million read request units", Page.DYNAMODB, Read.ON_DEMAND),
    DYNAMODB_WRITE(0.625, 1e6, "million write request units", Page.DYNAMODB, Read.ON_DEMAND),
    DYNAMODB_STORAGE(0.25, 1, "GB and month", Page.DYNAMODB, "https://aws.amazon.com/dynamodb/pricing/"),
    DYNAMODB_RECOVERY(
            0.20,
            1,
            "GB and month of point-in-time recovery",
            Page.DYNAMODB,
            "https://finops.com.py/services/dynamodb/backups"),
    /// The price of a new key; each of the first two yearly rotations adds another dollar.
    KMS_KEY(1.00, 1, "key and month", Page.KMS, Page.KMS),
    KMS_REQUEST(0.03, 1e4, "10,000 requests", Page.KMS, "https://c3x.dev/resources/aws/aws_kms_key"),
    SECRET(0.40, 1, "secret and month", Page.SECRETS, Read.SECRETS),
    SECRET_REQUEST(0.05, 1e4, "10,000 requests", Page.SECRETS, Read.SECRETS),
    /// An alarm on an expression costs as many as the expression has metrics.
    ALARM_METRIC(0.10, 1, "metric of an alarm and month", Page.CLOUDWATCH, Read.ALARMS),
    FAST_ALARM_METRIC(0.30, 1, "metric of an alarm of less than a minute, and month", Page.CLOUDWATCH, Read.ALARMS),
    DASHBOARD(
            3.00,
            1,
            "dashboard and month",
            Page.CLOUDWATCH,
            "https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/"),
    /// The price is by the hour in which the metric has a value.
    CUSTOM_METRIC(
            0.30, 1, "metric of one's own and month", Page.CLOUDWATCH, "https://signoz.io/guides/cloudwatch-pricing"),
    LOG_INGESTION(0.50, 1, "GB of logs", Page.CLOUDWATCH, Read.LOGS),
    LOG_STORAGE(0.03, 1, "GB of logs, compressed, and month", Page.CLOUDWATCH, Read.LOGS),
    /// Read in German.
    TRACE(
            5.00,
            1e6,
            "million traces",
            "https://aws.amazon.com/xray/pricing/",
            "https://aws.amazon.com/de/xray/pricing/"),
    MAIL(
            0.10,
            1e3,
            "1,000 mails",
            "https://aws.amazon.com/ses/pricing/",
            "https://www.acecloudinterviews.com/tutorials/aws/ses/"),
    TRANSFER(
            0.09,
            1,
            "GB to the internet",
            "https://aws.amazon.com/ec2/pricing/on-demand/",
            "https://wring.co/blog/aws-data-transfer-pricing-guide"),
    FIREWALL(5.00, 1, "web ACL and month", Page.WAF, Read.WAF),
    FIREWALL_RULE(1.00, 1, "rule of a web ACL and month", Page.WAF, Read.WAF),
    COGNITO_LITE(0.0055, 1, "user and month, from the 10,001st", Page.COGNITO, Read.COGNITO),
    COGNITO_LITE_FROM_100K(0.0046, 1, "user and month, from the 100,001st", Page.COGNITO, Read.COGNITO),
    COGNITO_LITE_FROM_1M(0.00325, 1, "user and month, from the 1,000,001st", Page.COGNITO, Read.NOWHERE),
    COGNITO_LITE_FROM_10M(0.0025, 1, "user and month, from the 10,000,001st", Page.COGNITO, Read.NOWHERE),
    COGNITO_ESSENTIALS(0.015, 1, "user and month, from the 10,001st", Page.COGNITO, Read.COGNITO),
    COGNITO_PLUS(0.02, 1, "user and month", Page.COGNITO, Read.COGNITO);

    /// The Region of all prices.
    public static final String REGION = "us-east-1";

    /// When the list was written down.
    public static final LocalDate WRITTEN = LocalDate.of(2026, 11, 29);

    /// The day from which those of [ostiary.cdk.Prices] are valid.
    public static final LocalDate SINCE = LocalDate.of(2024, 11, 1);

    private final double dollars;
    private final double quantity;
    private final String unit;
    private final String page;
    private final String read;

    /// @param read the page that the number was read on, or [Read#NOWHERE]
    ListPrice(double dollars, double quantity, String unit, String page, String read) {
        this.dollars = dollars;
        this.quantity = quantity;
        this.unit = unit;
        this.page = page;
        this.read = read;
    }

    /// The price for the unit that it is listed by.
    public double dollars() {
        return dollars;
    }

    /// The price for this many requests, seconds, keys or whatever it is a price of.
    double of(double count) {
        return dollars * count / quantity;
    }

    String unit() {
        return unit;
    }

    String page() {
        return page;
    }

    /// How we know it.
    String evidence() {
        if (read.equals(Read.NOWHERE)) {
            return "recalled";
        }
        return read.equals(page) ? "read on that page" : "read on [another](" + read + ")";
    }

    /// The pages that several were read on.
    private static final class Read {
        static final String NOWHERE = "";
        static final String ON_DEMAND = "https://airbyte.com/data-engineering-resources/dynamodb-pricing";
        static final String SECRETS =
                "https://hivebook.wiki/wiki/aws-secrets-manager-rotated-secrets-dynamic-db-credentials-kms";
        static final String ALARMS = "https://c3x.dev/resources/aws/aws_cloudwatch_metric_alarm";
        static final String LOGS = "https://c3x.dev/blog/cloudwatch-logs-cost-optimization";
        static final String WAF = "https://c3x.dev/blog/aws-waf-cost-explained/";

        /// A copy of the numbers in the examples of AWS's page.
        static final String COGNITO = "https://github.com/api-evangelist/amazon-cognito";

        private Read() {}
    }

    private static final class Page {
        static final String API_GATEWAY = "https://aws.amazon.com/api-gateway/pricing/";
        static final String LAMBDA = "https://aws.amazon.com/lambda/pricing/";
        static final String DYNAMODB = "https://aws.amazon.com/dynamodb/pricing/on-demand/";
        static final String KMS = "https://aws.amazon.com/kms/pricing/";
        static final String SECRETS = "https://aws.amazon.com/secrets-manager/pricing/";
        static final String CLOUDWATCH = "https://aws.amazon.com/cloudwatch/pricing/";
        static final String WAF = "https://aws.amazon.com/waf/pricing/";
        static final String COGNITO = "https://aws.amazon.com/cognito/pricing/";

        private Page() {}
    }
}
