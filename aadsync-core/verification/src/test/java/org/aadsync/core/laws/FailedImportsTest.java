package org.aadsync.core.laws;

import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.Reference;
import org.aadsync.testing.DirectoryFaults;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * CS-16 to CS-19, CS-22: however an import fails, what it did not show is not taken for deleted,
 * the next import begins where this one did, and the cloud loses nothing.
 */
class FailedImportsTest {
  private static final int USERS = 10;

  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @BeforeEach
  void aWorldAtRest() {
    world.rules(
        usersFrom(ad).flow("title", "employeeNumber"),
        groupsFrom(ad),
        usersTo(aad).flow("title", "employeeNumber"),
        groupsTo(aad));
    for (int i = 0; i < USERS; i++) {
      ad.addUser("u" + i, "title", "Boss", "employeeNumber", i);
    }
    ad.addGroup("g", "u0", "u1");
    world.importAndSynchronize().exportAndConfirm();
  }

  /** The ways in which the fault connector can fail, by name. */
  static Map<String, Consumer<DirectoryFaults>> faults() {
    Map<String, Consumer<DirectoryFaults>> faults = new LinkedHashMap<>();
    Completeness partial = new Completeness.Partial("scripted: the time is up");
    Completeness failed = new Completeness.Failed("stopped-server-down", "scripted: it is down");
    Completeness expired = new Completeness.FullImportRequired("scripted: the cookie has expired");
    for (int seen : new int[] {0, 1, USERS / 2, USERS + 1}) {
      faults.put("partial after " + seen, f -> f.importEndsAfter(seen, partial));
      faults.put("failed after " + seen, f -> f.importEndsAfter(seen, failed));
      faults.put("expired after " + seen, f -> f.importEndsAfter(seen, expired));
      faults.put("cut after " + seen, f -> f.importBreaksAfter(seen));
      faults.put(
          "fault of the connector after " + seen,
          f -> f.importFailsAfter(seen, new IllegalStateException("scripted")));
    }
    faults.put("no connection", f -> f.importBreaksAt("DC=AD"));
    faults.put("no end", DirectoryFaults::importLacksItsEnd);
    faults.put(
        "short without an end",
        f -> f.importEndsAfter(2, new Completeness.Complete()).importLacksItsEnd());
    faults.put("one object unreadable", f -> f.rejectAtImport("CN=u3,DC=AD", "read-error"));
    faults.put("one object twice, another lacking", f -> f.importTwice(dn(3)).hide(dn(4)));
    faults.put("a loop", f -> f.importLoops().hide(dn(4)));
    Map<String, UnaryOperator<ImportedObject>> distortions = new LinkedHashMap<>();
    distortions.put("no name", o -> copy(o, " ", o.anchor(), o.objectType(), o.values()));
    distortions.put("no type", o -> copy(o, o.dn(), o.anchor(), "", o.values()));
    distortions.put("a strange type", o -> copy(o, o.dn(), o.anchor(), "printQueue", o.values()));
    distortions.put(
        "an empty anchor", o -> copy(o, o.dn(), Anchor.of("", false), o.objectType(), o.values()));
    distortions.put(
        "a long anchor",
        o -> copy(o, o.dn(), Anchor.of("x".repeat(399), false), o.objectType(), o.values()));
    distortions.put("text for a number", o -> with(o, "employeeNumber", "seven"));
    distortions.put("a number for text", o -> with(o, "title", 7L));
    distortions.put("several for one", o -> with(o, "title", ImmutableList.of("a", "b")));
    distortions.put("one for several", o -> with(o, "proxyAddresses", "smtp:a@x"));
    distortions.put("a list of wrong values", o -> with(o, "url", ImmutableList.of("a", 1L)));
    distortions.put("an empty list", o -> with(o, "url", ImmutableList.of()));
    distortions.put("text for a reference", o -> with(o, "manager", "CN=u1,DC=AD"));
    Reference broken =
        () -> {
          throw new IllegalStateException("scripted");
        };
    distortions.put("a reference that fails", o -> with(o, "manager", broken));
    distortions.put("a slot that is not there", o -> withSlot(o, 999, "x"));
    distortions.forEach(
        (name, distortion) ->
            faults.put(name, f -> f.distortAtImport(dn(3), distortion).hide(dn(4))));
    return faults;
  }

  private static String dn(int user) {
    return "CN=u" + user + ",DC=AD";
  }

  private static ImportedObject copy(
      ImportedObject of, String dn, Anchor anchor, String objectType, AttributeSet values) {
    return new ImportedObject(dn, anchor, objectType, values);
  }

  private static AttributeDefinition attribute(String name) {
    AttributeDefinition found =
        new Scenario().activeDirectory("AD").definition().schema().find(name);
    assertThat(found).isNotNull();
    return found;
  }

  private static ImportedObject with(ImportedObject object, String attribute, Object value) {
    return withSlot(object, attribute(attribute).slot(), value);
  }

  private static ImportedObject withSlot(ImportedObject object, int slot, Object value) {
    return new ImportedObject(
        object.dn(), object.anchor(), object.objectType(), object.values().with(slot, value));
  }

  static Stream<String> names() {
    return faults().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingIsDeletedAfterAFullImportThatWas(String fault) {
    faults().get(fault).accept(ad.faults());

    StepReport report = ad.fullImport().actual();

    assertThat(report.status()).isNotIn("success", "completed-no-objects", "completed-warnings");
    staysAsItWas();
    // Nothing that happened meanwhile is lost either.
    ad.faults().importRecovers();
    ad.change("u7", "title", "Chief").remove("u8");
    (fault.startsWith("expired") ? ad.fullImport() : ad.importChanges()).succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded().exported("export-update", 1).exported("export-delete", 1);
  }

  /** In a delta an object may come twice. */
  static Stream<String> namesForDeltas() {
    return names().filter(name -> !name.startsWith("one object twice") && !name.equals("a loop"));
  }

  @ParameterizedTest
  @MethodSource("namesForDeltas")
  void nothingIsDeletedAfterADeltaImportThatWas(String fault) {
    for (int i = 0; i < USERS; i++) {
      ad.change("u" + i, "title", "Chief " + i);
    }
    faults().get(fault).accept(ad.faults());

    ad.deltaImport();

    staysAsItWas();
    ad.faults().importRecovers();
    (fault.startsWith("expired") ? ad.fullImport() : ad.deltaImport()).succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded();
    for (int i = 0; i < USERS; i++) {
      aad.holdsValues("u" + i, "title", "Chief " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("namesForDeltas")
  void nothingIsDeletedAfterADeltaImportOfWhatIsThereThatWas(String fault) {
    ad.memory().reportPresence();
    for (int i = 0; i < USERS / 2; i++) {
      ad.change("u" + i, "title", "Chief " + i);
    }
    faults().get(fault).accept(ad.faults());

    ad.deltaImport();

    staysAsItWas();
    ad.faults().importRecovers();
    ad.remove("u8");
    (fault.startsWith("expired") ? ad.fullImport() : ad.deltaImport()).succeeded();
    ad.deltaSync().succeeded();
    aad.export().succeeded().exported("export-delete", 1);
  }

  private void staysAsItWas() {
    assertThat(
            world
                .engine()
                .connectorSpace(ad.id())
                .filter(object -> object.pendingImport() == DELETE)
                .map(ConnectorSpaceObject::dn))
        .as("deletions staged")
        .isEmpty();
    ad.deltaSync();
    ad.fullSync();
    aad.export().exported("export-delete", 0);
    List<String> all =
        Stream.concat(Stream.iterate(0, i -> i + 1).limit(USERS).map(i -> "u" + i), Stream.of("g"))
            .toList();
    aad.holdsExactly(all.toArray(String[]::new));
    aad.holdsValues("g", "member", "u0", "u1");
  }

  @Test
  @DisplayName("RP-3: an import that reports nothing but errors stops at the limit")
  void anEndlessImportEnds() {
    ad.faults().importLoops();

    ad.fullImport().endedWith("stopped-error-limit");
  }
}
