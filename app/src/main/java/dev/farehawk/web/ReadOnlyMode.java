package dev.farehawk.web;

import dev.farehawk.platform.flags.Switch;
import dev.farehawk.platform.flags.Switches;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses what would change something, while an operator lets travellers only read: 503, and when
 * to come again. Looking, alerts and deliveries go on. What stays open: signing in and out, reading
 * that goes by POST, ending mail by its link, and everything operators do.
 */
@Configuration(proxyBeanMethods = false)
class ReadOnlyMode implements HandlerInterceptor, WebMvcConfigurer {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private static final List<String> STAYS_OPEN =
      List.of(
          "/error",
          "/login/**",
          "/logout",
          "/search",
          "/api/v1/search/**",
          "/api/v1/me/export",
          "/settings/data/export",
          "/unsubscribe/*",
          "/console/**",
          "/api/v1/console/**",
          "/api/v1/accounts/**");

  private static final int COME_AGAIN_SECONDS = 300;

  private final Switches switches;

  ReadOnlyMode(Switches switches) {
    this.switches = switches;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/**").excludePathPatterns(STAYS_OPEN);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (READING.contains(request.getMethod()) || !switches.isStopped(Switch.CHANGES)) {
      return true;
    }
    response.setIntHeader(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS);
    response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    return false;
  }
}
