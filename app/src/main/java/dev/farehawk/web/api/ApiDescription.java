package dev.farehawk.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beside the resources. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final String KEY = "apiKey";

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Farehawk")
                .version("1")
                .description(
                    """
                    Watch air fares. Authenticate with an API key from the settings page: \
                    `Authorization: Bearer KEY`. Cookies are for the pages alone: over HTTPS they \
                    are `__Host-farehawk` and `__Host-farehawk-form`, over plain HTTP, as on a \
                    laptop, `farehawk` and `farehawk-form`.

                    Limits of one account, unless its operator set others: 50 watches, 400 fares \
                    a watch, 2,000 new fares a day, 20 keys, 20 places where alerts go. A history \
                    goes back at most 400 days and has at most 5,000 steps.

                    Errors are problem+json (RFC 9457); a wrong entry (422) names its fields \
                    under `errors`. Foreign and unknown ids both answer 404. Amounts ending in \
                    `Minor` are in minor units of the currency; times are UTC.
                    """))
        .servers(List.of(new Server().url("/").description("This server")))
        .components(
            new Components()
                .addSecuritySchemes(
                    KEY, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList(KEY));
  }
}
