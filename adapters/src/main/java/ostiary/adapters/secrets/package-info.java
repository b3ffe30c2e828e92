/// The keys of the service as documents in AWS Secrets Manager: how they are read, how long each lives, and how they
/// are rotated. The only package that knows what such a document looks like.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.secrets;
