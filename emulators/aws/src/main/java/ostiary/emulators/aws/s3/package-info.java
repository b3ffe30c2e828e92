/// S3, in memory: objects that are written, read and listed.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.s3;
