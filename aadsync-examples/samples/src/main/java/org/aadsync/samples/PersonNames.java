package org.aadsync.samples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names by number. Different numbers give different names: all pairs of the table once, then once
 * more with each letter as initial, then with a number. Immutable.
 */
final class PersonNames {
  private record Part(String name, String latin) {}

  private record Language(String script, List<Part> given, List<Part> surnames) {
    int pairs() {
      return given.size() * surnames.size();
    }
  }

  private static final List<Language> LANGUAGES = read();

  private final Permutation order;
  private final int pairs;

  PersonNames(Dice dice) {
    pairs = LANGUAGES.stream().mapToInt(Language::pairs).sum();
    order = new Permutation(pairs, dice);
  }

  PersonName at(long number) {
    int pair = (int) order.at(number % pairs);
    long round = number / pairs;
    int letter = (int) (round % 27);
    String initial = letter == 0 ? "" : String.valueOf((char) ('A' + letter - 1));
    for (Language language : LANGUAGES) {
      if (pair < language.pairs()) {
        Part given = language.given.get(pair / language.surnames.size());
        Part surname = language.surnames.get(pair % language.surnames.size());
        return new PersonName(
            language.script,
            given.name,
            surname.name,
            initial,
            round / 27,
            given.latin,
            surname.latin);
      }
      pair -= language.pairs();
    }
    throw new AssertionError(number);
  }

  private static List<Language> read() {
    Map<String, Language> languages = new LinkedHashMap<>();
    for (List<String> row : SampleTable.rows("names.tsv")) {
      Language language =
          languages.computeIfAbsent(
              row.get(1), script -> new Language(script, new ArrayList<>(), new ArrayList<>()));
      List<Part> parts = row.get(0).equals("given") ? language.given : language.surnames;
      parts.add(new Part(row.get(2), row.get(3)));
    }
    return List.copyOf(languages.values());
  }
}
