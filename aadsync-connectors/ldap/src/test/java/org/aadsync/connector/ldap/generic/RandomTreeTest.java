package org.aadsync.connector.ldap.generic;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in a directory, deltas come to what a full import shows. */
abstract class RandomTreeTest {
  private static final int ROUNDS = 12;
  private static final List<ResultCode> REFUSALS =
      List.of(
          ResultCode.ENTRY_ALREADY_EXISTS,
          ResultCode.NO_SUCH_OBJECT,
          ResultCode.NOT_ALLOWED_ON_NONLEAF,
          ResultCode.UNWILLING_TO_PERFORM,
          ResultCode.OTHER);

  private TestTree tree;
  private String world;
  private String outside;
  private int number;

  abstract TestTree open() throws Exception;

  @BeforeEach
  void start() throws Exception {
    tree = open();
    world = "ou=world," + tree.base();
    outside = "ou=outside," + tree.base();
    tree.container(world);
    tree.container(outside);
    tree.only(world).without("ou=hidden," + world);
    tree.settings().pageSize(4);
  }

  @AfterEach
  void stop() throws Exception {
    if (tree != null) {
      tree.close();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void deltasComeToWhatAFullImportShows(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      change(random);
    }
    Map<Anchor, String> followed = new LinkedHashMap<>();
    ByteString watermark = follow(tree.read(Optional.empty()), followed);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder story = new StringBuilder("seed " + seed + ", round " + round);
      for (int i = random.nextInt(6); i >= 0; i--) {
        story.append("; ").append(change(random));
      }

      watermark = follow(tree.read(Optional.of(watermark)), followed);

      assertThat(new TreeMap<>(byDn(followed))).as("%s", story).isEqualTo(there());
    }
  }

  private static Map<String, Anchor> byDn(Map<Anchor, String> objects) {
    Map<String, Anchor> byDn = new LinkedHashMap<>();
    objects.forEach((anchor, shown) -> byDn.put(shown, anchor));
    return byDn;
  }

  /** Lets an import change what is known, as the engine would; returns its watermark. */
  private ByteString follow(List<ImportEvent> events, Map<Anchor, String> objects) {
    assertThat(TestTreeEvents.completeness(events.get(events.size() - 1)))
        .isInstanceOf(Completeness.Complete.class);
    for (ImportEvent event : events) {
      if (event instanceof ImportEvent.Full full) {
        objects.put(full.object().anchor(), shown(full.object()));
      } else if (event instanceof ImportEvent.Moved moved) {
        objects.computeIfPresent(
            moved.anchor(),
            (anchor, shown) -> moved.dn() + shown.substring(shown.lastIndexOf(' ')));
      } else if (event instanceof ImportEvent.Deleted deleted) {
        objects.remove(deleted.anchor());
      } else if (event instanceof ImportEvent.LeftScope left) {
        objects.remove(left.anchor());
      }
    }
    tree.gone().forEach(gone -> objects.remove(Anchor.of(gone.toString(), true)));
    return TestTree.watermark(events);
  }

  private String shown(ImportedObject object) {
    int slot = Objects.requireNonNull(tree.definition().schema().find("displayName")).slot();
    return object.dn() + " " + object.values().get(slot);
  }

  private Map<String, Anchor> there() throws Exception {
    Map<String, Anchor> there = new TreeMap<>();
    tree.admin()
        .search(world, SearchScope.SUB, "(objectClass=inetOrgPerson)", "entryUUID", "displayName")
        .getSearchEntries()
        .forEach(
            entry -> {
              if (!entry.getDN().endsWith("ou=hidden," + world)) {
                there.put(
                    entry.getDN() + " " + entry.getAttributeValue("displayName"),
                    Anchor.of(entry.getAttributeValue("entryUUID"), true));
              }
            });
    return there;
  }

  private String change(Random random) throws Exception {
    List<String> containers = named("organizationalUnit", tree.base());
    containers.removeIf(name -> name.equals(tree.base()));
    List<String> movable = new ArrayList<>(containers);
    movable.removeAll(List.of(world, outside));
    List<String> people = named("inetOrgPerson", tree.base());
    String container = any(containers, random);
    number++;
    try {
      return switch (random.nextInt(9)) {
        case 0 -> addContainer(random.nextInt(4) == 0 ? "hidden" : "c" + number, container);
        case 1 -> movable.isEmpty() ? "" : move(any(movable, random), "ou=r" + number, null);
        case 2 -> movable.isEmpty() ? "" : move(any(movable, random), "", container);
        case 3 -> movable.isEmpty() ? "" : move(any(movable, random), "ou=hidden", world);
        case 4 -> movable.isEmpty() ? "" : delete(any(movable, random));
        case 5 -> people.isEmpty() ? "" : delete(any(people, random));
        case 6 -> people.isEmpty() ? "" : move(any(people, random), "", container);
        case 7 -> people.isEmpty() ? "" : modify(any(people, random));
        default -> addPerson(people.isEmpty() || number % 5 > 0 ? container : any(people, random));
      };
    } catch (LDAPException e) {
      if (REFUSALS.contains(e.getResultCode())) {
        return "refused";
      }
      throw e;
    }
  }

  private static String any(List<String> names, Random random) {
    return names.get(random.nextInt(names.size()));
  }

  private List<String> named(String objectClass, String below) throws LDAPException {
    List<String> names = new ArrayList<>();
    tree.admin()
        .search(below, SearchScope.SUB, "(objectClass=" + objectClass + ")", "1.1")
        .getSearchEntries()
        .forEach(entry -> names.add(entry.getDN()));
    return names;
  }

  private String addContainer(String name, String above) throws Exception {
    tree.container("ou=" + name + "," + above);
    return "add ou=" + name + "," + above;
  }

  private String addPerson(String above) throws Exception {
    return "add " + tree.person("p" + number + "," + above, "displayName: n" + number);
  }

  private String modify(String dn) throws LDAPException {
    tree.admin()
        .modify(dn, new Modification(ModificationType.REPLACE, "displayName", "m" + number));
    return "modify " + dn;
  }

  private String delete(String dn) throws LDAPException {
    tree.admin().delete(dn);
    return "delete " + dn;
  }

  /** Gives an entry another first component, unless that is empty, or another place, or both. */
  private String move(String dn, String rdn, @Nullable String above) throws LDAPException {
    String first = rdn.isEmpty() ? new DN(dn).getRDN().toString() : rdn;
    if (above != null && new DN(above).isDescendantOf(dn, true)) {
      return "refused";
    }
    tree.admin().modifyDN(dn, first, true, above);
    return "move " + dn + " to " + first + (above == null ? "" : "," + above);
  }
}
