/// Clients of AWS services, with the one set of timeouts and retries that suits a function behind a gateway.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.aws;
