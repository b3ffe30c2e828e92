/// The records of the audit trail as files, where they else lie in a bucket.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.files;
