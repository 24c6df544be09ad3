package dev.farehawk.web.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.farehawk.account.Scope;
import dev.farehawk.ops.capacity.BadQuestion;
import dev.farehawk.ops.capacity.Capacity;
import dev.farehawk.ops.capacity.CapacityAnswer;
import dev.farehawk.ops.capacity.CapacityQuestion;
import dev.farehawk.web.account.Traveller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a budget of calls buys. An answer takes seconds of a core, so they are kept, computed one at
 * a time, and counted for each account; none says anything of this service's people.
 */
@RestController
@RequestMapping(path = "/api/v1/capacity", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Capacity")
class CapacityApi {

  private static final int MOST_WATCHES = CapacityQuestion.MISSION.watches();
  private static final int MOST_KEPT = 200;
  private static final int MOST_ACCOUNTS = 10_000;
  private static final int MOST_AN_HOUR = 30;

  private final Capacity capacity = Capacity.today();
  private final Cache<CapacityQuestion, CapacityAnswer> kept =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
  private final Cache<UUID, AtomicInteger> asked =
      Caffeine.newBuilder()
          .maximumSize(MOST_ACCOUNTS)
          .expireAfterWrite(Duration.ofHours(1))
          .build();
  private final Semaphore computing = new Semaphore(1);

  @GetMapping
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "askCapacity",
      summary = "Ask what a budget of calls buys (operators)",
      description =
          """
          The share of alerts on time, money, machines, what ten per cent more would buy, and what \
          full coverage would cost, with every assumption. The budget is calls a second; \
          `moneyPerDay` (US dollars, with the `price` of a call) asks by money instead. At most \
          2,500,000 watches, and 30 new questions of an account in an hour (429); 503 while \
          another question is being computed.
          """)
  CapacityAnswer answer(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestParam(defaultValue = "1000000") long users,
      @RequestParam(defaultValue = "2500000") int watches,
      @RequestParam(defaultValue = "70000") int markets,
      @RequestParam(defaultValue = "278") double budget,
      @RequestParam(required = false) @Nullable Double moneyPerDay,
      @RequestParam(defaultValue = "0.001") double price) {
    if (watches > MOST_WATCHES) {
      throw new BadField("watches", "At most " + MOST_WATCHES + "; the command takes more.");
    }
    try {
      CapacityQuestion question =
          new CapacityQuestion(
              users,
              watches,
              markets,
              moneyPerDay == null ? budget : CapacityQuestion.callsFor(moneyPerDay, price));
      CapacityAnswer known = kept.getIfPresent(question);
      return known == null ? computed(who.account(), question) : known;
    } catch (BadQuestion wrong) {
      throw new BadField(wrong.field(), wrong.getMessage() + ".");
    }
  }

  private CapacityAnswer computed(UUID account, CapacityQuestion question) {
    if (!computing.tryAcquire()) {
      throw new ResponseStatusException(
          HttpStatus.SERVICE_UNAVAILABLE, "Another question is being computed; ask in seconds.");
    }
    try {
      if (asked.get(account, _ -> new AtomicInteger()).incrementAndGet() > MOST_AN_HOUR) {
        throw new ResponseStatusException(
            HttpStatus.TOO_MANY_REQUESTS,
            "At most " + MOST_AN_HOUR + " new questions an hour; old ones are answered.");
      }
      CapacityAnswer answer = capacity.answer(question);
      kept.put(question, answer);
      return answer;
    } finally {
      computing.release();
    }
  }
}
