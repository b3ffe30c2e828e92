package ostiary.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class ServiceFunctionTest {
    @Test
    void aContainerAnswersEveryRouteButThoseOfOperators() {
        var answering = EnumSet.noneOf(ServiceFunction.class);
        Api.ROUTES.forEach(route -> answering.add(route.function()));
        answering.remove(ServiceFunction.ADMIN);

        assertThat(ServiceFunction.inContainers()).isEqualTo(answering);
    }
}
