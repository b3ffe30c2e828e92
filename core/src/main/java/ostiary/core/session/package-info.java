/// Sessions: their start, refresh and end.
package ostiary.core.session;
