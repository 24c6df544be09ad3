package dev.farehawk.web.account;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.Audit;
import dev.farehawk.account.RememberedSignIns;
import dev.farehawk.account.SecondFactor;
import dev.farehawk.account.Sessions;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.RememberMeAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.session.web.http.CookieSerializer;

/** Who may do what. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiConfig.class)
class SecurityConfiguration {

  @Bean
  CookieSerializer sessionCookies() {
    return new SessionCookies();
  }

  @Bean
  SecurityContextRepository signedInSessions() {
    return new HttpSessionSecurityContextRepository();
  }

  /** Everybody comes in by {@link SignIns}; the framework itself lets in only who stays. */
  @Bean
  AuthenticationManager staying() {
    return new ProviderManager(new RememberMeAuthenticationProvider(StaySignedIn.KEY));
  }

  /** Pages are gone back to after signing in; everything else is asked anew by itself. */
  @Bean
  RequestCache wantedPages() {
    HttpSessionRequestCache wanted = new HttpSessionRequestCache();
    wanted.setRequestMatcher(SecurityConfiguration::isPage);
    return wanted;
  }

  @Bean
  StaySignedIn staySignedIn(RememberedSignIns remembered, Sessions sessions, Audit audit) {
    return new StaySignedIn(remembered, sessions, audit);
  }

  /** Each filter of each request would be timed by itself, which nobody reads. */
  @Bean
  SecurityObservationSettings filtersUntimed() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  CsrfCookies formTokens() {
    return new CsrfCookies();
  }

  @Bean
  SignInDoor signInDoor(
      SecurityContextRepository contexts,
      RequestCache wanted,
      CsrfCookies forms,
      StaySignedIn staySignedIn,
      AfterSignIn afterSignIn) {
    return new SignInDoor(
        contexts, wanted, new CsrfAuthenticationStrategy(forms), staySignedIn, afterSignIn);
  }

  @Bean
  SignIns signIns(
      Accounts accounts,
      Sessions sessions,
      SecondFactor secondFactor,
      Audit audit,
      InstantSource clock,
      SignInDoor door) {
    return new SignIns(accounts, sessions, secondFactor, audit, clock, door);
  }

  /** What programs pass. */
  record ApiDoor(ApiKeyFilter keys, RequestLimitFilter limits) {}

  @Bean
  ApiDoor apiDoor(ApiKeys keys, ApiConfig config, InstantSource clock) {
    return new ApiDoor(
        new ApiKeyFilter(keys), new RequestLimitFilter(new RequestLimits(config, clock)));
  }

  @Bean
  SecurityFilterChain rules(
      HttpSecurity http,
      ApiDoor api,
      SignInDoor door,
      CsrfCookies forms,
      OutsideService outside,
      OutsideSignIn outsideSignIn) {
    Refusals refusals = new Refusals();
    http.authorizeHttpRequests(paths ->
        paths
            // The rest of a streamed answer, whose request was let in; a key is not shown again.
            .dispatcherTypeMatchers(DispatcherType.ASYNC)
            .permitAll()
            .requestMatchers(
                "/",
                "/assets/**",
                "/login",
                "/login/*",
                "/login/passkey/options",
                "/signup",
                "/status",
                "/search",
                "/search/*/stream",
                "/calendar",
                "/error")
            .permitAll()
            .requestMatchers("/service-worker.js", "/manifest.webmanifest", "/push/*", "/confirm/*")
            .permitAll()
            .requestMatchers("/healthz", "/livez", "/readyz", "/verify/*", "/unsubscribe/*")
            .permitAll()
            .requestMatchers(
                "/feedback/*", "/privacy", "/keep/*", "/forgot", "/reset/*", "/email/*")
            .permitAll()
            .requestMatchers(
                "/api/v1/openapi.json", "/api/v1/places", "/api/v1/coverage", "/demo/**")
            .permitAll()
            // Signed out, the form is kept until its owner has signed up.
            .requestMatchers(HttpMethod.POST, "/watches")
            .permitAll()
            .requestMatchers("/actuator/**", "/api/v1/capacity", "/api/v1/audit/**")
            .hasAnyRole("OPERATOR", "ADMIN")
            .requestMatchers("/console/users/**")
            .hasRole("ADMIN")
            .requestMatchers("/console/**", "/api/v1/console/**")
            .hasAnyRole("OPERATOR", "ADMIN")
            .requestMatchers("/api/v1/accounts/**")
            .hasRole("ADMIN")
            .anyRequest()
            .authenticated());
    http.csrf(csrf ->
        csrf.csrfTokenRepository(forms)
            // RFC 8058: mail programs post without cookie or token. A service worker brings a token
            // that only its browser could read.
            .ignoringRequestMatchers("/unsubscribe/*", "/push/confirm")
            .ignoringRequestMatchers(ApiKeyFilter::bringsKey));
    http.securityContext(context -> context.securityContextRepository(door.contexts()));
    http.addFilterBefore(api.keys(), UsernamePasswordAuthenticationFilter.class);
    http.addFilterBefore(api.limits(), AuthorizationFilter.class);
    http.requestCache(cache -> cache.requestCache(door.wanted()));
    http.rememberMe(stay -> stay.key(StaySignedIn.KEY).rememberMeServices(door.staySignedIn()));
    outside.open(http, outsideSignIn);
    http.logout(logout -> logout.logoutSuccessUrl("/"));
    http.exceptionHandling(
        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    http.headers(headers ->
        headers
            .frameOptions(frames -> frames.deny())
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
            .permissionsPolicyHeader(permissions ->
                permissions.policy("camera=(), geolocation=(), microphone=(), payment=()")));
    return http.build();
  }

  private static boolean isPage(HttpServletRequest request) {
    String path = request.getRequestURI();
    return request.getMethod().equals("GET")
        && !path.startsWith("/api/")
        && !path.equals("/inbox/stream");
  }
}
