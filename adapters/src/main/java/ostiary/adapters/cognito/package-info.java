/// Amazon Cognito user pools as an identity source.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.cognito;
