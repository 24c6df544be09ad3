package dev.farehawk.web;

import dev.farehawk.account.Role;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.config.FarehawkConfig;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Languages;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
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
  FilterRegistrationBean<Overload> overload(
      Assets assets, ReaderLanguage language, FarehawkConfig config, InstantSource clock) {
    FilterRegistrationBean<Overload> filter =
        new FilterRegistrationBean<>(
            new Overload(
                language::signedOut,
                assets.path("farehawk.css"),
                config.http().mostAtOnce(),
                clock));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 11);
    return filter;
  }

  @Bean
  JtePages pages(
      Assets assets,
      Deadlines deadlines,
      Languages languages,
      ReaderLanguage language,
      ObjectProvider<DemoNotice> demo,
      ObjectProvider<UnreadAlerts> unread) {
    ToIntFunction<UUID> count =
        account -> unread.stream().mapToInt(source -> source.count(account)).sum();
    return new JtePages(request -> {
      Words words = language.words(request);
      return new Frame(
          assets,
          new Frame.Language(words, languages.all()),
          path(request),
          ContentSecurityPolicy.nonce(request),
          csrf(request),
          reader(count),
          deadlineNotice(deadlines.whole(), words),
          notice(demo.getIfAvailable(), words));
    });
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
        ? new Frame.Reader(traveller.email(), unread.applyAsInt(traveller.account()), role(who))
        : null;
  }

  private static Role role(Authentication who) {
    return Arrays.stream(Role.values())
        .filter(role -> has(who, role))
        .findFirst()
        .orElse(Role.USER);
  }

  private static boolean has(Authentication who, Role role) {
    return who.getAuthorities().stream()
        .anyMatch(one -> ("ROLE_" + role.name()).equals(one.getAuthority()));
  }

  private static @Nullable String deadlineNotice(Duration deadline, Words words) {
    return deadline.equals(Deadlines.STANDARD.whole())
        ? null
        : words.say("page.deadline.scaled", "span", words.span(deadline));
  }

  private static Frame.@Nullable Demo notice(@Nullable DemoNotice notice, Words words) {
    return notice == null
        ? null
        : new Frame.Demo(notice.headline(words), notice.rest(words), notice.links(words));
  }
}
