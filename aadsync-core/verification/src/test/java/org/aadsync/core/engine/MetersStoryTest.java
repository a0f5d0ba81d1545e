package org.aadsync.core.engine;

import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.aadsync.core.engine.ExportBudget.Limit;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What monitoring sees of the engine. */
class MetersStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private long meter(String name, String... tags) {
    Map<String, String> wanted = Map.of("connector", tags[0], tags[1], tags[2]);
    return world.engine().meters().stream()
        .filter(meter -> meter.name().equals(name) && meter.tags().equals(wanted))
        .mapToLong(meter -> meter.value().getAsLong())
        .sum();
  }

  @Test
  @DisplayName("Meters add up over runs, by connector and operation")
  void metersAddUp() {
    world.rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada").addUser("bob");
    List<Meter> meters = world.engine().meters();
    assertThat(meters).allMatch(meter -> meter.value().getAsLong() == 0);

    world.initialCycle().succeeded();
    ad.fullImport().succeeded();
    ad.faults().importBreaksAfter(1);
    ad.fullImport().endedWith("stopped-server-down");

    assertThat(meter("aadsync.objects", "AD", "operation", "import")).isEqualTo(5);
    assertThat(meter("aadsync.objects", "AD", "operation", "synchronization")).isEqualTo(2);
    assertThat(meter("aadsync.objects", "AAD", "operation", "export")).isEqualTo(2);
    assertThat(meter("aadsync.steps", "AD", "operation", "import")).isEqualTo(3);
    assertThat(meter("aadsync.steps.incomplete", "AD", "operation", "import")).isEqualTo(1);
    assertThat(meter("aadsync.steps.incomplete", "AAD", "operation", "import")).isZero();
    assertThat(meters).anyMatch(meter -> meter.value().getAsLong() > 0);
    assertThat(world.engine().meters())
        .extracting(Meter::name, Meter::tags)
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("Meters count object errors by stage, and exports that were over their budget")
  void metersOfErrors() {
    world
        .host(
            builder -> builder.exportBudget(aad.id(), new ExportBudget(List.of(Limit.deletes(0)))))
        .rules(usersFrom(ad), usersTo(aad));
    ad.addUser("ada").addUser("bob");
    ad.faults().rejectAtImport(ad.dn("bob"), "read-error");
    ad.fullImport();
    ad.faults().importRecovers();
    world.importAndSynchronize();
    aad.export().succeeded();
    ad.remove("bob");
    ad.deltaImport();
    ad.deltaSync();
    aad.export();

    assertThat(meter("aadsync.errors", "AD", "stage", "import")).isEqualTo(1);
    assertThat(meter("aadsync.errors", "AD", "stage", "metaverse-retry")).isZero();
    assertThat(
            world.engine().meters().stream()
                .filter(meter -> meter.name().equals("aadsync.exports.over.budget"))
                .mapToLong(meter -> meter.value().getAsLong())
                .sum())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("Flight Recorder sees each step, and each object above the recording's threshold")
  void flightRecorder(@TempDir Path folder) throws Exception {
    world.rules(usersFrom(ad));
    ad.addUser("ada", "title", "secret of ada");
    Path file = folder.resolve("engine.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("org.aadsync.Step");
      recording.enable("org.aadsync.SlowObject").withThreshold(Duration.ZERO);
      recording.start();
      ad.fullImport().succeeded();
      ad.fullSync().succeeded();
      recording.stop();
      recording.dump(file);
    }

    List<RecordedEvent> events = RecordingFile.readAllEvents(file);

    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("org.aadsync.Step"))
        .extracting(
            event ->
                event.getString("connector")
                    + ", "
                    + event.getString("type")
                    + ", "
                    + event.getString("result")
                    + ", "
                    + event.getLong("objects"))
        .containsExactly("AD, Full Import, success, 1", "AD, Full Synchronization, success, 1");
    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("org.aadsync.SlowObject"))
        .singleElement()
        .satisfies(event -> assertThat(event.getString("objectType")).isEqualTo("user"))
        .satisfies(
            event -> assertThat(event.getString("anchor")).isEqualTo(ad.anchor("ada").toString()));
    assertThat(events.toString()).doesNotContain("secret of ada").doesNotContain("CN=ada");
  }
}
