package org.aadsync.samples;

import static org.aadsync.samples.Brewery.CLOUD;
import static org.aadsync.samples.Brewery.MAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.unboundid.ldap.sdk.Entry;
import java.nio.file.Path;
import org.aadsync.core.engine.ObjectError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back from the cloud, cycle by cycle, until nothing is left to do. */
class BreweryLaterCyclesTest {
  @TempDir private Path folder;

  @Test
  void theSecondCycleSendsTheConfirmedRoutingAddressToTheCloud() throws Exception {
    Brewery brewery = Brewery.afterCycles(2, folder);
    assertThat(
            brewery
                .cloud("userPrincipalName", "taproom@lindwurm.example")
                .getAttributeValues("proxyAddresses"))
        .contains("smtp:taproom@lindwurm.mail.onmicrosoft.example");
  }

  @Test
  void theSecondCycleTellsEachMailboxByWhatNameTheCloudKnowsItsUser() throws Exception {
    Brewery brewery = Brewery.afterCycles(2, folder);
    Entry user = brewery.cloud("userPrincipalName", "zofie.novakova@lindwurm.example");
    assertThat(
            brewery
                .only(MAIL, "mailNickname", "zofie.novakova")
                .getAttributeValue("msDS-ExternalDirectoryObjectId"))
        .isEqualTo(user.getAttributeValue("cloudAnchor"));
  }

  @Test
  void theThirdCycleFindsNothingLeftToDo() throws Exception {
    Brewery brewery = Brewery.afterCycles(3, folder);
    assertThat(brewery.exported(1, CLOUD)).containsEntry("export-add", 154L);
    assertThat(brewery.exported(1, MAIL)).containsExactly(entry("export-update", 46L));
    assertThat(brewery.exported(2, CLOUD)).containsExactly(entry("export-update", 46L));
    assertThat(brewery.exported(2, MAIL)).containsExactly(entry("export-update", 46L));
    assertThat(brewery.exported(3, CLOUD)).isEmpty();
    assertThat(brewery.exported(3, MAIL)).isEmpty();
  }

  @Test
  void whatFailsFailsInEveryCycleUntilItIsCured() throws Exception {
    Brewery brewery = Brewery.afterCycles(3, folder);
    assertThat(brewery.errors())
        .extracting(ObjectError::code)
        .containsExactly("sync-rule-error-function-triggered");
  }
}
