/// API Gateway on loopback: routes, authorizers, integrations and access logs as a template configures them.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.gateway;
