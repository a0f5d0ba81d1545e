package org.aadsync.connector.ldap.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RDN;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aadsync.connector.directory.Placement;
import org.aadsync.connector.directory.RefusedException;

/** Names of entries are normalised as the library does, whatever came before. */
class EntryNamesTest {
  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange('A', 'z').ofMinLength(1).ofMaxLength(6),
        Arbitraries.strings().withChars(" ,+=\\\"#;<>aÄ\u0130@.-_").ofMinLength(1).ofMaxLength(6),
        Arbitraries.of("a", "A", "a.b@c", "001", "#a", " a "));
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<RDN> first =
        Combinators.combine(Arbitraries.of("uid", "CN", "2.5.4.3"), values()).as(RDN::new);
    Arbitrary<String> containers =
        Arbitraries.of(
            "ou=People,dc=x",
            "OU=people,DC=x",
            "ou=People , dc=x",
            "ou=Le\\, People,dc=x",
            "cn=a+uid=b,dc=x",
            "dc=x");
    return Combinators.combine(first, containers)
        .as((rdn, container) -> rdn.toMinimallyEncodedString() + "," + container);
  }

  @Provide
  Arbitrary<List<String>> sequences() {
    return names().list().ofMinSize(1).ofMaxSize(12);
  }

  @Example
  @Label("Section 13.2: an entry of which the name is none is dn-not-ldap-conformant")
  void aNameThatIsNone() {
    assertThatThrownBy(() -> EntryReader.name(new Entry("nobody")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.error().code()).isEqualTo("dn-not-ldap-conformant"));
  }

  @Example
  @Label("Section 13.2: an entry that shows no object class is missing-object-class")
  void anEntryWithoutClass() {
    Placement placement = new Placement(null, Placement.Standing.NO_CLASS, List.of());

    assertThat(placement.hasType()).isFalse();
    assertThat(EntryReader.unmappable(placement).error().code()).isEqualTo("missing-object-class");
  }

  @Property(tries = 500)
  void namesAreNormalisedAsTheLibraryDoes(@ForAll("sequences") List<String> sequence)
      throws Exception {
    EntryNames names = new EntryNames();
    for (String name : sequence) {
      assertThat(names.normalized(new Entry(name)))
          .as(name)
          .isEqualTo(new DN(name).toNormalizedString());
    }
  }
}
