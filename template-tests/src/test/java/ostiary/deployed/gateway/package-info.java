/// API Gateway's HTTP APIs on loopback, as the resources of a template set them up: routes, authorizer, integrations,
/// access log.
@org.jspecify.annotations.NullMarked
package ostiary.deployed.gateway;
