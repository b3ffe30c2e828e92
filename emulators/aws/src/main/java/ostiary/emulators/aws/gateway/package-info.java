/// API Gateway on loopback, as the resources of a template set it up: routes, authorizers, integrations, access log.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.gateway;
