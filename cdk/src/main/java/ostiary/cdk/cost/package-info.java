/// `make cost`: what a synthesized template costs at rest and with traffic, beside Cognito.
@org.jspecify.annotations.NullMarked
package ostiary.cdk.cost;
