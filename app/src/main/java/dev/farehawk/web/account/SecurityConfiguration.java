package dev.farehawk.web.account;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.SignInThrottle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.session.web.http.CookieSerializer;

/** Who may do what. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  CookieSerializer sessionCookies() {
    return new SessionCookies();
  }

  @Bean
  SecurityContextRepository signedInSessions() {
    return new HttpSessionSecurityContextRepository();
  }

  @Bean
  AuthenticationManager passwordSignIn(Accounts accounts, SignInThrottle throttle) {
    return new ProviderManager(new PasswordSignIn(accounts, throttle));
  }

  @Bean
  SecurityFilterChain rules(
      HttpSecurity http,
      ApiKeys keys,
      AuthenticationManager passwords,
      SecurityContextRepository sessions,
      AfterSignIn afterSignIn) {
    Refusals refusals = new Refusals();
    http.authorizeHttpRequests(paths ->
        paths
            .requestMatchers("/", "/assets/**", "/login", "/signup", "/status", "/error")
            .permitAll()
            .requestMatchers("/service-worker.js", "/manifest.webmanifest", "/push/*", "/confirm/*")
            .permitAll()
            .requestMatchers("/healthz", "/livez", "/readyz", "/verify/*", "/unsubscribe/*")
            .permitAll()
            .requestMatchers("/forgot", "/reset/*", "/email/*")
            .permitAll()
            .requestMatchers("/api/v1/openapi.json", "/api/v1/places", "/demo/**")
            .permitAll()
            // Signed out, the form is kept until its owner has signed up.
            .requestMatchers(HttpMethod.POST, "/watches")
            .permitAll()
            .requestMatchers("/actuator/**")
            .hasAnyRole("OPERATOR", "ADMIN")
            .anyRequest()
            .authenticated());
    http.csrf(csrf ->
        csrf.csrfTokenRepository(new CsrfCookies())
            // RFC 8058: mail programs post without cookie or token. A service worker brings a token
            // that only its browser could read.
            .ignoringRequestMatchers("/unsubscribe/*", "/push/confirm")
            .ignoringRequestMatchers(ApiKeyFilter::bringsKey));
    http.securityContext(context -> context.securityContextRepository(sessions));
    http.authenticationManager(passwords);
    http.addFilterBefore(new ApiKeyFilter(keys), UsernamePasswordAuthenticationFilter.class);
    HttpSessionRequestCache wanted = new HttpSessionRequestCache();
    wanted.setRequestMatcher(SecurityConfiguration::isPage);
    http.requestCache(cache -> cache.requestCache(wanted));
    http.formLogin(form ->
        form.loginPage("/login")
            .usernameParameter("email")
            .successHandler(goOn(afterSignIn, wanted))
            .failureHandler(refusals));
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

  /** To what waited for the sign-in, else to the page that asked for it, else to the watches. */
  private static AuthenticationSuccessHandler goOn(
      AfterSignIn afterSignIn, HttpSessionRequestCache wanted) {
    return (HttpServletRequest request, HttpServletResponse response, Authentication who) -> {
      SavedRequest saved = wanted.getRequest(request, response);
      wanted.removeRequest(request, response);
      String next = saved == null ? "/watches" : saved.getRedirectUrl();
      if (who.getPrincipal() instanceof Traveller traveller) {
        next = afterSignIn.complete(traveller, request, response).orElse(next);
      }
      response.setHeader("Location", next);
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    };
  }

  /** Pages are gone back to after signing in; everything else is asked anew by itself. */
  private static boolean isPage(HttpServletRequest request) {
    String path = request.getRequestURI();
    return request.getMethod().equals("GET")
        && !path.startsWith("/api/")
        && !path.equals("/inbox/stream");
  }
}
