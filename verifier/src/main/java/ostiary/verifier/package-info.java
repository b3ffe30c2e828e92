/// For a team's own service on the JVM: checks access tokens by the rules of Ostiary's authorizer, revocations among
/// them, over HTTPS alone.
@org.jspecify.annotations.NullMarked
package ostiary.verifier;
