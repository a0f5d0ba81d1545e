package org.aadsync.connector.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.UUID;
import org.aadsync.connector.directory.Placement.Standing;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.ConnectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final UUID OTHER = UUID.nameUUIDFromBytes(new byte[] {3});

  private final SpaceSchema schema = Definitions.schema("title:STRING");

  private Selection selection(Partition... partitions) throws ConnectorException {
    return new Selection(schema, List.of(partitions));
  }

  private static Partition domain(List<String> inclusions, List<String> exclusions) {
    return Definitions.partition(Definitions.PARTITION, "DC=x", true, inclusions, exclusions);
  }

  private static Placement place(Selection selection, String dn, String... classes)
      throws LDAPException {
    return selection.place(new DN(dn), List.of(classes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OU=in,DC=x               | SELECTED",
        "CN=a,OU=in,DC=x          | SELECTED",
        "cn=a, ou=IN , dc=X       | SELECTED",
        "CN=a,OU=no,OU=in,DC=x    | OUTSIDE",
        "CN=a,OU=yes,OU=no,OU=in,DC=x | SELECTED",
        "CN=a,DC=x                | OUTSIDE",
        "CN=a\\,OU=in,DC=x        | OUTSIDE",
        "CN=a,OU=xin,DC=x         | OUTSIDE",
        "CN=a,OU=in,DC=y          | OUTSIDE",
        "DC=x                     | OUTSIDE"
      })
  void theNearestListedContainerDecides(String dn, Standing standing) throws Exception {
    Selection selection =
        selection(
            domain(List.of("OU=in,DC=x", "OU=yes,OU=no,OU=in,DC=x"), List.of("OU=no,OU=in,DC=x")));

    assertThat(place(selection, dn, "user").standing()).isEqualTo(standing);
  }

  @Test
  void withoutListedContainersEverythingIsIncluded() throws Exception {
    Selection selection = selection(domain(List.of(), List.of("OU=no,DC=x")));

    assertThat(place(selection, "CN=a,DC=x", "user").isSelected()).isTrue();
    assertThat(place(selection, "CN=a,OU=no,DC=x", "user").standing()).isEqualTo(Standing.OUTSIDE);
  }

  @Test
  void anObjectBelongsToThePartitionWithTheLongestName() throws Exception {
    Selection selection =
        selection(
            domain(List.of(), List.of()),
            Definitions.partition(OTHER, "DC=sub,DC=x", false, List.of(), List.of()));

    assertThat(place(selection, "CN=a,DC=x", "user").partition()).isEqualTo(Definitions.PARTITION);
    Placement below = place(selection, "CN=a,DC=sub,DC=x", "user");
    assertThat(below.partition()).isEqualTo(OTHER);
    assertThat(below.standing()).isEqualTo(Standing.OUTSIDE);
    assertThat(place(selection, "CN=a,DC=y", "user").partition()).isNull();
  }

  @Test
  void aPartitionThatIsNoNameHoldsEverything() throws Exception {
    Selection selection =
        selection(
            Definitions.partition(Definitions.PARTITION, "default", true, List.of(), List.of()));

    assertThat(place(selection, "CN=a,DC=anything", "user").isSelected()).isTrue();
  }

  @Test
  void theMostSpecialSelectedClassIsTheType() throws Exception {
    Selection selection = selection(domain(List.of(), List.of()));

    assertThat(place(selection, "CN=a,DC=x", "top", "PERSON", "User").objectType())
        .isEqualTo("user");
    // computer is not selected: it is a user.
    assertThat(place(selection, "CN=a,DC=x", "top", "person", "user", "computer").objectType())
        .isEqualTo("user");
    assertThat(place(selection, "CN=a,DC=x", "top").standing()).isEqualTo(Standing.OTHER_CLASS);
    assertThat(place(selection, "CN=a,DC=x").standing()).isEqualTo(Standing.NO_CLASS);
  }

  @Test
  void classesOfWhichNoneSpecialisesTheOthersAreNoType() throws Exception {
    Placement placement =
        place(selection(domain(List.of(), List.of())), "CN=a,DC=x", "user", "group");

    assertThat(placement.standing()).isEqualTo(Standing.AMBIGUOUS);
    assertThat(placement.objectTypes()).containsExactlyInAnyOrder("user", "group");
    assertThat(placement.isSelected()).isFalse();
  }

  @Test
  void aContainerThatIsNoNameIsAnErrorOfTheConfiguration() {
    ConnectorException refused =
        catchThrowableOfType(
            ConnectorException.class, () -> selection(domain(List.of("not a name"), List.of())));

    assertThat(refused.status()).isEqualTo("no-start-bad-ma-configuration");
    assertThat(refused).hasMessageContaining("'DC=x'").hasMessageContaining("'not a name'");
  }
}
