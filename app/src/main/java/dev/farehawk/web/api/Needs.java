package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an API key must be allowed to do to call this; without it no key may. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Needs {

  /** The one scope. */
  Scope value();
}
