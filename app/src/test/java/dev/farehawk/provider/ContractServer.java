package dev.farehawk.provider;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a provider checks what it is asked, by its specification, before it answers. */
interface ContractServer {

  /** A provider that takes every question. */
  ContractServer UNCHECKED = _ -> null;

  /** A reply as it goes over the wire. */
  record Reply(int status, String contentType, Map<String, String> headers, String body) {

    static Reply json(int status, String body) {
      return new Reply(status, "application/json", Map.of(), body);
    }
  }

  /** The refusal, or a reply of its own; null when the question is in order. */
  @Nullable Reply check(Question question);

  /** Tokens sold so far, which must not be shown either. */
  default List<String> sold() {
    return List.of();
  }
}
