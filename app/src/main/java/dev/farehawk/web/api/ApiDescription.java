package dev.farehawk.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

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
                    `Authorization: Bearer KEY`. Each operation names the scope that the key needs; a new key \
                    is shown once. Cookies are for the pages alone: over HTTPS they \
                    are `__Host-farehawk` and `__Host-farehawk-form`, over plain HTTP, as on a \
                    laptop, `farehawk` and `farehawk-form`.

                    Limits of one account, unless its operator set others: 50 watches, 400 fares \
                    a watch, 2,000 new fares a day, 20 keys, 20 places where alerts go. A history \
                    goes back at most 400 days and has at most 5,000 steps.

                    Lists come in pages: hand `next` back as `cursor`, as it is.

                    Errors are problem+json (RFC 9457); a wrong entry (422) names its fields \
                    under `errors`. Foreign and unknown ids both answer 404. Amounts ending in \
                    `Minor` are in minor units of the currency; times are UTC.
                    """))
        .servers(List.of(new Server().url("/").description("This server")))
        .components(
            new Components()
                .addSchemas("Problem", problem())
                .addSecuritySchemes(
                    KEY, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList(KEY));
  }

  /** What a key needs, and how a call may be refused. */
  @Bean
  OperationCustomizer refusals() {
    return (Operation operation, HandlerMethod method) -> {
      Needs needs = method.getMethodAnnotation(Needs.class);
      if (needs != null) {
        operation.setSecurity(
            List.of(new SecurityRequirement().addList(KEY, needs.value().text())));
        refusal(operation, "401", "No key, or one that is unknown, expired or revoked");
        refusal(operation, "403", "The key lacks the scope, or its account the role");
      }
      refusal(operation, "429", "Too many requests; Retry-After says when to go on");
      return operation;
    };
  }

  private static void refusal(Operation operation, String status, String words) {
    operation
        .getResponses()
        .addApiResponse(
            status,
            new ApiResponse()
                .description(words)
                .content(
                    new Content()
                        .addMediaType(
                            "application/problem+json",
                            new MediaType()
                                .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
  }

  /** RFC 9457. */
  private static Schema<?> problem() {
    return new ObjectSchema()
        .description("What went wrong (RFC 9457)")
        .addProperty("type", new StringSchema())
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema())
        .addProperty("instance", new StringSchema())
        .addProperty(
            "errors",
            new ArraySchema()
                .items(
                    new ObjectSchema()
                        .addProperty("field", new StringSchema())
                        .addProperty("message", new StringSchema())));
  }
}
