package ostiary.emulators.aws.sns;

/// A message that a subscriber should have got and did not: one of `NumberOfNotificationsFailed`
/// (<https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html>).
public record Undelivered(String subscriptionArn, String messageId, String why) {}
