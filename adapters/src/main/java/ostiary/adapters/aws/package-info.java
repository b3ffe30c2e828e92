/// Clients of AWS services, with timeouts and retries that suit a function behind a gateway.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.aws;
