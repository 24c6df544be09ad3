package dev.farehawk.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
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
                    "Watch air fares. Authenticate with an API key from the settings page:"
                        + " Authorization: Bearer KEY. Errors are problem+json (RFC 9457). Foreign"
                        + " and unknown ids both answer 404."))
        .components(
            new Components()
                .addSecuritySchemes(
                    KEY, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList(KEY));
  }
}
