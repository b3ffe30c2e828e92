/// Declares the parts of the service once, for the functions, the CDK app and the local server alike.
@org.jspecify.annotations.NullMarked
module ostiary.blueprint {
    requires static transitive org.jspecify;

    exports ostiary.blueprint;
}
