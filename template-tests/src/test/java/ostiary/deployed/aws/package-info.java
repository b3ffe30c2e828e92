/// The AWS services that the functions call, on loopback and behind the permissions of each function's role.
@org.jspecify.annotations.NullMarked
package ostiary.deployed.aws;
