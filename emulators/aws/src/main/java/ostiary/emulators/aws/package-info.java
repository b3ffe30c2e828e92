/// AWS on loopback: one endpoint that knows who calls and what they may do, with one emulation of each service behind
/// it.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws;
