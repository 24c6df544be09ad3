package dev.farehawk.place;

import dev.farehawk.place.Spelling.Typed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds places while somebody types. Every typed word must match a word of the place; then places
 * are ranked by how well and where they matched, and among equals by traffic.
 *
 * <p>The words of all places are in alphabetical order, so that those with one beginning lie
 * together, and each knows its places: only those of the typed word that fits the fewest are looked
 * at.
 */
final class PlaceSearch {

  private static final int MOST = 50;
  private static final int MOST_WORDS = 6;
  private static final int NO_MATCH = Integer.MAX_VALUE;
  private static final int PREFIX_COST = 2;
  private static final int TYPO_COST = 12;

  /**
   * What is preferred stands before others that match a little better, but not before what needs
   * fewer corrections.
   */
  private static final int PREFERRED = 4;

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

  /** What a typed word costs as each word of the vocabulary, and how many of them it fits. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Costs(int[] ofWord, int fitting) {}

  private final List<Entry> entries;
  private final String[] vocabulary;

  /** The numbers of the entries that have a word, by its number. */
  private final int[][] having;

  /**
   * Over these places.
   *
   * @param otherNames of airports, by code
   * @param cityName of a place in the language of those who look
   */
  PlaceSearch(
      Collection<Place> places, Map<String, String> otherNames, Function<Place, String> cityName) {
    List<Map<String, Field>> named =
        places.stream()
            .map(place ->
                words(place, otherNames.getOrDefault(place.iata(), ""), cityName.apply(place)))
            .toList();
    this.vocabulary =
        named.stream()
            .flatMap(words -> words.keySet().stream())
            .distinct()
            .sorted()
            .toArray(String[]::new);
    List<Place> all = List.copyOf(places);
    this.entries =
        IntStream.range(0, all.size()).mapToObj(i -> entry(all.get(i), named.get(i))).toList();
    this.having = having();
  }

  private int[][] having() {
    int[] counts = new int[vocabulary.length];
    entries.forEach(entry -> entry.words().forEach(word -> counts[word.number()]++));
    int[][] numbers = new int[vocabulary.length][];
    Arrays.setAll(numbers, word -> new int[counts[word]]);
    for (int i = 0; i < entries.size(); i++) {
      for (Word word : entries.get(i).words()) {
        numbers[word.number()][--counts[word.number()]] = i;
      }
    }
    return numbers;
  }

  private Entry entry(Place place, Map<String, Field> words) {
    return new Entry(
        place,
        words.entrySet().stream()
            .map(word -> new Word(Arrays.binarySearch(vocabulary, word.getKey()), word.getValue()))
            .toList());
  }

  private static Map<String, Field> words(Place place, String otherNames, String cityName) {
    Map<String, Field> words = new LinkedHashMap<>();
    words.put(place.iata().toLowerCase(Locale.ROOT), Field.CODE);
    Spelling.words(cityName).forEach(word -> words.putIfAbsent(word, Field.CITY));
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
    return words;
  }

  List<Place> find(String text, int limit, Set<String> preferred) {
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
            Comparator.comparingInt((Match match) -> order(match, preferred))
                .thenComparing(match -> match.place().rank(), Comparator.reverseOrder())
                .thenComparing(match -> match.place().iata()))
        .limit(Math.min(limit, MOST))
        .map(Match::place)
        .toList();
  }

  /** The place whose code or city is nearest to a code that does not exist. */
  Optional<Place> nearest(String code) {
    List<Place> found = find(code, 1, Set.of());
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
  private static int order(Match match, Set<String> preferred) {
    int cost = match.place().rank() == 0 ? match.cost() + 2 * TYPO_COST : match.cost();
    return preferred.contains(match.place().iata()) ? cost - PREFERRED : cost;
  }

  private List<Match> matches(List<Costs> typed) {
    BitSet found = new BitSet(entries.size());
    Costs fewest = Collections.min(typed, Comparator.comparingInt(Costs::fitting));
    for (int word = 0; word < vocabulary.length; word++) {
      if (fewest.ofWord()[word] != NO_MATCH) {
        for (int entry : having[word]) {
          found.set(entry);
        }
      }
    }
    List<int[]> costs = typed.stream().map(Costs::ofWord).toList();
    List<Match> matches = new ArrayList<>();
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      int cost = cost(entries.get(i), costs);
      if (cost != NO_MATCH) {
        matches.add(new Match(entries.get(i).place(), cost));
      }
    }
    return matches;
  }

  /** As the beginning of words. */
  private Costs costs(Typed typed) {
    int[] costs = new int[vocabulary.length];
    Arrays.fill(costs, NO_MATCH);
    int place = Arrays.binarySearch(vocabulary, typed.word());
    int first = place < 0 ? -place - 1 : place;
    int end = first;
    while (end < vocabulary.length && vocabulary[end].startsWith(typed.word())) {
      costs[end] = end == place ? 0 : PREFIX_COST;
      end++;
    }
    return new Costs(costs, end - first);
  }

  private Costs costsWithTypos(Typed typed) {
    Costs exact = costs(typed);
    int[] costs = exact.ofWord();
    int fitting = exact.fitting();
    int forgiven = Spelling.forgiven(typed.word().length());
    int shortest = typed.word().length() - forgiven;
    for (int i = 0; forgiven > 0 && i < vocabulary.length; i++) {
      String word = vocabulary[i];
      if (costs[i] == NO_MATCH && word.length() >= shortest) {
        Spelling.Edits edits = typed.edits(word);
        if (edits.toPrefix() <= forgiven) {
          costs[i] = edits.toPrefix() * TYPO_COST + PREFIX_COST + edits.toWhole();
          fitting++;
        }
      }
    }
    return new Costs(costs, fitting);
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
