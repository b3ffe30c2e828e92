/// S3, as far as another service of AWS writes to it.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.s3;
