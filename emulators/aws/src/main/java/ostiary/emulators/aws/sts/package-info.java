/// AWS STS, limited to sessions of a role.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.sts;
