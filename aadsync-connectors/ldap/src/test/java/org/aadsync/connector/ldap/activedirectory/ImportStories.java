package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aadsync.connector.ldap.DeltaMethod;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReader;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every domain controller and every way to learn of changes has to give. */
@SuppressWarnings("JUnitMethodDeclaration") // the tests run in the classes that extend this one
abstract class ImportStories {
  TestDomain domain;

  abstract TestDomain open() throws Exception;

  abstract DeltaMethod method();

  @BeforeEach
  void start() throws Exception {
    domain = open().by(method());
  }

  @AfterEach
  void stop() throws Exception {
    if (domain != null) {
      domain.close();
    }
  }

  private Anchor anchor(String dn) throws Exception {
    return domain.guid(dn).anchor();
  }

  /** Follows the changes and compares with what a full import sees now. */
  private List<ImportEvent> follow(Replica replica) throws Exception {
    List<ImportEvent> events = replica.read();
    assertThat(Replica.end(events)).isEqualTo(new Completeness.Complete());
    assertThat(replica.objects).isEqualTo(Replica.of(domain).objects);
    return Replica.about(events);
  }

  @Test
  void aFullImportReadsEveryClassAndValueAsItIs() throws Exception {
    byte[] photo = {(byte) 0xFF, (byte) 0xD8, 0, 1, (byte) 0x80};
    String boss = domain.user("boss", new Attribute("displayName", "Ζωή 😀, \"Bö\" + \\"));
    String ada =
        domain.user(
            "ada",
            new Attribute("manager", boss),
            new Attribute("thumbnailPhoto", photo),
            new Attribute("proxyAddresses", "SMTP:ada@x", "smtp:a@x"));
    String contact = domain.contact("carol");
    String group = domain.group("staff", ada, boss, contact);

    Replica replica = Replica.of(domain);

    assertThat(replica.objects.keySet())
        .containsExactlyInAnyOrder(anchor(boss), anchor(ada), anchor(contact), anchor(group));
    assertThat(replica.objects.get(anchor(boss)).get("displayName"))
        .containsExactly("Ζωή 😀, \"Bö\" + \\");
    assertThat(replica.objects.get(anchor(ada)).get("thumbnailPhoto"))
        .containsExactly(ByteString.copyOf(photo).toString());
    assertThat(replica.objects.get(anchor(ada)).get("proxyAddresses"))
        .containsExactlyInAnyOrder("SMTP:ada@x", "smtp:a@x");
    assertThat(replica.objects.get(anchor(ada)).get("manager"))
        .containsExactly(boss.toLowerCase(Locale.ROOT));
    assertThat(replica.objects.get(anchor(group)).get("member")).hasSize(3);
    assertThat(replica.objects.get(anchor(ada)).get("objectSid")).hasSize(1);
  }

  @Test
  void aFullImportReadsManyPages() throws Exception {
    domain.pages(3);
    for (int number = 0; number < 9; number++) {
      domain.contact("c" + number);
    }

    assertThat(Replica.of(domain).objects).hasSize(9);
  }

  @Test
  void containersAreReadAsListed() throws Exception {
    String in = domain.unit("OU=in," + domain.root);
    String not = domain.unit("OU=not," + in);
    String again = domain.unit("OU=again," + not);
    String one = domain.user("one", in);
    domain.user("two", not);
    String three = domain.user("three", again);
    domain.user("four");

    domain.include(in, again).exclude(not);

    assertThat(Replica.of(domain).objects.keySet())
        .containsExactlyInAnyOrder(anchor(one), anchor(three));
  }

  @Test
  void nothingNewIsNothingToReport() throws Exception {
    domain.user("ada");
    Replica replica = Replica.of(domain);

    assertThat(follow(replica)).isEmpty();
  }

  @Test
  void aNewObjectIsReportedWhole() throws Exception {
    Replica replica = Replica.of(domain);
    String ada = domain.user("ada", new Attribute("title", "Countess"));
    String group = domain.group("staff", ada);

    assertThat(follow(replica)).hasSize(2).allMatch(ImportEvent.Full.class::isInstance);

    assertThat(replica.objects.keySet()).containsExactlyInAnyOrder(anchor(ada), anchor(group));
  }

  @Test
  void changedAndClearedAttributesAreFollowed() throws Exception {
    String ada =
        domain.user("ada", new Attribute("title", "Countess"), new Attribute("mail", "a@x"));
    Replica replica = Replica.of(domain);
    domain.set(ada, "title", "Programmer");
    domain.set(ada, "mail");
    domain.set(ada, "proxyAddresses", "smtp:1@x", "smtp:2@x");

    follow(replica);

    assertThat(replica.objects.get(anchor(ada)))
        .doesNotContainKey("mail")
        .hasEntrySatisfying("title", title -> assertThat(title).containsExactly("Programmer"));
  }

  @Test
  void membersThatComeAndGoAreFollowed() throws Exception {
    String ada = domain.user("ada");
    String bob = domain.user("bob");
    String eve = domain.user("eve");
    String group = domain.group("staff", ada, bob);
    Replica replica = Replica.of(domain);
    domain.addValue(group, "member", eve);
    domain.removeValue(group, "member", bob);

    List<ImportEvent> events = follow(replica);

    if (method() == DeltaMethod.DIRSYNC) {
      assertThat(events)
          .containsExactly(
              new ImportEvent.Partial(
                  domain.partition().id(),
                  anchor(group),
                  List.of(
                      new AttributeChange.Delta(
                          domain.attribute("member"),
                          List.of(DistinguishedName.parse(eve)),
                          List.of(DistinguishedName.parse(bob))))));
    }
  }

  @Test
  void aSingleReferenceThatChangesIsFollowed() throws Exception {
    String bob = domain.user("bob");
    String eve = domain.user("eve");
    String ada = domain.user("ada", new Attribute("manager", bob));
    Replica replica = Replica.of(domain);

    domain.set(ada, "manager", eve);
    follow(replica);
    assertThat(replica.objects.get(anchor(ada)).get("manager"))
        .containsExactly(eve.toLowerCase(Locale.ROOT));

    domain.set(ada, "manager");
    follow(replica);
    assertThat(replica.objects.get(anchor(ada))).doesNotContainKey("manager");
  }

  @Test
  void aRenamedObjectIsFollowed() throws Exception {
    String ada = domain.user("ada");
    Replica replica = Replica.of(domain);

    String renamed = domain.move(ada, "CN=Ada\\, Countess \\#1", domain.root);
    follow(replica);

    assertThat(replica.objects.get(anchor(renamed)).get("dn")).hasSize(1);
  }

  @Test
  void whatMovesInAndOutIsFollowed() throws Exception {
    String in = domain.unit("OU=in," + domain.root);
    String out = domain.unit("OU=out," + domain.root);
    domain.include(in);
    String ada = domain.user("ada", in);
    String bob = domain.user("bob", out, new Attribute("title", "Baron"));
    Replica replica = Replica.of(domain);
    Anchor left = anchor(ada);
    String outside = domain.move(ada, "CN=ada", out);
    String came = domain.move(bob, "CN=bob", in);

    List<ImportEvent> events = follow(replica);

    assertThat(events).contains(new ImportEvent.LeftScope(domain.partition().id(), left, outside));
    assertThat(replica.objects.keySet()).containsExactly(anchor(came));
  }

  @Test
  void whatMovesInIsToldOfByWhoRefersToIt() throws Exception {
    String in = domain.unit("OU=in," + domain.root);
    String out = domain.unit("OU=out," + domain.root);
    String deep = domain.unit("OU=deep," + out);
    domain.include(in);
    String ada = domain.user("ada", out);
    String bob = domain.user("bob", deep);
    String eve = domain.user("eve", in, new Attribute("manager", ada));
    String group = domain.groupIn(in, "staff", ada, bob, eve);
    String other = domain.groupIn(in, "others", eve);
    Replica replica = Replica.of(domain);
    String others = replica.objects.get(anchor(other)).toString();

    String came = domain.move(ada, "CN=ada", in);
    domain.move(deep, "OU=deep", in);
    replica.read(); // what the group knew them by before stays, and leads nowhere

    assertThat(replica.objects.get(anchor(group)).get("member"))
        .contains(lower(came), lower("CN=bob,OU=deep," + in));
    assertThat(replica.objects.get(anchor(eve)).get("manager")).containsExactly(lower(came));
    assertThat(replica.objects.get(anchor(other))).hasToString(others);
  }

  private static String lower(String dn) {
    return dn.toLowerCase(Locale.ROOT);
  }

  @Test
  void whatIsBelowAContainerThatMovesIsFollowed() throws Exception {
    String in = domain.unit("OU=in," + domain.root);
    String out = domain.unit("OU=out," + domain.root);
    String here = domain.unit("OU=here," + in);
    String there = domain.unit("OU=there," + out);
    domain.include(in);
    domain.user("ada", domain.unit("OU=deep," + here));
    String bob = domain.user("bob", there);
    Replica replica = Replica.of(domain);
    Anchor kept = anchor(bob);

    domain.move(here, "OU=here", out);
    domain.move(there, "OU=there", in);
    follow(replica);
    assertThat(replica.objects.keySet()).containsExactly(kept);

    domain.move("OU=there," + in, "OU=renamed", in);
    follow(replica);
    assertThat(replica.objects.get(kept).get("dn")).containsExactly("CN=bob,OU=renamed," + in);
  }

  @Test
  @DisplayName("CS-16 an included container with another name asks for a full import")
  void anIncludedContainerThatIsRenamedTakesNothingWithIt() throws Exception {
    String in = domain.unit("OU=in," + domain.root);
    domain.include(in, domain.unit("OU=too," + domain.root));
    domain.user("ada", in);
    domain.user("bob", domain.unit("OU=deep," + in));
    Replica replica = Replica.of(domain);
    final int before = replica.objects.size();
    String renamed = domain.move(in, "OU=other", domain.root);

    List<ImportEvent> events = replica.read();

    assertThat(replica.objects).hasSize(before);
    assertThat(Replica.end(events))
        .isInstanceOfSatisfying(
            Completeness.FullImportRequired.class,
            end -> assertThat(end.reason()).contains(in, renamed));

    domain.move(renamed, "OU=in", domain.root);
    follow(replica);
    assertThat(replica.objects).hasSize(before);
  }

  @Test
  @DisplayName("CS-16 an included container in another place asks for a full import")
  void anIncludedContainerThatIsMovedTakesNothingWithIt() throws Exception {
    String elsewhere = domain.unit("OU=elsewhere," + domain.root);
    String in = domain.unit("OU=in," + domain.root);
    domain.include(in);
    domain.user("ada", in);
    Replica replica = Replica.of(domain);
    String moved = domain.move(in, "OU=in", elsewhere);

    assertNothingLeft(replica, in, moved);

    domain.move(moved, "OU=in", domain.root);
    follow(replica);
    assertThat(replica.objects).hasSize(1);
  }

  @Test
  @DisplayName("CS-16 a container above an included one with another name asks for a full import")
  void aContainerAboveAnIncludedOneTakesNothingWithIt() throws Exception {
    String above = domain.unit("OU=above," + domain.root);
    String in = domain.unit("OU=in," + above);
    domain.include(in);
    domain.user("ada", in);
    Replica replica = Replica.of(domain);
    String renamed = domain.move(above, "OU=other", domain.root);

    assertNothingLeft(replica, in, renamed);
  }

  private void assertNothingLeft(Replica replica, String before, String now) throws Exception {
    List<ImportEvent> events = replica.read();
    assertThat(replica.objects).hasSize(1);
    assertThat(Replica.end(events))
        .isInstanceOfSatisfying(
            Completeness.FullImportRequired.class,
            end -> assertThat(end.reason()).contains(before, now));
  }

  @Test
  void aDeletedObjectIsReportedByItsAnchor() throws Exception {
    String ada = domain.user("ada");
    Replica replica = Replica.of(domain);
    Anchor gone = anchor(ada);
    domain.delete(ada);
    String other = domain.user("ada2");
    domain.move(other, "CN=ada", domain.root);

    List<ImportEvent> events = follow(replica);

    assertThat(events.get(0))
        .isEqualTo(new ImportEvent.Deleted(domain.partition().id(), gone, true));
  }

  @Test
  void anObjectThatIsBroughtBackIsReportedWhole() throws Exception {
    String ada = domain.user("ada");
    ObjectGuid guid = domain.guid(ada);
    Replica replica = Replica.of(domain);
    domain.delete(ada);
    follow(replica);
    domain.reanimate(guid, ada);

    List<ImportEvent> events = follow(replica);

    assertThat(events).hasAtLeastOneElementOfType(ImportEvent.Full.class);
    assertThat(replica.objects).containsKey(guid.anchor());
  }

  @Test
  void aDamagedWatermarkAsksForAFullImport() throws Exception {
    domain.user("ada");
    Replica replica = Replica.of(domain);
    byte[] bytes = replica.watermark().orElseThrow().toByteArray();
    for (int position : new int[] {0, 1, 5, 20, 40, bytes.length - 1}) {
      byte[] damaged = bytes.clone();
      damaged[position] ^= 0x40;
      replica.watermark(ByteString.copyOf(damaged));

      List<ImportEvent> events = replica.read();

      assertThat(events).as("byte %s", position).hasSize(1);
      assertThat(Replica.end(events)).isInstanceOf(Completeness.FullImportRequired.class);
    }
  }

  @Test
  void theWatermarkOfAnotherControllerAsksForAFullImport() throws Exception {
    Replica replica = Replica.of(domain);
    Watermark read = Watermark.of(replica.watermark().orElseThrow()).orElseThrow();
    replica.watermark(
        new Watermark(
                read.partition(),
                ByteString.copyOf(new byte[ObjectGuid.SIZE]),
                read.method(),
                read.position())
            .toBytes());

    assertThat(Replica.end(replica.read())).isInstanceOf(Completeness.FullImportRequired.class);
  }

  @Test
  void anIncludedContainerThatIsNotThereMakesNothingSeemDeleted() throws Exception {
    String unit = domain.unit("OU=unit," + domain.root);
    String ada = domain.user("ada");
    domain.include(domain.root, "OU=missing," + domain.root, "OU=gone," + domain.base);
    try (Connector connector = domain.connector()) {
      List<ImportEvent> events = new ArrayList<>();
      connector.importObjects(
          new ImportRequest(domain.partition(), Optional.empty(), false), events::add);

      assertThat(unit).isNotEmpty();
      assertThat(Replica.about(events)).hasSize(1);
      assertThat(Replica.end(events))
          .isInstanceOfSatisfying(
              Completeness.Partial.class,
              partial -> assertThat(partial.reason()).contains("OU=gone"));
    }
    assertThat(ada).isNotEmpty();
  }

  @Test
  void oneObjectIsReadByItsAnchorAndByItsName() throws Exception {
    String ada = domain.user("ada", new Attribute("title", "Countess"));
    String out = domain.unit("OU=out," + domain.root);
    String bob = domain.user("bob", out);
    domain.exclude(out);
    try (Connector connector = domain.connector()) {
      ObjectReader reader = connector.objectReader().orElseThrow();
      int title = domain.attribute("title").slot();

      Optional<ImportedObject> read = reader.readObject(domain.partition(), anchor(ada));
      assertThat(read.orElseThrow().values().get(title)).isEqualTo("Countess");
      assertThat(reader.readObject(domain.partition(), ada.toUpperCase(Locale.ROOT)))
          .contains(read.get());
      assertThat(reader.readObject(domain.partition(), anchor(bob))).isEmpty();
      assertThat(reader.readObject(domain.partition(), bob)).isPresent();
      assertThat(reader.readObject(domain.partition(), "CN=nobody," + domain.root)).isEmpty();
      assertThat(reader.readObject(domain.partition(), "<GUID=00>)(no dn")).isEmpty();
    }
  }

  @Test
  void anObjectThatTheSchemaRefusesIsRejectedAndTheOthersAreNot() throws Exception {
    String ada = domain.user("ada", new Attribute("displayName", "Ada"));
    domain.user("bob");
    Anchor anchor = anchor(ada);
    domain.describe("displayName:NUMBER");
    List<ImportEvent> events = new ArrayList<>();
    try (Connector connector = domain.connector()) {
      connector.importObjects(
          new ImportRequest(domain.partition(), Optional.empty(), true), events::add);
    }

    assertThat(events).filteredOn(ImportEvent.Full.class::isInstance).hasSize(1);
    assertThat(events)
        .filteredOn(ImportEvent.Rejected.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            ImportEvent.Rejected.class,
            rejected -> {
              assertThat(rejected.anchor()).isEqualTo(anchor);
              assertThat(rejected.error().code()).isEqualTo("invalid-attribute-value");
              assertThat(rejected.error().attribute()).isEqualTo("displayName");
            });
    assertThat(Replica.end(events)).isEqualTo(new Completeness.Complete());
  }
}
