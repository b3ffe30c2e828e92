/// The service's keys as documents, the secret ones in AWS Secrets Manager: how they are read, how long each lives, and
/// how they are rotated. Only this package knows the documents' format.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.secrets;
