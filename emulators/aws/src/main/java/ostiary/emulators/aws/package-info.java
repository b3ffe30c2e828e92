/// AWS on loopback: one endpoint that authenticates and authorizes callers, with an emulator of each service behind it.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws;
