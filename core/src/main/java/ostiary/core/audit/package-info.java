/// What happened, for logs, metrics and events.
package ostiary.core.audit;
