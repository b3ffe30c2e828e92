package ostiary.server.container;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.adapters.aws.Deadline;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.blueprint.ServiceFunction;
import ostiary.edge.BehindProxies;
import ostiary.edge.Endpoint;
import ostiary.server.CorsEndpoint;
import ostiary.server.PublicDoor;
import ostiary.server.StartException;
import ostiary.service.Platform;
import ostiary.service.ServiceEndpoint;
import ostiary.service.Wiring;

/// The service in a process of its own behind a balancer.
final class Container {
    private static final Logger LOG = LoggerFactory.getLogger(Container.class);

    private Container() {}

    /// Returns when it answers requests.
    ///
    /// @return how it ends
    static Departure start(ContainerSettings settings, Platform platform) throws StartException {
        var wiring = new Wiring(settings.config(), platform);
        var service = service(settings, wiring);
        WarmUp.of(wiring, service);
        var door = open(settings);
        var health = new Health(service);
        door.start(health);
        LOG.info("ready", entry("port", door.port()));
        return new Departure(health, door, settings.deregistration());
    }

    private static Endpoint service(ContainerSettings settings, Wiring wiring) {
        var limits = new LimitedRoutes(System::nanoTime);
        var routes = wiring.endpoint(ServiceFunction.inContainers(), limits::around);
        var service = new ServiceEndpoint(routes, Deadline.OF_A_REQUEST);
        Endpoint answers = request -> service.handle(request, FaultLog::record).overTls();
        return new BehindProxies(settings.proxies(), new CorsEndpoint(answers, settings.origins()::contains));
    }

    private static PublicDoor open(ContainerSettings settings) throws StartException {
        return switch (settings.tls()) {
            case ON ->
                PublicDoor.open(
                        settings.port(),
                        settings.drain(),
                        TargetCertificate.fresh(Instant.now()).keys(),
                        TargetCertificate.PASSWORD);
            case OFF -> PublicDoor.open(settings.port(), settings.drain());
        };
    }
}
