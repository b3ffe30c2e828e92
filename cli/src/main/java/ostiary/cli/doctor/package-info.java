/// `ostiary doctor`: what is wrong with an account, or is going to be, before and after a deployment.
@org.jspecify.annotations.NullMarked
package ostiary.cli.doctor;
