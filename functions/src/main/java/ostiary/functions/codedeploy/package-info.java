/// Adapter to AWS CodeDeploy.
@org.jspecify.annotations.NullMarked
package ostiary.functions.codedeploy;
