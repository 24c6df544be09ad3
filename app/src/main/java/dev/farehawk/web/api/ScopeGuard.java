package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.web.account.KeyAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a key do only what its scopes say. */
@Configuration(proxyBeanMethods = false)
class ScopeGuard implements HandlerInterceptor, WebMvcConfigurer {

  /** The key may not do this. */
  static final class ScopeMissing extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Scope needed;

    ScopeMissing(@Nullable Scope needed) {
      super("the key lacks a scope");
      this.needed = needed;
    }

    /** What it would need; null when no key may do this. */
    @Nullable Scope needed() {
      return needed;
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && SecurityContextHolder.getContext().getAuthentication() instanceof KeyAuthentication key
        && !PublicApi.holds(request.getRequestURI())) {
      Needs needs = method.getMethodAnnotation(Needs.class);
      if (needs == null || !key.has(needs.value())) {
        throw new ScopeMissing(needs == null ? null : needs.value());
      }
    }
    return true;
  }
}
