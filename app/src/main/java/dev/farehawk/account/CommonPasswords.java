package dev.farehawk.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Knows the passwords that are tried first. Lists of leaked passwords are short once the habits
 * behind them are taken away: a favourite word, letters swapped for look-alikes, digits around it,
 * a run over the keyboard, something said twice. So this holds the words and undoes the habits.
 */
final class CommonPasswords {

  /** Words that head every list of leaked passwords, and ours. */
  private static final Set<String> WORDS =
      new TreeSet<>(
          List.of(
              "password",
              "passwort",
              "passw",
              "pass",
              "contrasena",
              "motdepasse",
              "kennwort",
              "secret",
              "letmein",
              "welcome",
              "willkommen",
              "login",
              "admin",
              "administrator",
              "root",
              "user",
              "guest",
              "test",
              "testing",
              "changeme",
              "default",
              "master",
              "hello",
              "hallo",
              "hola",
              "bonjour",
              "iloveyou",
              "ichliebedich",
              "tequiero",
              "loveyou",
              "love",
              "trustno",
              "whatever",
              "nothing",
              "dragon",
              "monkey",
              "shadow",
              "sunshine",
              "princess",
              "superman",
              "batman",
              "pokemon",
              "starwars",
              "football",
              "baseball",
              "basketball",
              "soccer",
              "hockey",
              "liverpool",
              "chelsea",
              "arsenal",
              "barcelona",
              "juventus",
              "michael",
              "jordan",
              "michelle",
              "jessica",
              "ashley",
              "daniel",
              "charlie",
              "thomas",
              "andrea",
              "alexander",
              "internet",
              "computer",
              "samsung",
              "google",
              "facebook",
              "freedom",
              "flower",
              "summer",
              "sommer",
              "winter",
              "spring",
              "autumn",
              "cookie",
              "chocolate",
              "cheese",
              "ginger",
              "pepper",
              "butterfly",
              "killer",
              "hunter",
              "ninja",
              "mustang",
              "ferrari",
              "mercedes",
              "access",
              "azerty",
              "qwerty",
              "qwertz",
              "farehawk",
              "fare",
              "hawk",
              "flight",
              "flights",
              "travel",
              "airline",
              "airport"));

  /** Keyboard rows of several countries, the alphabet, the digits. Read in both directions. */
  private static final List<String> RUNS =
      Stream.of(
              "abcdefghijklmnopqrstuvwxyz",
              "01234567890123456789",
              "qwertyuiop",
              "qwertzuiop",
              "azertyuiop",
              "asdfghjkl",
              "qsdfghjklm",
              "zxcvbnm",
              "yxcvbnm",
              "wxcvbn",
              "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
              "1q2w3e4r5t6y7u8i9o0p",
              "q1w2e3r4t5y6u7i8o9p0",
              "qazwsxedcrfvtgbyhnujm")
          .flatMap(run -> Stream.of(run, new StringBuilder(run).reverse().toString()))
          .toList();

  private static final int SHORTEST_RUN = 3;
  private static final int SHORTEST_NUMBER = 12;
  private static final Pattern AROUND =
      Pattern.compile("^[\\d\\p{Punct}\\s]+|[\\d\\p{Punct}\\s]+$");
  private static final Pattern NUMBER = Pattern.compile("[\\d\\p{Punct}\\s]*");
  private static final Pattern TWICE = Pattern.compile("(.+?)\\1+");

  private CommonPasswords() {}

  /**
   * Whether a guesser would soon try it.
   *
   * @param own words that are known about its owner, such as the part of the address before the @
   */
  static boolean contains(String password, String... own) {
    String plain = password.strip().toLowerCase(Locale.ROOT);
    if (NUMBER.matcher(plain).matches()) {
      // A date, a telephone number, a run.
      return plain.length() < SHORTEST_NUMBER || isRuns(saidOnce(plain));
    }
    return Stream.of(plain, lookAlikes(plain))
        .flatMap(text -> Stream.of(text, AROUND.matcher(text).replaceAll("")))
        .flatMap(text -> Stream.of(text, lookAlikes(text)))
        .map(CommonPasswords::saidOnce)
        .anyMatch(text -> isWord(text, own) || isMadeOf(text, own) || isRuns(text));
  }

  /** "abcabcabc" is no better than "abc". */
  private static String saidOnce(String text) {
    var twice = TWICE.matcher(text);
    return twice.matches() ? twice.group(1) : text;
  }

  private static boolean isWord(String text, String... own) {
    return text.length() < SHORTEST_RUN
        || WORDS.contains(text)
        || Arrays.asList(own).contains(text);
  }

  /** Two words in a row, as in "hellomonkey". */
  private static boolean isMadeOf(String text, String... own) {
    return IntStream.range(SHORTEST_RUN, Math.max(SHORTEST_RUN, text.length() - 2))
        .anyMatch(at -> isWord(text.substring(0, at), own) && isWord(text.substring(at), own));
  }

  /** Whether it falls into runs over the keyboard of three characters or more, as "qwe123asd". */
  private static boolean isRuns(String text) {
    int at = 0;
    while (at < text.length()) {
      int longest = longestRun(text, at);
      if (longest < SHORTEST_RUN) {
        return false;
      }
      at += longest;
    }
    return true;
  }

  private static int longestRun(String text, int from) {
    int longest = 0;
    for (String run : RUNS) {
      int length = 0;
      while (from + length < text.length()
          && run.contains(text.substring(from, from + length + 1))) {
        length++;
      }
      longest = Math.max(longest, length);
    }
    return longest;
  }

  private static String lookAlikes(String text) {
    StringBuilder read = new StringBuilder(text.length());
    text.chars()
        .map(c ->
            switch (c) {
              case '0' -> 'o';
              case '1', '!', '|' -> 'i';
              case '3' -> 'e';
              case '4', '@' -> 'a';
              case '5', '$' -> 's';
              case '7', '+' -> 't';
              case '8' -> 'b';
              case '9' -> 'g';
              default -> c;
            })
        .forEach(c -> read.append((char) c));
    return read.toString();
  }
}
