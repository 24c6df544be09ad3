package dev.farehawk.web;

import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Languages;
import dev.farehawk.words.Words;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * In which language a page is answered: the account's; of those who are signed out, the one they
 * picked (by {@code ?lang=}, then kept in a cookie), the nearest to {@code Accept-Language}, or
 * English. Controllers of pages take it as a parameter of type {@link Words}.
 */
@Component("localeResolver")
public final class ReaderLanguage
    implements LocaleResolver, HandlerMethodArgumentResolver, HandlerInterceptor, WebMvcConfigurer {

  private static final String CHOICE = "lang";
  private static final String COOKIE = "farehawk-language";
  private static final String KNOWN = "farehawk.words";
  private static final Duration REMEMBERED = Duration.ofDays(365);

  private final Languages languages;
  private final Readers readers;

  ReaderLanguage(Languages languages, Readers readers) {
    this.languages = languages;
    this.readers = readers;
  }

  /** The language of this request. */
  public Words words(HttpServletRequest request) {
    if (request.getAttribute(KNOWN) instanceof Words known) {
      return known;
    }
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    Words words =
        who != null && who.getPrincipal() instanceof Traveller traveller
            ? readers.words(traveller)
            : signedOut(request);
    request.setAttribute(KNOWN, words);
    return words;
  }

  /** The language of a request by what its browser says, whoever sends it. */
  Words signedOut(HttpServletRequest request) {
    Words picked = languages.find(request.getParameter(CHOICE));
    Words kept = picked == null ? languages.find(cookie(request)) : picked;
    Words wished =
        kept == null ? languages.nearest(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)) : kept;
    return wished == null ? languages.english() : wished;
  }

  private static @Nullable String cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? null
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .findFirst()
            .orElse(null);
  }

  /** Keeps a picked language for the pages that follow. */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String picked = request.getParameter(CHOICE);
    if (languages.find(picked) != null) {
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(COOKIE, picked)
              .path("/")
              .maxAge(REMEMBERED)
              .httpOnly(true)
              .secure(request.isSecure())
              .sameSite("Lax")
              .build()
              .toString());
    }
    return true;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).excludePathPatterns("/api/**", "/assets/**");
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return Locale.forLanguageTag(words(request).tag());
  }

  /** Languages are picked by address or account, never by code. */
  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("pick a language by ?" + CHOICE + "= or the account");
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Words.class;
  }

  @Override
  public Words resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
    return http == null ? languages.english() : words(http);
  }
}
