package dev.farehawk.account;

import dev.farehawk.platform.FieldProblem;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which endpoints of an account are tried first. */
public final class EndpointOrder {

  private final JdbcClient jdbc;
  private final Endpoints endpoints;

  EndpointOrder(JdbcClient jdbc, Endpoints endpoints) {
    this.jdbc = jdbc;
    this.endpoints = endpoints;
  }

  /**
   * Sets it. All endpoints of one place in a list are tried at once, those of the next one when
   * they fail.
   *
   * @param places every endpoint of the account once
   * @throws InvalidAccount naming the field {@code order}
   */
  public void set(UUID account, List<List<Long>> places) {
    List<Long> named = places.stream().flatMap(List::stream).toList();
    List<Long> own = endpoints.of(account).stream().map(Endpoint::id).toList();
    if (named.size() != own.size() || !new HashSet<>(named).equals(new HashSet<>(own))) {
      throw new InvalidAccount(
          new FieldProblem("order", "name every place where your alerts go, each once"));
    }
    Integer[] preferences =
        IntStream.range(0, places.size())
            .flatMap(place -> places.get(place).stream().mapToInt(_ -> place))
            .boxed()
            .toArray(Integer[]::new);
    jdbc.sql(
            """
            UPDATE endpoint e SET preference = o.place -- endpoint_pkey
            FROM unnest(:ids, :places) AS o(id, place)
            WHERE e.id = o.id AND e.account = :account
            """)
        .param("ids", named.toArray(Long[]::new))
        .param("places", preferences)
        .param("account", account)
        .update();
  }
}
