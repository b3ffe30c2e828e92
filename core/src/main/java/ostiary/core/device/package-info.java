/// Devices that a user has logged in on before.
package ostiary.core.device;
