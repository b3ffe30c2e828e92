/// Audit events for logs, metrics and alarms.
package ostiary.core.audit;
