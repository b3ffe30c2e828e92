/// Another identity source, which knows the passwords of users: who they are here, and how they come to be
/// here.
package ostiary.core.upstream;
