package org.aadsync.connector.ldap.generic;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.aadsync.connector.ldap.HostileNames;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Names that look like something else stay what they are on a real server. */
class OpenLdapHostileNamesTest {
  private static final int NAMES = 400;
  private static final int RENAMED = 200;

  private TestTree tree;

  @BeforeEach
  void start() throws Exception {
    tree = TestTree.openLdap("hostile");
  }

  @AfterEach
  void stop() throws Exception {
    if (tree != null) {
      tree.close();
    }
  }

  @Test
  @DisplayName("C12 they are exported, referred to, renamed, deleted, and imported as they are")
  void namesStayWhatTheyAre() throws Exception {
    Map<Anchor, String> names = exported(HostileNames.generated(NAMES));
    assertThat(names).hasSizeGreaterThan(NAMES * 9 / 10);
    List<ImportEvent> events = tree.read(Optional.empty());
    Map<Anchor, ImportedObject> objects = objects(events);
    assertThat(named(objects)).isEqualTo(names);
    assertReferences(objects, names);

    List<Anchor> some = List.copyOf(names.keySet()).subList(0, RENAMED);
    List<ExportOperation> operations = new ArrayList<>();
    for (Anchor anchor : some) {
      String before = names.get(anchor);
      if (operations.size() % 2 == 0) {
        String now = "new " + before;
        operations.add(
            new ExportOperation.Update(
                dn(before), "inetOrgPerson", anchor, dn(now), List.of(replace("cn", now))));
        names.put(anchor, now);
      } else {
        operations.add(new ExportOperation.Delete(dn(before), "inetOrgPerson", anchor));
        names.remove(anchor);
      }
    }
    export(operations, outcome -> assertThat(outcome).isInstanceOf(ExportOutcome.Success.class));

    tree.read(Optional.of(TestTree.watermark(events)));
    assertThat(tree.gone()).hasSize(RENAMED / 2);
    assertThat(named(objects(tree.read(Optional.empty())))).isEqualTo(names);
  }

  /** Exports people of these names, each but the first with a manager; returns who was taken. */
  private Map<Anchor, String> exported(List<String> wanted) throws Exception {
    List<ExportOperation> operations = new ArrayList<>();
    for (String name : wanted) {
      operations.add(
          new ExportOperation.Add(
              dn(name), "inetOrgPerson", List.of(replace("cn", name), replace("sn", name))));
    }
    Map<Anchor, String> taken = new LinkedHashMap<>();
    List<String> left = new ArrayList<>(wanted);
    export(
        operations,
        outcome -> {
          String name = left.remove(0);
          if (outcome instanceof ExportOutcome.Success success) {
            taken.put(Objects.requireNonNull(success.anchor()), name);
          }
        });
    List<ExportOperation> references = new ArrayList<>();
    String manager = null;
    for (Map.Entry<Anchor, String> each : taken.entrySet()) {
      if (manager != null) {
        AttributeChange change =
            new AttributeChange.Replace(
                attribute("manager"), List.of(DistinguishedName.parse(dn(manager))));
        references.add(
            new ExportOperation.Update(
                dn(each.getValue()), "inetOrgPerson", each.getKey(), null, List.of(change)));
      }
      manager = each.getValue();
    }
    export(references, outcome -> assertThat(outcome).isInstanceOf(ExportOutcome.Success.class));
    return taken;
  }

  private void export(
      List<ExportOperation> operations, java.util.function.Consumer<ExportOutcome> each)
      throws Exception {
    try (Connector connector = tree.connector();
        ExportSession session = connector.openExport()) {
      session.export(operations).forEach(each);
      session.commit();
    }
  }

  private static Map<Anchor, ImportedObject> objects(List<ImportEvent> events) {
    Map<Anchor, ImportedObject> objects = new LinkedHashMap<>();
    for (ImportEvent event : events) {
      assertThat(event).isNotInstanceOf(ImportEvent.Rejected.class);
      if (event instanceof ImportEvent.Full full) {
        objects.put(full.object().anchor(), full.object());
      }
    }
    return objects;
  }

  /** Returns the names of objects, which their values have to bear as well. */
  private Map<Anchor, String> named(Map<Anchor, ImportedObject> objects) throws LDAPException {
    int cn = attribute("cn").slot();
    Map<Anchor, String> names = new LinkedHashMap<>();
    for (ImportedObject object : objects.values()) {
      String name = new DN(WrittenNames.of(object.dn())).getRDN().getAttributeValues()[0];
      assertThat((List<?>) object.values().get(cn)).asList().containsExactly(name);
      names.put(object.anchor(), name);
    }
    return names;
  }

  private void assertReferences(Map<Anchor, ImportedObject> objects, Map<Anchor, String> names) {
    int manager = attribute("manager").slot();
    String expected = null;
    for (Map.Entry<Anchor, String> each : names.entrySet()) {
      Object value = objects.get(each.getKey()).values().get(manager);
      if (expected == null) {
        assertThat(value).isNull();
      } else {
        Reference reference = (Reference) ((List<?>) value).get(0);
        assertThat(DistinguishedName.parse(reference.dn()))
            .isEqualTo(DistinguishedName.parse(dn(expected)));
      }
      expected = each.getValue();
    }
  }

  private AttributeDefinition attribute(String name) {
    return Objects.requireNonNull(tree.definition().schema().find(name));
  }

  private AttributeChange replace(String name, String value) {
    return new AttributeChange.Replace(attribute(name), List.of(value));
  }

  private String dn(String name) {
    return "cn=" + DistinguishedName.escape(name) + "," + tree.base();
  }
}
