/// How a change gets to AWS, and what is in it that others wrote.
@org.jspecify.annotations.NullMarked
package ostiary.delivery;
