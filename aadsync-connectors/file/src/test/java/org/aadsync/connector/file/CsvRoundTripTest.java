package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.DistinguishedName;

/** Whatever rows hold and however they are written (RFC 4180), an import finds it. */
class CsvRoundTripTest {
  /** How a table is written. */
  record Dialect(char delimiter, Charset charset, String lineEnd, boolean quoteAll) {
    String cell(String text) {
      boolean needed =
          quoteAll
              || text.indexOf(delimiter) >= 0
              || text.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r');
      return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    String row(String... cells) {
      return Stream.of(cells).map(this::cell).collect(Collectors.joining("" + delimiter)) + lineEnd;
    }
  }

  record Person(String title, List<String> telephones, Long salaryBand, String manager) {}

  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws Exception {
    folder = Files.createTempDirectory("csv");
  }

  @AfterContainer
  static void deleteFolder() throws Exception {
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  @Property(tries = 150)
  void rows(@ForAll("people") Map<String, Person> people, @ForAll("dialects") Dialect dialect)
      throws Exception {
    StringBuilder text =
        new StringBuilder(
            dialect.row("employeeID", "title", "telephones", "salaryBand", "manager"));
    people.forEach(
        (key, person) ->
            text.append(
                dialect.row(
                    key,
                    person.title(),
                    String.join("%%", person.telephones()),
                    Objects.toString(person.salaryBand(), ""),
                    person.manager())));
    TestTable table =
        TestTable.people(folder.resolve("hr.csv"))
            .options(
                "separator=%25%25&encoding="
                    + dialect.charset()
                    + "&delimiter="
                    + String.format("%%%02X", (int) dialect.delimiter()))
            .writeText(text.toString(), dialect.charset());

    Imported imported = table.fullImport();

    assertThat(imported.end()).isEqualTo(new Completeness.Complete());
    assertThat(imported.errors()).isEmpty();
    Map<String, Person> read = new LinkedHashMap<>();
    for (ImportedObject object : imported.objects()) {
      assertThat(DistinguishedName.parse(object.dn()).dn()).isEqualTo(object.dn());
      read.put(object.anchor().value().toString(), person(imported, object));
    }
    assertThat(read).isEqualTo(people);
    assertThat(new ArrayList<>(read.keySet())).isEqualTo(new ArrayList<>(people.keySet()));
  }

  private static Person person(Imported imported, ImportedObject object) {
    Object title = imported.value(object, "title");
    Object telephones = imported.value(object, "telephones");
    Object manager = imported.value(object, "manager");
    return new Person(
        title == null ? "" : (String) title,
        telephones == null
            ? List.of()
            : ((ImmutableList<?>) telephones).stream().map(String.class::cast).toList(),
        (Long) imported.value(object, "salaryBand"),
        manager instanceof AnchorReference reference ? reference.anchor().value().toString() : "");
  }

  @Property(tries = 100)
  void changes(
      @ForAll("people") Map<String, Person> before, @ForAll("people") Map<String, Person> after)
      throws Exception {
    TestTable table = TestTable.people(folder.resolve("hr.csv"));
    Imported first = table.writeText(titles(before)).fullImport();

    Imported delta = table.writeText(titles(after)).deltaImport(first.watermark());

    Set<Object> changed = new HashSet<>();
    after.forEach(
        (key, person) -> {
          Person old = before.get(key);
          if (old == null || !old.title().equals(person.title())) {
            changed.add(key);
          }
        });
    Set<Object> gone = new HashSet<>(before.keySet());
    gone.removeAll(after.keySet());
    assertThat(delta.objects().stream().map(object -> object.anchor().value()))
        .containsExactlyInAnyOrderElementsOf(changed);
    assertThat(
            delta.all(ImportEvent.Deleted.class).stream()
                .map(event -> event.anchor())
                .map(Anchor::value))
        .containsExactlyInAnyOrderElementsOf(gone);
  }

  private static String titles(Map<String, Person> people) {
    Dialect dialect = new Dialect(',', StandardCharsets.UTF_8, "\n", false);
    StringBuilder text = new StringBuilder(dialect.row("employeeID", "title"));
    people.forEach((key, person) -> text.append(dialect.row(key, person.title())));
    return text.toString();
  }

  @Provide
  Arbitrary<Dialect> dialects() {
    return Combinators.combine(
            Arbitraries.of(',', ';', '\t', '|', ' '),
            Arbitraries.of(
                StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16BE),
            Arbitraries.of("\n", "\r\n"),
            Arbitraries.of(true, false))
        .as(Dialect::new);
  }

  @Provide
  Arbitrary<Map<String, Person>> people() {
    Arbitrary<String> keys = text().ofMinLength(1).ofMaxLength(12).filter(key -> !key.isBlank());
    Arbitrary<String> managers = keys.injectNull(0.5).map(key -> key == null ? "" : key);
    Arbitrary<List<String>> telephones =
        text().ofMinLength(1).ofMaxLength(8).list().uniqueElements().ofMaxSize(3);
    Arbitrary<Long> bands = Arbitraries.longs().injectNull(0.3);
    return Arbitraries.maps(
            keys,
            Combinators.combine(text().ofMaxLength(40), telephones, bands, managers)
                .as(Person::new))
        .ofMaxSize(8)
        .map(LinkedHashMap::new)
        .map(CsvRoundTripTest::differentNames);
  }

  /** Leaves out keys of which the names would be those of others. */
  private static Map<String, Person> differentNames(Map<String, Person> people) {
    Set<String> names = new HashSet<>();
    people
        .keySet()
        .removeIf(key -> !names.add(CsvObjects.name(Anchor.of(key, false)).toNormalizedString()));
    return people;
  }

  /** Text with the characters that mean something to tables and to DNs, without the separator. */
  private static StringArbitrary text() {
    return Arbitraries.strings()
        .withChars(" \t\r\n,;|\"'\\+=<>#aZ0äİß中")
        .withCharRange('\u00a0', '\u07ff');
  }
}
