package ostiary.cli.aws;

import ostiary.cli.aws.Protocol.Query;

/// Requests of `ostiary accept` beside [Read]s, none of which the doctor makes: it evaluates an expression over
/// metrics, and takes on less than its caller has. None changes anything; [#ASSUME_ROLE] returns credentials.
public enum Probe implements Operation {
    GET_METRIC_DATA("cloudwatch", "GetMetricData", "2010-08-01"),
    GET_CALLER_IDENTITY("sts", "GetCallerIdentity", "2011-06-15"),
    ASSUME_ROLE("sts", "AssumeRole", "2011-06-15");

    private final String service;
    private final String operation;
    private final String version;

    Probe(String service, String operation, String version) {
        this.service = service;
        this.operation = operation;
        this.version = version;
    }

    @Override
    public String action() {
        return service + ":" + operation;
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public Protocol protocol() {
        return new Query(version);
    }

    @Override
    public String signingName() {
        return service.equals("cloudwatch") ? "monitoring" : service;
    }

    @Override
    public String endpoint() {
        return signingName();
    }
}
