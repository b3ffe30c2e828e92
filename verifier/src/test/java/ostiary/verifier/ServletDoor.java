package ostiary.verifier;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import ostiary.verifier.servlet.OstiaryFilter;

/// A servlet behind the filter.
final class ServletDoor extends HttpDoor {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);

    ServletDoor(TokenVerifier verifier, String scope) {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        context.addFilter(
                new FilterHolder(new OstiaryFilter(verifier, scope)), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new Orders()), "/orders");
        server.setHandler(context);
        LifeCycle.start(server);
    }

    private static final class Orders extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var known = request.isUserInRole("staff") && !request.isUserInRole("owner");
            response.getWriter().write(known ? request.getUserPrincipal().getName() : "");
        }
    }

    @Override
    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
