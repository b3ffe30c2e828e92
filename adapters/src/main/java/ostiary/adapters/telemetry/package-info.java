/// What an operator sees: structured log lines and CloudWatch metrics, both through AWS Lambda Powertools. Nothing that
/// is secret and nothing that a client wrote gets in.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.telemetry;
