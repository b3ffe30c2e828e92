/// The rules by which SNS and Lambda choose what a subscriber gets.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.pattern;
