package dev.farehawk.web.account;

import dev.farehawk.account.OidcConfig;
import dev.farehawk.account.SignInConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The service that people may sign in through, where the operator set one up. */
@Component
class OutsideService {

  /** The way out to it. */
  static final String START = "/oauth2/authorization/outside";

  private static final String ID = "outside";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OidcConfig config;

  OutsideService(SignInConfig config) {
    this.config = config.oidc();
  }

  /** Its name for people; empty without one. */
  Optional<String> name() {
    return config.issuer() == null ? Optional.empty() : Optional.of(config.name());
  }

  /**
   * Adds the way in. What it is told about the service is asked when somebody first comes: while it
   * is down everybody else still signs in.
   */
  void open(HttpSecurity http, OutsideSignIn signIn) {
    URI issuer = config.issuer();
    if (issuer == null) {
      return;
    }
    http.oauth2Login(login ->
        login
            .loginPage("/login")
            .clientRegistrationRepository(
                new SupplierClientRegistrationRepository(
                    () -> new InMemoryClientRegistrationRepository(registration(issuer))))
            .authorizedClientRepository(new KeepsNoTokens())
            .tokenEndpoint(token -> token.accessTokenResponseClient(tokens()))
            .withObjectPostProcessor(new KeepsNobody())
            .successHandler(signIn)
            .failureHandler(signIn));
  }

  private ClientRegistration registration(URI issuer) {
    return ClientRegistrations.fromIssuerLocation(issuer.toString())
        .registrationId(ID)
        .clientId(String.valueOf(config.clientId()))
        .clientSecret(config.clientSecret())
        .scope("openid", "email")
        .build();
  }

  private static RestClientAuthorizationCodeTokenResponseClient tokens() {
    var requests = new JdkClientHttpRequestFactory();
    requests.setReadTimeout(PATIENCE);
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .configureMessageConverters(converters ->
                converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }

  /**
   * Nobody is signed in by the other service's word alone: the framework's filter must not write
   * into the session who it thinks is there. What is set on the builder is overwritten later, so
   * the filter itself is changed.
   */
  private static final class KeepsNobody
      implements ObjectPostProcessor<OAuth2LoginAuthenticationFilter> {

    @Override
    public <O extends OAuth2LoginAuthenticationFilter> O postProcess(O filter) {
      filter.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
      return filter;
    }
  }

  /** We ask the other service nothing after the sign-in, so its tokens are let go at once. */
  private static final class KeepsNoTokens implements OAuth2AuthorizedClientRepository {

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String id, Authentication who, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication who,
        HttpServletRequest request,
        HttpServletResponse response) {
      // Nothing is kept.
    }

    @Override
    public void removeAuthorizedClient(
        String id, Authentication who, HttpServletRequest request, HttpServletResponse response) {
      // Nothing was kept.
    }
  }
}
