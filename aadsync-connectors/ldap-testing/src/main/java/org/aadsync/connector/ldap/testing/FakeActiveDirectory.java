package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.aadsync.connector.ldap.testing.FakeActiveDirectoryBuilder.Account;
import org.jspecify.annotations.Nullable;

/**
 * An Active Directory forest of one domain in memory, which speaks LDAP on ports of the loopback
 * interface.
 *
 * <pre>{@code
 * try (FakeActiveDirectory directory = FakeActiveDirectory.builder().domain("contoso.test").start()) {
 *   directory.addUser("OU=People," + directory.base(), "ann", new Attribute("mail", "ann@contoso.test"));
 *   try (LDAPConnection connection = directory.connect()) { ... }
 * }
 * }</pre>
 *
 * <p>What it does and refuses is that of a domain controller of Windows Server 2016 or later as
 * [MS-ADTS] describes it, as far as a synchronization engine can tell: access control is one set of
 * {@link Right}s for each account, not a security descriptor for each object, and nothing expires.
 * Safe for use by several threads.
 */
public final class FakeActiveDirectory implements AutoCloseable {
  private final Forest forest;
  private final FaultScript faults = new FaultScript();
  private final Counters counters = new Counters();
  private final @Nullable SSLContext tls;
  private final List<FakeDomainController> controllers = new ArrayList<>();

  FakeActiveDirectory(ForestSettings settings, @Nullable SSLContext tls, List<Account> accounts) {
    this.forest = new Forest(settings);
    this.tls = tls;
    startController();
    Seeder seeder = new Seeder(forest);
    accounts.forEach(seeder::account);
    counters.reset();
  }

  /**
   * A forest {@code contoso.test} with the limits of a new Windows forest, to be changed at will.
   */
  public static FakeActiveDirectoryBuilder builder() {
    return new FakeActiveDirectoryBuilder();
  }

  /** The distinguished name of the domain, for example {@code DC=contoso,DC=test}. */
  public String base() {
    return forest.settings.base();
  }

  /** The distinguished name of the account that may do everything. */
  public String administrator() {
    return forest.settings.administrator();
  }

  /** The password of the account that may do everything. */
  public String password() {
    return forest.settings.password();
  }

  /** The first controller. */
  public FakeDomainController controller() {
    return controllers.get(0);
  }

  /**
   * Starts one more controller of the forest.
   *
   * @return the controller; it is stopped with the forest
   */
  public FakeDomainController startController() {
    int number = controllers.size() + 1;
    Controller next;
    synchronized (forest) {
      // Far apart, so that no test can take the sequence numbers of one controller for another's.
      next =
          new Controller(
              "DC" + number, forest.settings, (number - 1) * 1_000_000L, forest.newGuid());
    }
    FakeDomainController started = FakeDomainController.start(forest, next, faults, counters, tls);
    controllers.add(started);
    return started;
  }

  /** {@code ldap://127.0.0.1:port} of the first controller. */
  public String url() {
    return controller().url();
  }

  /**
   * {@code ldaps://127.0.0.1:port} of the first controller.
   *
   * @throws IllegalStateException without a certificate
   */
  public String secureUrl() {
    return controller().secureUrl();
  }

  /**
   * A plain connection to the first controller, bound as the administrator.
   *
   * @return the connection, to be closed by the caller
   * @throws LDAPException if the directory has been told to refuse it
   */
  public LDAPConnection connect() throws LDAPException {
    return connect(administrator(), password());
  }

  /**
   * A plain connection to the first controller.
   *
   * @param bindName a distinguished name, principal name or {@code DOMAIN\account}
   * @param bindPassword the password
   * @return the connection, to be closed by the caller
   * @throws LDAPException if the bind is refused
   */
  public LDAPConnection connect(String bindName, String bindPassword) throws LDAPException {
    return new LDAPConnection(controller().host(), controller().port(), bindName, bindPassword);
  }

  /** What the directory shall do wrong. */
  public Faults faults() {
    return faults;
  }

  /** What the directory was asked so far. */
  public DirectoryStatistics statistics() {
    return counters.snapshot();
  }

  /** Starts counting anew. */
  public void resetStatistics() {
    counters.reset();
  }

  /**
   * Adds organizational units and containers, as far as they do not exist, so that a name exists.
   *
   * @param name the distinguished name of an organizational unit or container of the domain
   * @return the name
   * @throws LDAPException if the directory refuses it
   */
  public String addContainers(String name) throws LDAPException {
    synchronized (forest) {
      if (forest.find(name) == null) {
        DN dn = new DN(name);
        addContainers(dn.getParentString());
        boolean unit = dn.getRDN().hasAttribute("OU");
        add(name, new Attribute("objectClass", unit ? "organizationalUnit" : "container"));
      }
      return name;
    }
  }

  /**
   * Adds an enabled user with an account name and a principal name after its name, and its
   * containers.
   *
   * @param parent the distinguished name of its container
   * @param name the common name
   * @param attributes further attributes; they win over those made here
   * @return the distinguished name
   * @throws LDAPException if the directory refuses it
   */
  public String addUser(String parent, String name, Attribute... attributes) throws LDAPException {
    Attribute[] made = {
      new Attribute("objectClass", "user"),
      new Attribute("sAMAccountName", Seeder.accountName(name)),
      new Attribute("userPrincipalName", Seeder.accountName(name) + "@" + forest.settings.domain()),
      new Attribute("userAccountControl", "544")
    };
    return addBelow(parent, name, made, attributes);
  }

  /**
   * Adds a global security group with its containers.
   *
   * @param parent the distinguished name of its container
   * @param name the common name
   * @param members distinguished names
   * @return the distinguished name
   * @throws LDAPException if the directory refuses it
   */
  public String addGroup(String parent, String name, String... members) throws LDAPException {
    Attribute[] made = {
      new Attribute("objectClass", "group"),
      new Attribute("sAMAccountName", Seeder.accountName(name)),
      new Attribute("groupType", "-2147483646")
    };
    Attribute[] more =
        members.length == 0 ? new Attribute[0] : new Attribute[] {new Attribute("member", members)};
    return addBelow(parent, name, made, more);
  }

  private String addBelow(String parent, String name, Attribute[] made, Attribute[] more)
      throws LDAPException {
    addContainers(parent);
    String dn = new RDN("CN", name).toString() + "," + parent;
    AddRequest request = new AddRequest(dn, made);
    for (Attribute each : more) {
      request.removeAttribute(each.getName());
      request.addAttribute(each);
    }
    add(dn, request.getAttributes().toArray(Attribute[]::new));
    return dn;
  }

  /**
   * Adds an object under the rules of the directory, without a connection and without being
   * counted.
   *
   * @param dn the distinguished name
   * @param attributes what a client would send
   * @throws LDAPException if the directory refuses it
   */
  public void add(String dn, Attribute... attributes) throws LDAPException {
    new Seeder(forest).add(dn, attributes);
  }

  /**
   * The identity of an object.
   *
   * @param dn a distinguished name, also that of a deleted object
   * @return the objectGUID
   * @throws LDAPException if there is no such object
   */
  public UUID guid(String dn) throws LDAPException {
    synchronized (forest) {
      return new Seeder(forest).existing(dn).guid;
    }
  }

  /**
   * Gives an account a right.
   *
   * @param dn the account
   * @param right the right
   * @throws LDAPException if there is no such account
   */
  public void grant(String dn, Right right) throws LDAPException {
    synchronized (forest) {
      new Seeder(forest).existing(dn).rights.add(right);
    }
  }

  /**
   * Takes a right from an account.
   *
   * @param dn the account
   * @param right the right
   * @throws LDAPException if there is no such account
   */
  public void revoke(String dn, Right right) throws LDAPException {
    synchronized (forest) {
      new Seeder(forest).existing(dn).rights.remove(right);
    }
  }

  /** Removes what is deleted without a trace, as if its lifetime had ended. */
  public void collectGarbage() {
    synchronized (forest) {
      List.copyOf(forest.all()).stream()
          .filter(each -> each.deleted && !each.is("container"))
          .forEach(forest::purge);
    }
  }

  /** Stops all controllers and cuts their connections. */
  @Override
  public void close() {
    controllers.forEach(FakeDomainController::close);
  }
}
