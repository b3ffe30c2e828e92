/// Import and export of users: `make import` and `make export`.
@org.jspecify.annotations.NullMarked
package ostiary.cli;
