/// The deployed stack fits the code: assertions on the template that the CDK app makes.
@org.jspecify.annotations.NullMarked
package ostiary.template;
