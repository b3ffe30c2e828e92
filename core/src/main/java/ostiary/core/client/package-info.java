/// The applications that tokens are issued to.
package ostiary.core.client;
