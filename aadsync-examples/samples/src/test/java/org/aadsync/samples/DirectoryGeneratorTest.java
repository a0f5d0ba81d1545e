package org.aadsync.samples;

import static org.aadsync.samples.GeneratedDirectory.value;
import static org.aadsync.samples.GeneratedDirectory.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryGeneratorTest {
  private static final DirectoryOptions SMALL =
      DirectoryOptions.defaults().withUsers(200).withGroups(30).withContacts(20);
  private static final GeneratedDirectory DIRECTORY =
      GeneratedDirectory.of(
          DirectoryOptions.defaults().withUsers(3000).withGroups(300).withContacts(200));

  @Test
  void theSameOptionsGiveTheSameBytes() {
    assertThat(GeneratedDirectory.of(SMALL).ldif()).isEqualTo(GeneratedDirectory.of(SMALL).ldif());
  }

  @Test
  void anotherSeedGivesOtherPeople() {
    Set<String> accounts = accountNames(GeneratedDirectory.of(SMALL));
    Set<String> others = accountNames(GeneratedDirectory.of(SMALL.withSeed(2)));
    others.removeAll(accounts);
    assertThat(others).hasSizeGreaterThan(150);
  }

  @Test
  void theBytesOfADirectoryDoNotChangeFromReleaseToRelease() {
    byte[] ldif = GeneratedDirectory.of(SMALL.withUsers(1).withGroups(0).withContacts(0)).ldif();
    assertThat(new String(ldif, StandardCharsets.UTF_8))
        .startsWith(
            """
            version: 1

            dn: OU=CORP,DC=contoso,DC=com
            objectClass: top
            objectClass: organizationalUnit
            ou: CORP
            objectGUID:: MKF0yu7bsUyFnNK1FhZnDg==
            """);
  }

  @Test
  void linesAreFoldedAndEncodedAsLdifWantsIt() {
    String text = new String(DIRECTORY.ldif(), StandardCharsets.UTF_8);
    assertThat(text.lines().allMatch(line -> line.length() <= 76)).isTrue();
    assertThat(text.chars().allMatch(c -> c < 0x7f)).isTrue();
  }

  @Test
  void countsAreAsAsked() {
    assertThat(DIRECTORY.users()).hasSize(3000);
    assertThat(DIRECTORY.groups()).hasSize(300);
    assertThat(DIRECTORY.contacts()).hasSize(200);
  }

  @Test
  void aDirectoryWithoutObjectsHasItsContainers() {
    GeneratedDirectory empty = GeneratedDirectory.of(DirectoryOptions.defaults());
    assertThat(empty.entries()).allMatch(entry -> entry.hasObjectClass("organizationalUnit"));
  }

  @Property(tries = 15)
  void distinguishedNamesAndIdentifiersAreUniqueWhateverTheSeed(
      @ForAll long seed, @ForAll @IntRange(max = 400) int users) {
    GeneratedDirectory directory =
        GeneratedDirectory.of(SMALL.withSeed(seed).withUsers(users).withHostility(0.5));
    assertThat(directory.byDn()).hasSameSizeAs(directory.entries());
    assertThat(identifiers(directory, "objectGUID")).doesNotHaveDuplicates();
    assertThat(identifiers(directory, "objectSid")).doesNotHaveDuplicates();
  }

  @Test
  void namesRemainUniqueWhenTheTableOfNamesIsUsedUpManyTimes() {
    PersonNames names = new PersonNames(new Dice(1, Topics.USER_NAME, 0));
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < 300_000; i++) {
      assertThat(seen.add(names.at(i).displayName())).isTrue();
    }
  }

  @Test
  void everyObjectHasAnIdentifierAndSecurityPrincipalsHaveASidOfTheOneDomain() {
    assertThat(DIRECTORY.entries())
        .allSatisfy(entry -> assertThat(entry.getAttributeValueBytes("objectGUID")).hasSize(16));
    Set<List<Integer>> domains =
        Stream.concat(DIRECTORY.users(), DIRECTORY.groups())
            .map(entry -> domainOf(entry.getAttributeValueBytes("objectSid")))
            .collect(Collectors.toSet());
    assertThat(domains).hasSize(1);
    assertThat(domains.iterator().next().get(0)).isEqualTo(21);
  }

  @Test
  void everyParentIsInTheFile() {
    assertThat(DIRECTORY.entries().stream().skip(1))
        .allSatisfy(entry -> assertThat(DIRECTORY.resolves(entry.getParentDNString())).isTrue());
  }

  @Test
  void referencesResolveButForAFewThatDangleOnPurpose() {
    List<String> references =
        DIRECTORY.entries().stream()
            .flatMap(
                entry ->
                    Stream.of(
                            "member",
                            "manager",
                            "managedBy",
                            "assistant",
                            "publicDelegates",
                            "authOrig",
                            "msExchCoManagedByLink")
                        .flatMap(attribute -> values(entry, attribute).stream()))
            .toList();
    List<String> dangling =
        references.stream().filter(reference -> !DIRECTORY.resolves(reference)).toList();
    assertThat(references).hasSizeGreaterThan(5000);
    assertThat(dangling)
        .isNotEmpty()
        .hasSizeLessThan(references.size() / 100)
        .allMatch(dn -> dn.contains("OU=Former Staff"));
  }

  @Test
  void withoutHostilityEveryReferenceResolvesAndNothingIsOdd() {
    GeneratedDirectory tame = GeneratedDirectory.of(SMALL.withHostility(0));
    assertThat(tame.groups())
        .allSatisfy(group -> assertThat(values(group, "member")).allMatch(tame::resolves));
    assertThat(tame.users())
        .allSatisfy(user -> assertThat(values(user, "manager")).allMatch(tame::resolves));
    assertThat(tame.entries()).noneMatch(entry -> entry.getDN().contains("CNF:"));
  }

  @Test
  void managersFormATree() {
    assertThat(DIRECTORY.users().filter(user -> user.hasAttribute("manager")).count())
        .isGreaterThan(2700);
    assertThat(DIRECTORY.users().map(user -> value(user, "manager")).distinct().count())
        .isBetween(300L, 450L);
  }

  @Test
  void groupSizesFollowAPowerLaw() {
    int[] sizes =
        DIRECTORY.groups().mapToInt(group -> values(group, "member").size()).sorted().toArray();
    assertThat(sizes[299]).isGreaterThanOrEqualTo(1200);
    assertThat(sizes[150]).isLessThan(20);
    assertThat(sizes[0]).isZero();
  }

  @Test
  void noGroupHasAMemberTwice() {
    assertThat(DIRECTORY.groups())
        .allSatisfy(group -> assertThat(values(group, "member")).doesNotHaveDuplicates());
  }

  @Test
  void aTypicalUserHasAboutFortyAttributes() {
    int[] counts =
        DIRECTORY.users().mapToInt(user -> user.getAttributes().size()).sorted().toArray();
    assertThat(counts[1500]).isBetween(38, 48);
  }

  @Test
  void anyBaseCanBeGiven() {
    GeneratedDirectory directory =
        GeneratedDirectory.of(SMALL.withBase("ou=Säle\\, Nord,dc=brauhaus,dc=example"));
    assertThat(directory.entries())
        .allMatch(entry -> entry.getDN().endsWith("ou=Säle\\, Nord,dc=brauhaus,dc=example"));
    assertThat(value(directory.users().findFirst().orElseThrow(), "userPrincipalName"))
        .endsWith("@brauhaus.example");
  }

  @Test
  void theFileIsWhatTheStreamGets(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("small.ldif");
    new DirectoryGenerator(SMALL).writeTo(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(GeneratedDirectory.of(SMALL).ldif());
  }

  /** 240 MB of LDIF, with a group of 40,000 members, from a heap that could not hold a tenth. */
  @Test
  void aLargeDirectoryNeedsLittleMemory(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx20m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeDirectory.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int exit = process.waitFor();
    String printed = Files.readString(output);
    assertThat(exit).as(printed).isZero();
    assertThat(Long.parseLong(printed.strip())).isGreaterThan(200_000_000L);
  }

  /** Generates a directory and prints how many bytes it has. */
  static final class LargeDirectory {
    private LargeDirectory() {}

    public static void main(String[] arguments) throws IOException {
      long[] count = {0};
      OutputStream counting =
          new OutputStream() {
            @Override
            public void write(int b) {
              count[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
              count[0] += length;
            }
          };
      new DirectoryGenerator(
              DirectoryOptions.defaults().withUsers(100_000).withGroups(1000).withContacts(1000))
          .writeTo(counting);
      System.out.println(count[0]);
    }
  }

  private static Set<String> accountNames(GeneratedDirectory directory) {
    return directory
        .users()
        .map(user -> value(user, "sAMAccountName"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<ByteBuffer> identifiers(GeneratedDirectory directory, String attribute) {
    return directory.entries().stream()
        .filter(entry -> entry.hasAttribute(attribute))
        .map((Entry entry) -> ByteBuffer.wrap(entry.getAttributeValueBytes(attribute)))
        .toList();
  }

  private static List<Integer> domainOf(byte[] sid) {
    assertThat(sid).hasSize(28).startsWith(1, 5, 0, 0, 0, 0, 0, 5);
    ByteBuffer parts = ByteBuffer.wrap(sid).order(ByteOrder.LITTLE_ENDIAN).position(8);
    return Arrays.asList(parts.getInt(), parts.getInt(), parts.getInt(), parts.getInt());
  }
}
