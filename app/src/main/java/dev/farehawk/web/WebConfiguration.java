package dev.farehawk.web;

import dev.farehawk.platform.Deadlines;
import dev.farehawk.web.account.Traveller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;

/** Puts pages and their surroundings together. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean
  FilterRegistrationBean<ContentSecurityPolicy> contentSecurityPolicy(RandomGenerator random) {
    FilterRegistrationBean<ContentSecurityPolicy> filter =
        new FilterRegistrationBean<>(new ContentSecurityPolicy(random));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return filter;
  }

  @Bean
  JtePages pages(
      Assets assets,
      Deadlines deadlines,
      ObjectProvider<DemoNotice> demo,
      ObjectProvider<UnreadAlerts> unread) {
    String deadline = deadlineNotice(deadlines.whole());
    ToIntFunction<UUID> count =
        account -> unread.stream().mapToInt(source -> source.count(account)).sum();
    return new JtePages(request ->
        new Frame(
            assets,
            path(request),
            ContentSecurityPolicy.nonce(request),
            csrf(request),
            reader(count),
            deadline,
            notice(demo.getIfAvailable())));
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI();
  }

  private static Frame.Csrf csrf(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new Frame.Csrf(token.getParameterName(), token.getToken())
        : new Frame.Csrf("_csrf", "");
  }

  private static Frame.@Nullable Reader reader(ToIntFunction<UUID> unread) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && who.getPrincipal() instanceof Traveller traveller
        ? new Frame.Reader(traveller.email(), unread.applyAsInt(traveller.account()))
        : null;
  }

  private static @Nullable String deadlineNotice(Duration deadline) {
    return deadline.equals(Deadlines.STANDARD.whole())
        ? null
        : "Scaled deadline: alerts arrive within "
            + Spans.words(deadline)
            + " of a price change, instead of the usual 10 minutes.";
  }

  private static Frame.@Nullable Demo notice(@Nullable DemoNotice notice) {
    return notice == null ? null : new Frame.Demo(notice.text(), notice.links());
  }
}
