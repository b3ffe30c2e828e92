/// Login: passwords, second factors and the challenges between them.
@org.jspecify.annotations.NullMarked
package ostiary.core.login;
