/// The bucket of the audit trail, in S3.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.s3;
