/// Lambda's side of a deployed stack: functions as the template sets them up, who may invoke them, the roles they have
/// and the logs they write.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.lambda;
