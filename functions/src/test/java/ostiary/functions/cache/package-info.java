/// A model of what API Gateway does with the answers of a Lambda authorizer, its cache above all.
@org.jspecify.annotations.NullMarked
package ostiary.functions.cache;
