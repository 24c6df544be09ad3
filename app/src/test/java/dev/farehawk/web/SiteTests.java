package dev.farehawk.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands tests the one plain running site that all of them share; each brings its own visitors. */
final class SiteTests implements ParameterResolver {

  /** The site of this run; started by the first test that asks. */
  static RunningSite shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(RunningSite.class, _ -> start(), RunningSite.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningSite.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return shared(context);
  }

  private static RunningSite start() {
    try {
      return new RunningSite();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
