package dev.farehawk.web;

import dev.farehawk.account.Scope;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One way to ask the running service something, read from its own handlers. */
record EveryEndpoint(String method, String path, Optional<Scope> scope) {

  /** All that are ours, in the order of their paths. */
  static List<EveryEndpoint> of(RunningSite site) {
    return site
        .part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .entrySet()
        .stream()
        .filter(one -> one.getValue().getBeanType().getPackageName().startsWith("dev.farehawk"))
        .flatMap(one ->
            one.getKey().getPatternValues().stream()
                .flatMap(path ->
                    one.getKey().getMethodsCondition().getMethods().stream()
                        .map((RequestMethod method) ->
                            new EveryEndpoint(method.name(), path, scope(one.getValue())))))
        .sorted(Comparator.comparing(one -> one.path() + " " + one.method()))
        .toList();
  }

  /** What its {@code @Needs} says; the annotation itself is its package's own. */
  private static Optional<Scope> scope(HandlerMethod handler) {
    return Arrays.stream(handler.getMethod().getAnnotations())
        .filter(one -> one.annotationType().getSimpleName().equals("Needs"))
        .map(AnnotationUtils::getValue)
        .filter(Scope.class::isInstance)
        .map(Scope.class::cast)
        .findFirst();
  }

  boolean isApi() {
    return path.startsWith("/api/");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
