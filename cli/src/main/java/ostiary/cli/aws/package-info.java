/// Reads of AWS's services, and nothing but reads: all that `ostiary doctor` can send is listed in [Read].
@org.jspecify.annotations.NullMarked
package ostiary.cli.aws;
