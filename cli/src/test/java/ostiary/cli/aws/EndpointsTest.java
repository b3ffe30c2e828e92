package ostiary.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

class EndpointsTest {
    @ParameterizedTest
    @CsvSource({
        "iam, eu-central-1, https://iam.amazonaws.com",
        "iam, cn-north-1, https://iam.cn-north-1.amazonaws.com.cn",
        "iam, us-gov-west-1, https://iam.us-gov.amazonaws.com",
        "monitoring, eu-central-1, https://monitoring.eu-central-1.amazonaws.com",
        "email, us-east-1, https://email.us-east-1.amazonaws.com",
        "ssm, cn-north-1, https://ssm.cn-north-1.amazonaws.com.cn"
    })
    void areThoseOfTheService(String service, String region, String endpoint) {
        var serving = Endpoints.serving(service, Region.of(region));

        assertThat(Endpoints.aws().of(service, serving)).hasToString(endpoint);
    }

    @Test
    void areAwsOwnForEveryRead() {
        var region = Region.EU_CENTRAL_1;

        assertThat(Arrays.stream(Read.values()).map(Read::endpoint).distinct())
                .allMatch(service -> Endpoints.aws()
                        .of(service, Endpoints.serving(service, region))
                        .toString()
                        .matches("https://" + service + "\\.(eu-central-1\\.)?amazonaws\\.com"));
    }
}
