package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a hybrid deployment of Exchange writes back to a domain: the address of a mailbox in the
 * cloud, which is merged into {@code proxyAddresses}.
 */
@SuppressWarnings("JUnitMethodDeclaration") // the tests run in the classes that extend this one
abstract class WritebackStories {
  static final String ADDRESS = "/o=ExchangeLabs/cn=ada";

  TestDomain domain;
  ContosoWorld world;
  String ada;
  private String bob;

  abstract TestDomain open() throws Exception;

  @BeforeEach
  void start() throws Exception {
    domain = open();
    world = ContosoWorld.of(domain);
    ada = world.mailbox("ada", world.corp);
    bob = world.mailbox("bob", world.corp);
    world.scenario.initialCycle().succeeded();
    world.settle();
  }

  @AfterEach
  void stop() throws Exception {
    if (world != null) {
      world.close();
    }
    if (domain != null) {
      domain.close();
    }
  }

  /** Does what the service does with a user that has a mailbox there. */
  void mailboxIn(String legacyExchangeDn) {
    world.cloud.change(
        world.inCloud(ada), "cloudMastered", false, "cloudLegacyExchangeDN", legacyExchangeDn);
  }

  private String[] addresses(String dn) throws LDAPException {
    return domain.admin.getEntry(dn, "proxyAddresses").getAttributeValues("proxyAddresses");
  }

  private void hasAddresses(String... more) throws LDAPException {
    assertThat(addresses(ada)).containsExactlyInAnyOrder(world.addresses("ada", more));
  }

  @Test
  void anAddressOfTheCloudJoinsThoseOfTheDirectory() throws Exception {
    world.after(() -> mailboxIn(ADDRESS)).staged(Map.of()).exportedToDirectory("export-update", 1);

    hasAddresses("x500:" + ADDRESS);
    world.settle();
    world.cloud.holdsValues(
        world.inCloud(ada), "proxyAddresses", (Object[]) world.addresses("ada", "x500:" + ADDRESS));
    assertThat(addresses(bob)).containsExactlyInAnyOrder(world.addresses("bob"));
  }

  @Test
  void anAddressThatCameWhileTheOtherWasOnItsWayStays() throws Exception {
    mailboxIn(ADDRESS);
    world.ad.deltaImport().succeeded();
    world.cloud.deltaImport().succeeded();
    world.ad.deltaSync().succeeded();
    world.cloud.deltaSync().succeeded();
    domain.addValue(ada, "proxyAddresses", "smtp:meanwhile@x");

    world.ad.export().succeeded().exported("export-update", 1);

    hasAddresses("smtp:meanwhile@x", "x500:" + ADDRESS);
    world.settle();
    hasAddresses("smtp:meanwhile@x", "x500:" + ADDRESS);
  }

  @Test
  void anotherAddressOfTheCloudReplacesItsOwnAlone() throws Exception {
    mailboxIn(ADDRESS);
    world.settle();

    world.after(() -> mailboxIn(ADDRESS + "2")).exportedToDirectory("export-update", 1);

    hasAddresses("x500:" + ADDRESS + "2");
    world.settle();
    hasAddresses("x500:" + ADDRESS + "2");
  }

  @Test
  void aGroupGetsItsAddressToo() throws Exception {
    String group = domain.groupIn(world.corp, "list", ada, bob);
    domain.set(group, "proxyAddresses", world.addresses("list"));
    domain.set(group, "mail", "list@contoso.test");
    world.settle();

    world
        .after(() -> world.cloud.change(world.inCloud(group), "cloudLegacyExchangeDN", ADDRESS))
        .exportedToDirectory("export-update", 1);

    assertThat(addresses(group))
        .containsExactlyInAnyOrder(world.addresses("list", "x500:" + ADDRESS));
    world.settle();
  }

  @Test
  void aUserThatMovedMeanwhileGetsItsAddressWhereItIs() throws Exception {
    mailboxIn(ADDRESS);
    world.ad.deltaImport().succeeded();
    world.cloud.deltaImport().succeeded();
    world.ad.deltaSync().succeeded();
    world.cloud.deltaSync().succeeded();
    ada = domain.move(ada, "CN=ada l", domain.unit("OU=Other," + world.corp));

    world.ad.export().succeeded().exported("export-update", 1);

    hasAddresses("x500:" + ADDRESS);
    world.settle();
  }
}
