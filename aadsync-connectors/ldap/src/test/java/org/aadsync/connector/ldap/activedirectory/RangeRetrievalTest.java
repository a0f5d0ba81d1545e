package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.core.spi.Anchor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of values that come in ranges are read whole. */
class RangeRetrievalTest {
  private static final String PEOPLE = "OU=People,";

  private static Set<String> users(FakeActiveDirectory fake, int count) throws Exception {
    Set<String> names = new TreeSet<>();
    for (int number = 0; number < count; number++) {
      names.add(fake.addUser(PEOPLE + fake.base(), "u" + number).toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static Set<String> membersOf(String group, TestDomain domain) throws Exception {
    Anchor anchor = domain.guid(group).anchor();
    Set<String> members = Replica.of(domain).objects.get(anchor).get("member");
    return members == null ? Set.of() : members;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 11, 19, 20, 21, 100})
  @DisplayName("C10 lists around the size of a range are read whole")
  void sizesAroundARange(int size) throws Exception {
    FakeActiveDirectory fake = FakeActiveDirectory.builder().maxValRange(10).start();
    Set<String> users = users(fake, size);
    try (TestDomain domain = TestDomain.of(fake)) {
      String group = domain.group("staff", users.toArray(String[]::new));

      assertThat(membersOf(group, domain)).isEqualTo(users);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_499, 1_500, 1_501, 5_000})
  @DisplayName("C10 lists around the usual size of a range are read whole")
  void sizesAroundTheUsualRange(int size) throws Exception {
    FakeActiveDirectory fake = FakeActiveDirectory.builder().start();
    Set<String> users = users(fake, size);
    try (TestDomain domain = TestDomain.of(fake)) {
      String group = domain.group("staff", users.toArray(String[]::new));

      assertThat(membersOf(group, domain)).isEqualTo(users);
    }
  }

  static IntStream largeSizes() {
    return IntStream.concat(
        IntStream.of(50_000),
        Integer.getInteger("aadsync.ldap.members", 0) > 0
            ? IntStream.of(Integer.getInteger("aadsync.ldap.members"))
            : IntStream.empty());
  }

  /** The system property {@code aadsync.ldap.members} adds a size, for example 250,000. */
  @ParameterizedTest
  @MethodSource("largeSizes")
  @DisplayName("C10 large lists are read whole")
  void largeLists(int size) throws Exception {
    FakeActiveDirectory fake = FakeActiveDirectory.builder().maxValRange(5_000).start();
    Set<String> users = users(fake, size);
    try (TestDomain domain = TestDomain.of(fake)) {
      String group = domain.group("staff", users.toArray(String[]::new));

      assertThat(membersOf(group, domain)).isEqualTo(users);
    }
  }

  @Test
  @DisplayName("C10 a list that changes between ranges is whole or refused, never short")
  void changesBetweenRanges() throws Exception {
    FakeActiveDirectory fake = FakeActiveDirectory.builder().maxValRange(4).start();
    List<String> users = new ArrayList<>(users(fake, 40));
    Set<String> staying = new TreeSet<>(users.subList(5, 40));
    List<String> going = users.subList(0, 5);
    try (TestDomain domain = TestDomain.of(fake)) {
      String group = domain.group("staff", users.toArray(String[]::new));
      AtomicBoolean done = new AtomicBoolean();
      CompletableFuture<Void> others =
          CompletableFuture.runAsync(() -> comeAndGo(fake, group, going, done));
      int whole = 0;
      try {
        RangeRetrieval ranges = new RangeRetrieval(domain.admin);
        for (int attempt = 0; attempt < 100; attempt++) {
          whole += checkedWhole(ranges, domain.admin.getEntry(group), staying);
        }
      } finally {
        done.set(true);
        others.join();
      }
      assertThat(whole).isPositive();
    }
  }

  private static int checkedWhole(RangeRetrieval ranges, Entry entry, Set<String> staying)
      throws LDAPException {
    try {
      Entry read = ranges.complete(entry).orElseThrow();
      Set<String> members = new TreeSet<>();
      for (String member : read.getAttributeValues("member")) {
        members.add(member.toLowerCase(Locale.ROOT));
      }
      assertThat(members).containsAll(staying);
      return 1;
    } catch (RefusedException e) {
      assertThat(e.error().code()).isEqualTo("read-error");
      return 0;
    }
  }

  private static void comeAndGo(
      FakeActiveDirectory fake, String group, List<String> going, AtomicBoolean done) {
    try (LDAPConnection connection = fake.connect()) {
      while (!done.get()) {
        for (ModificationType type : List.of(ModificationType.DELETE, ModificationType.ADD)) {
          for (String name : going) {
            connection.modify(group, new Modification(type, "member", name));
            Thread.sleep(3);
          }
        }
      }
    } catch (LDAPException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
