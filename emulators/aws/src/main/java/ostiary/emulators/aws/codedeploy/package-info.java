/// CodeDeploy, limited to the results of lifecycle hooks.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.codedeploy;
