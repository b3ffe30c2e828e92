/// Users in and out: `make import` and `make export`.
@org.jspecify.annotations.NullMarked
package ostiary.cli;
