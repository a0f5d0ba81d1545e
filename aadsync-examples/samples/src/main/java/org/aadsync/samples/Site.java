package org.aadsync.samples;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A place that people of a generated directory work at, and the script of their names. */
record Site(
    String script,
    String unit,
    String city,
    String state,
    String countryLetters,
    String country,
    String countryNumber,
    String phonePrefix,
    String street,
    String postalPrefix) {

  /** All sites, in the order of the table. */
  static final List<Site> ALL =
      SampleTable.rows("sites.tsv").stream()
          .map(
              row ->
                  new Site(
                      row.get(0),
                      row.get(1),
                      row.get(2),
                      row.get(3),
                      row.get(4),
                      row.get(5),
                      row.get(6),
                      row.get(7),
                      row.get(8),
                      row.get(9)))
          .toList();

  private static final Map<String, List<Site>> BY_SCRIPT =
      ALL.stream().collect(Collectors.groupingBy(Site::script));

  /** Returns the sites where names are written in {@code script}; at least one. */
  static List<Site> of(String script) {
    return BY_SCRIPT.getOrDefault(script, ALL);
  }

  /** Returns whether names at this site are written family name first, with a comma. */
  boolean indexNames() {
    return countryLetters.equals("FR") || countryLetters.equals("US");
  }
}
