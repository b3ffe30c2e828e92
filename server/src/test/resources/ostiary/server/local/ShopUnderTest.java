import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a test wants of the page's application beside what it does: each call refreshes, and a machine gets a token. */
@RestController
public class ShopUnderTest {
    private final OAuth2AuthorizedClientManager manager;

    ShopUnderTest(OAuth2AuthorizedClientManager manager) {
        this.manager = manager;
    }

    @GetMapping("/machine")
    String machine(Authentication who) {
        var request = OAuth2AuthorizeRequest.withClientRegistrationId("billing")
                .principal(who)
                .build();
        return manager.authorize(request).getAccessToken().getTokenValue();
    }

    public static class Config {
        @Bean
        OAuth2AuthorizedClientManager manager(
                ClientRegistrationRepository clients,
                OAuth2AuthorizedClientRepository authorized,
                @Value("${test.skew}") Duration skew) {
            var manager = new DefaultOAuth2AuthorizedClientManager(clients, authorized);
            manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                    .authorizationCode()
                    .refreshToken(refresh -> refresh.clockSkew(skew))
                    .clientCredentials()
                    .build());
            return manager;
        }
    }

    public static void main(String[] arguments) {
        SpringApplication.run(new Class<?>[] {Shop.class, ShopUnderTest.class, Config.class}, arguments);
    }
}
