package ostiary.cli.doctor.check;

/// An alias by its ARN: `arn:aws:lambda:REGION:ACCOUNT:function:FUNCTION:NAME`.
record FunctionAlias(String function, String name) {
    static FunctionAlias of(String arn) {
        int name = arn.lastIndexOf(':');
        int function = arn.lastIndexOf(':', name - 1);
        return new FunctionAlias(arn.substring(function + 1, name), arn.substring(name + 1));
    }
}
