/// Structured log lines and CloudWatch metrics, both through AWS Lambda Powertools. No secrets and no
/// text from clients get in.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.telemetry;
