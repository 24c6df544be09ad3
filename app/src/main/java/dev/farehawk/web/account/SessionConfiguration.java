package dev.farehawk.web.account;

import dev.farehawk.account.FrugalSessions;
import dev.farehawk.platform.http.ScopedChain;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives requests their sessions. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {

  @Bean
  FilterRegistrationBean<ReadOnce> readOnce() {
    FilterRegistrationBean<ReadOnce> filter = new FilterRegistrationBean<>(new ReadOnce());
    filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
    return filter;
  }

  /** Around everything that asks for the session of a request. */
  static final class ReadOnce extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      ScopedChain.run(FrugalSessions.readingOnce(), chain, request, response);
    }
  }
}
