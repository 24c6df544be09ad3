package dev.farehawk.provider.declarative;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.provider.Capabilities;
import dev.farehawk.provider.FareProvider;
import dev.farehawk.provider.JsonReply;
import dev.farehawk.provider.KeyPlacement;
import dev.farehawk.provider.Paging;
import dev.farehawk.provider.ProviderError;
import dev.farehawk.provider.ProviderReply;
import dev.farehawk.provider.ProviderRequest;
import dev.farehawk.provider.ProviderResult;
import dev.farehawk.provider.budget.LimitHint;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks and reads as a {@link Definition} says. Pure, like every adapter. */
final class DeclarativeProvider implements FareProvider {

  private final String name;
  private final Definition definition;

  DeclarativeProvider(String name, Definition definition) {
    this.name = name;
    this.definition = definition;
  }

  /** What the fare queries of one call have in common. */
  private record Alike(
      Market market,
      @Nullable LocalDate returning,
      int adults,
      Cabin cabin,
      String pointOfSale,
      String currency) {

    static Alike of(FareQueryRef ref) {
      FareQuery query = ref.query();
      return new Alike(
          query.market(),
          query.returning(),
          query.adults(),
          query.cabin(),
          query.pointOfSale(),
          query.currency());
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Capabilities capabilities() {
    return definition.terms().capabilities();
  }

  @Override
  public KeyPlacement keyPlacement() {
    return definition.access().key();
  }

  @Override
  public @Nullable String callIdHeader() {
    return definition.access().callIdHeader();
  }

  @Override
  public List<ProviderRequest> plan(List<FareQueryRef> fareQueries) {
    Map<Alike, List<FareQueryRef>> alike = new LinkedHashMap<>();
    fareQueries.stream()
        .filter(ref -> capabilities().answers(ref.query()))
        .sorted(Comparator.comparing(ref -> ref.query().departure()))
        .forEach(ref -> alike.computeIfAbsent(Alike.of(ref), _ -> new ArrayList<>()).add(ref));
    return alike.values().stream()
        .flatMap(refs -> calls(refs).stream())
        .map(refs -> definition.request().request(question(refs, firstPage()), refs))
        .toList();
  }

  /** Cuts fare queries, in order of their dates, into what one call each answers. */
  private List<List<FareQueryRef>> calls(List<FareQueryRef> refs) {
    List<List<FareQueryRef>> calls = new ArrayList<>();
    LocalDate last = LocalDate.MIN;
    for (FareQueryRef ref : refs) {
      LocalDate departure = ref.query().departure();
      if (calls.isEmpty() || departure.isAfter(last)) {
        calls.add(new ArrayList<>());
        last = lastOf(departure);
      }
      calls.getLast().add(ref);
    }
    return calls;
  }

  private LocalDate lastOf(LocalDate first) {
    return switch (capabilities().dates()) {
      case Capabilities.Dates.OneDate() -> first;
      case Capabilities.Dates.Days(int before, int after) -> first.plusDays(before + (long) after);
      case Capabilities.Dates.Month() -> YearMonth.from(first).atEndOfMonth();
    };
  }

  private Question question(List<FareQueryRef> refs, Map<Question.Name, Object> page) {
    FareQuery query = refs.getFirst().query();
    LocalDate earliest = query.departure();
    LocalDate latest = refs.getLast().query().departure();
    String cabin = definition.request().cabins().get(query.cabin());
    return switch (capabilities().dates()) {
      case Capabilities.Dates.OneDate() ->
          new Question(query, cabin, earliest, earliest, earliest, page);
      case Capabilities.Dates.Month() ->
          new Question(query, cabin, earliest, earliest.withDayOfMonth(1), lastOf(earliest), page);
      case Capabilities.Dates.Days(int before, int after) -> {
        // No date is asked for that lies behind all those wanted: it may not be on sale yet.
        LocalDate reach = earliest.plusDays(before);
        LocalDate middle = reach.isAfter(latest) ? latest : reach;
        yield new Question(
            query, cabin, middle, middle.minusDays(before), middle.plusDays(after), page);
      }
    };
  }

  private Map<Question.Name, Object> firstPage() {
    DeclaredPages pages = definition.pages();
    return pages == null ? Map.of() : pages.begin();
  }

  @Override
  public ProviderResult parse(ProviderRequest request, ProviderReply reply) {
    JsonNode root = JsonReply.object(reply).orElse(null);
    ProviderError error = definition.errors().judge(reply, root);
    if (error != null) {
      return new ProviderResult.Failed(error);
    }
    return root == null
        ? DeclaredReply.malformed("the reply is not a JSON object")
        : new DeclaredReply(definition, request, reply, root).result();
  }

  /** The declared headers, where there are some; else the usual ones. */
  @Override
  public List<LimitHint> limits(ProviderReply reply) {
    RateHeaders rate = definition.errors().rate();
    return rate == null
        ? FareProvider.super.limits(reply)
        : rate.hint(reply.headers(), reply.receivedAt()).stream().toList();
  }

  @Override
  public @Nullable Paging paging() {
    DeclaredPages pages = definition.pages();
    return pages == null ? null : new FollowUps(pages);
  }

  private final class FollowUps implements Paging {

    private final DeclaredPages pages;

    FollowUps(DeclaredPages pages) {
      this.pages = pages;
    }

    @Override
    public int most() {
      return pages.most();
    }

    @Override
    public boolean partialIsGood() {
      return pages.partialIsGood();
    }

    @Override
    public Optional<ProviderRequest> next(ProviderRequest first, String more, int had) {
      if (pages.kind() == DeclaredPages.Kind.NEXT_LINK) {
        String keyParameter =
            keyPlacement() instanceof KeyPlacement.QueryParameter(String parameter)
                ? parameter
                : null;
        return DeclaredPages.linked(first, more, keyParameter);
      }
      Question question = question(first.asked(), pages.after(more, had));
      return Optional.of(definition.request().request(question, first.asked()));
    }
  }
}
