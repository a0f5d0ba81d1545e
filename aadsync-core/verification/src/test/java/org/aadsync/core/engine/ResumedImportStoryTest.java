package org.aadsync.core.engine;

import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.KnownObjects;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Z-16: an import that broke off goes on from its last resumable checkpoint; in the same process,
 * or, after its end, in the next one.
 */
class ResumedImportStoryTest {
  private final Scenario world = new Scenario().keptIn(new InMemoryStateStore(1));
  private final TestDirectory ad = world.activeDirectory("AD");
  private final Pages pages = new Pages();

  ResumedImportStoryTest() {
    world.rules(usersFrom(ad));
    world.host(builder -> builder.connector(ad.id(), pages));
  }

  /** A directory that says what the story tells it to. */
  private final class Pages implements Connector {
    private final Deque<Script> scripts = new ArrayDeque<>();
    private final List<ImportRequest> requests = new ArrayList<>();

    @Override
    public void importObjects(ImportRequest request, ImportSink sink) throws ConnectorException {
      requests.add(request);
      scripts.remove().play(new Telling(request, sink));
    }

    Optional<String> lastResumeFrom() {
      return requests.get(requests.size() - 1).resumeFrom().map(ResumedImportStoryTest::text);
    }

    @Override
    public ExportSession openExport() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  /** What one import tells. */
  private interface Script {
    void play(Telling telling) throws ConnectorException;
  }

  /** Tells an engine about users. */
  private final class Telling {
    private final UUID partition;
    private final KnownObjects known;
    private final ImportSink sink;

    Telling(ImportRequest request, ImportSink sink) {
      this.partition = request.partition().id();
      this.known = request.known();
      this.sink = sink;
    }

    Telling present(String... names) {
      for (String name : names) {
        sink.accept(new ImportEvent.Present(partition, anchor(name)));
      }
      return this;
    }

    Telling unmentionedAre(String... names) {
      assertThat(known.unmentioned())
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(names).map(ResumedImportStoryTest::anchor).toList());
      return this;
    }

    Telling knows(String name, String... dn) {
      assertThat(known.dn(anchor(name))).isEqualTo(Stream.of(dn).findFirst());
      return this;
    }

    Telling users(String... names) {
      for (String name : names) {
        sink.accept(
            new ImportEvent.Full(
                partition,
                new ImportedObject(ad.dn(name), anchor(name), "user", AttributeSet.empty())));
      }
      return this;
    }

    Telling cannotRead(String name) {
      ConnectorError error = new ConnectorError("read-error", null, "scripted");
      sink.accept(new ImportEvent.Rejected(partition, ad.dn(name), anchor(name), error));
      return this;
    }

    Telling checkpoint(String text) {
      sink.accept(new ImportEvent.Checkpoint(partition, bytes(text), false));
      return this;
    }

    void breakOff() throws ConnectorException {
      throw new ConnectorException("stopped-server-down", "scripted: the connection is lost");
    }

    void refuse() {
      sink.accept(
          new ImportEvent.End(partition, new Completeness.FullImportRequired("scripted: too old")));
    }

    void complete() {
      complete(new Completeness.Complete());
    }

    void mentionedAll() {
      complete(new Completeness.Complete(true));
    }

    private void complete(Completeness end) {
      sink.accept(new ImportEvent.Checkpoint(partition, bytes("watermark"), true));
      sink.accept(new ImportEvent.End(partition, end));
    }
  }

  private static Anchor anchor(String name) {
    return Anchor.of(bytes(name));
  }

  private static ByteString bytes(String text) {
    return ByteString.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(ByteString bytes) {
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
  }

  private void imported(Script... scripts) {
    pages.scripts.addAll(List.of(scripts));
  }

  private void restartIf(boolean restart) {
    if (restart) {
      world.restart();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("Z-16: a full import goes on from its last resumable checkpoint")
  void a_full_import_goes_on_from_its_checkpoint(boolean restart) {
    imported(t -> t.users("ada", "grace").checkpoint("page 1").users("alan").breakOff());
    ad.fullImport();
    restartIf(restart);
    imported(t -> t.users("alan", "edsger").complete());

    ad.fullImport().succeeded();

    assertThat(pages.lastResumeFrom()).contains("page 1");
    ad.hasExactly("ada", "grace", "alan", "edsger");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("CS-16, Z-16: what no part of a resumed import showed is gone, and the rest is not")
  void what_no_part_showed_is_gone_and_the_rest_is_not_CS_16(boolean restart) {
    imported(t -> t.users("ada", "grace", "alan").complete());
    ad.fullImport().succeeded();
    ad.fullSync().succeeded();
    imported(t -> t.users("ada").checkpoint("page 1").breakOff());
    ad.fullImport();
    restartIf(restart);
    imported(t -> t.users("alan").complete());

    ad.fullImport().succeeded();

    ad.object("ada").pendingImport(PendingOperation.NONE);
    ad.object("alan").pendingImport(PendingOperation.NONE);
    ad.object("grace").pendingImport(PendingOperation.DELETE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("CS-17, Z-16: an error in the first part keeps absence from being a deletion")
  void an_error_in_the_first_part_keeps_absence_from_being_a_deletion_CS_17(boolean restart) {
    imported(t -> t.users("ada", "grace").complete());
    ad.fullImport().succeeded();
    ad.fullSync().succeeded();
    imported(t -> t.cannotRead("alan").checkpoint("page 1").breakOff());
    ad.fullImport();
    restartIf(restart);
    imported(t -> t.users("ada").complete());

    ad.fullImport();

    ad.object("grace").pendingImport(PendingOperation.NONE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_checkpoint_that_is_refused_makes_the_import_begin_anew(boolean restart) {
    imported(t -> t.users("ada").checkpoint("page 1").breakOff());
    ad.fullImport();
    restartIf(restart);
    imported(Telling::refuse, t -> t.users("ada", "grace").complete());

    ad.fullImport().succeeded();

    assertThat(pages.lastResumeFrom()).isEmpty();
    ad.hasExactly("ada", "grace");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("Z-16: a delta goes on from its checkpoint, and still from the same watermark")
  void a_delta_goes_on_from_its_checkpoint_and_its_watermark(boolean restart) {
    imported(t -> t.users("ada").complete());
    ad.fullImport().succeeded();
    imported(t -> t.users("grace").checkpoint("change 1").breakOff());
    ad.deltaImport();
    restartIf(restart);
    imported(t -> t.users("alan").complete());

    ad.deltaImport().succeeded();

    assertThat(pages.lastResumeFrom()).contains("change 1");
    assertThat(pages.requests.get(2).watermark().map(ResumedImportStoryTest::text))
        .contains("watermark");
    ad.hasExactly("ada", "grace", "alan");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_import_of_another_kind_begins_at_its_beginning(boolean restart) {
    imported(t -> t.users("ada").complete());
    ad.fullImport().succeeded();
    imported(t -> t.users("grace").checkpoint("change 1").breakOff());
    ad.deltaImport();
    restartIf(restart);
    imported(t -> t.users("ada", "grace").complete());

    ad.fullImport().succeeded();

    assertThat(pages.lastResumeFrom()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "CS-16, Z-16: what no part of a resumed delta mentioned is gone, and the rest is not")
  void what_no_part_of_a_delta_mentioned_is_gone_CS_16(boolean restart) {
    imported(t -> t.users("ada", "grace", "alan").complete());
    ad.fullImport().succeeded();
    ad.fullSync().succeeded();
    imported(t -> t.present("ada").checkpoint("change 1").present("grace").breakOff());
    ad.deltaImport();
    restartIf(restart);
    imported(
        t ->
            t.unmentionedAre("alan", "grace")
                .present("alan", "alan")
                .unmentionedAre("grace")
                .mentionedAll());

    ad.deltaImport().succeeded();

    ad.object("ada").pendingImport(PendingOperation.NONE);
    ad.object("alan").pendingImport(PendingOperation.NONE);
    ad.object("grace").pendingImport(PendingOperation.DELETE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("CS-17, Z-16: an error in the first part of a delta keeps absence from counting")
  void an_error_in_the_first_part_of_a_delta_keeps_absence_from_counting_CS_17(boolean restart) {
    imported(t -> t.users("ada", "grace").complete());
    ad.fullImport().succeeded();
    ad.fullSync().succeeded();
    imported(t -> t.cannotRead("alan").checkpoint("change 1").breakOff());
    ad.deltaImport();
    restartIf(restart);
    imported(t -> t.present("ada").mentionedAll());

    ad.deltaImport();

    ad.object("grace").pendingImport(PendingOperation.NONE);
  }

  @Test
  void a_delta_that_says_nothing_of_the_rest_leaves_it() {
    imported(t -> t.users("ada", "grace").complete());
    ad.fullImport().succeeded();
    imported(t -> t.present("ada").complete());

    ad.deltaImport().succeeded().staged("stage-delete", 0);

    ad.hasExactly("ada", "grace");
  }

  @Test
  @DisplayName("CS-17: that an object is there is too little for a full import")
  void that_an_object_is_there_is_too_little_for_a_full_import() {
    imported(t -> t.users("ada", "grace").complete());
    ad.fullImport().succeeded();
    imported(t -> t.present("ada").mentionedAll());

    ad.fullImport()
        .endedWith("completed-discovery-errors")
        .hasErrors("need-full-object")
        .staged("stage-delete", 0);

    ad.hasExactly("ada", "grace");
  }

  @Test
  void that_an_object_is_there_adds_nothing_to_what_it_is_like() {
    imported(t -> t.users("ada").present("ada").mentionedAll());
    ad.fullImport().succeeded();
    imported(t -> t.present("ada").users("ada", "grace").present("grace", "ada").mentionedAll());

    ad.deltaImport().succeeded().staged("stage-no-change", 1).staged("stage-add", 1);
  }

  @Test
  void a_connector_sees_what_is_known_of_its_partition() {
    imported(
        t -> t.knows("ada").unmentionedAre().users("ada").knows("ada", "CN=ada,DC=AD").complete());
    ad.fullImport().succeeded();
    imported(
        t -> {
          t.knows("ada", "CN=ada,DC=AD").knows("grace").unmentionedAre("ada");
          UUID id = t.partition;
          t.sink.accept(new ImportEvent.Moved(id, anchor("ada"), "CN=lovelace,DC=AD"));
          t.knows("ada", "CN=lovelace,DC=AD").unmentionedAre();
          t.sink.accept(new ImportEvent.Deleted(id, anchor("ada"), true));
          t.knows("ada").unmentionedAre().mentionedAll();
        });

    ad.deltaImport().succeeded();

    ad.hasExactly();
  }

  @Test
  void a_connector_sees_who_refers_to_an_object() {
    AttributeDefinition manager = Objects.requireNonNull(ad.definition().schema().find("manager"));
    imported(
        t -> {
          AttributeSet ofAda =
              AttributeSet.empty().with(manager.slot(), DistinguishedName.parse(ad.dn("ada")));
          ImportedObject alan = new ImportedObject(ad.dn("alan"), anchor("alan"), "user", ofAda);
          t.sink.accept(new ImportEvent.Full(t.partition, alan));
          t.users("ada", "grace").complete();
        });
    ad.fullImport().succeeded();
    imported(
        t -> {
          assertThat(t.known.referrers(anchor("ada"))).containsExactly(anchor("alan"));
          assertThat(t.known.referrers(anchor("grace"))).isEmpty();
          assertThat(t.known.referrers(anchor("nobody"))).isEmpty();
          t.complete();
        });

    ad.deltaImport().succeeded();
  }
}
