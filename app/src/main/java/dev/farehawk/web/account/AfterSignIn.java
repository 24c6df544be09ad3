package dev.farehawk.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** Something that waited for somebody to sign in. */
public interface AfterSignIn {

  /** Does it; the address to go to next, or empty if nothing waited. */
  Optional<String> complete(
      Traveller traveller, HttpServletRequest request, HttpServletResponse response);

  /** Whether something waits. */
  boolean waits(HttpServletRequest request);
}
