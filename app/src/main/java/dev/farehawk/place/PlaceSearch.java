package dev.farehawk.place;

import dev.farehawk.place.Spelling.Typed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds places while somebody types. Every typed word must match a word of the place; each distinct
 * word of all places is compared once, then places are ranked by how well and where they matched,
 * and among equals by traffic.
 */
final class PlaceSearch {

  private static final int MOST = 50;
  private static final int MOST_WORDS = 6;
  private static final int NO_MATCH = Integer.MAX_VALUE;
  private static final int PREFIX_COST = 2;
  private static final int TYPO_COST = 12;

  /** Where a word stands, and what finding it there costs beside finding it in the code. */
  private enum Field {
    CODE(0),
    CITY(1),
    NAME(3),
    COUNTRY(7);

    private final int cost;

    Field(int cost) {
      this.cost = cost;
    }
  }

  private record Entry(Place place, List<Word> words) {}

  private record Word(int number, Field field) {}

  private record Match(Place place, int cost) {}

  private final List<Entry> entries;
  private final String[] vocabulary;

  PlaceSearch(Collection<Place> places, Map<String, String> otherNames) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    this.entries =
        places.stream()
            .map(place -> entry(place, otherNames.getOrDefault(place.iata(), ""), numbers))
            .toList();
    this.vocabulary = numbers.keySet().toArray(String[]::new);
  }

  private static Entry entry(Place place, String otherNames, Map<String, Integer> numbers) {
    Map<String, Field> words = new LinkedHashMap<>();
    words.put(place.iata().toLowerCase(Locale.ROOT), Field.CODE);
    switch (place) {
      case Airport airport -> {
        if (airport.metro() != null) {
          words.putIfAbsent(airport.metro().toLowerCase(Locale.ROOT), Field.CITY);
        }
        Spelling.words(airport.city()).forEach(word -> words.putIfAbsent(word, Field.CITY));
        Spelling.words(otherNames).forEach(word -> words.putIfAbsent(word, Field.NAME));
        Spelling.words(airport.name()).forEach(word -> words.putIfAbsent(word, Field.NAME));
      }
      case Metro metro ->
          Spelling.words(metro.city()).forEach(word -> words.putIfAbsent(word, Field.CITY));
    }
    Spelling.words(Places.countryName(place.country()))
        .forEach(word -> words.putIfAbsent(word, Field.COUNTRY));
    return new Entry(
        place,
        words.entrySet().stream()
            .map(word ->
                new Word(
                    numbers.computeIfAbsent(word.getKey(), unseen -> numbers.size()),
                    word.getValue()))
            .toList());
  }

  List<Place> find(String text, int limit) {
    if (limit < 1) {
      return List.of();
    }
    List<Typed> typed =
        Spelling.words(text.length() > 200 ? text.substring(0, 200) : text).stream()
            .limit(MOST_WORDS)
            .map(Typed::new)
            .toList();
    if (typed.isEmpty()) {
      return List.of();
    }
    // Looking for typing errors takes longest, and what was typed well needs none.
    List<Match> matches = matches(typed.stream().map(this::costs).toList());
    if (matches.stream().noneMatch(match -> match.place().rank() > 0)) {
      matches = matches(typed.stream().map(this::costsWithTypos).toList());
    }
    return matches.stream()
        .sorted(
            Comparator.comparingInt(PlaceSearch::order)
                .thenComparing(match -> match.place().rank(), Comparator.reverseOrder())
                .thenComparing(match -> match.place().iata()))
        .limit(Math.min(limit, MOST))
        .map(Match::place)
        .toList();
  }

  /** The place whose code or city is nearest to a code that does not exist. */
  Optional<Place> nearest(String code) {
    List<Place> found = find(code, 1);
    if (!found.isEmpty() && found.getFirst().rank() > 0) {
      return Optional.of(found.getFirst());
    }
    List<String> words = Spelling.words(code);
    if (words.size() != 1 || words.getFirst().length() > 4) {
      return found.stream().findFirst();
    }
    Typed typed = new Typed(words.getFirst());
    return entries.stream()
        .map(Entry::place)
        .filter(place -> typed.edits(place.iata().toLowerCase(Locale.ROOT)).toWhole() == 1)
        .max(Comparator.comparingInt(Place::rank));
  }

  /** An airport without flights comes after every one with, whatever matched. */
  private static int order(Match match) {
    return match.place().rank() == 0 ? match.cost() + 2 * TYPO_COST : match.cost();
  }

  private List<Match> matches(List<int[]> costs) {
    List<Match> matches = new ArrayList<>();
    for (Entry entry : entries) {
      int cost = cost(entry, costs);
      if (cost != NO_MATCH) {
        matches.add(new Match(entry.place(), cost));
      }
    }
    return matches;
  }

  /** What each word of the vocabulary costs as the end of what was typed. */
  private int[] costs(Typed typed) {
    int[] costs = new int[vocabulary.length];
    for (int i = 0; i < vocabulary.length; i++) {
      String word = vocabulary[i];
      costs[i] = NO_MATCH;
      if (word.startsWith(typed.word())) {
        costs[i] = word.length() == typed.word().length() ? 0 : PREFIX_COST;
      }
    }
    return costs;
  }

  private int[] costsWithTypos(Typed typed) {
    int[] costs = costs(typed);
    int forgiven = Spelling.forgiven(typed.word().length());
    int shortest = typed.word().length() - forgiven;
    for (int i = 0; forgiven > 0 && i < vocabulary.length; i++) {
      String word = vocabulary[i];
      if (costs[i] == NO_MATCH && word.length() >= shortest) {
        Spelling.Edits edits = typed.edits(word);
        if (edits.toPrefix() <= forgiven) {
          costs[i] = edits.toPrefix() * TYPO_COST + PREFIX_COST + edits.toWhole();
        }
      }
    }
    return costs;
  }

  private static int cost(Entry entry, List<int[]> costs) {
    int sum = 0;
    for (int[] typed : costs) {
      int best = NO_MATCH;
      for (Word word : entry.words()) {
        int cost = typed[word.number()];
        if (cost != NO_MATCH) {
          best = Math.min(best, cost + word.field().cost);
        }
      }
      if (best == NO_MATCH) {
        return NO_MATCH;
      }
      sum += best;
    }
    return sum;
  }
}
