/// CodeDeploy, as far as the hooks of its deployments call it.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.codedeploy;
