/// The tokens of the service.
package ostiary.core.token;
