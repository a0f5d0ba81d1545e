package org.aadsync.connector.ldap.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What a {@link FakeActiveDirectory} is to be like. Not safe for use by several threads. */
public final class FakeActiveDirectoryBuilder {
  private String domain = "contoso.test";
  private @Nullable String netbiosName;
  private String password = "Passw0rd!Contoso1";
  private int maxValRange = 1500;
  private int maxPageSize = 1000;
  private int dirSyncRoundObjects = 1000;
  private int dirSyncRoundValues = 5000;
  private boolean recycleBin;
  private @Nullable Long seed;
  private @Nullable SSLContext tls;
  private final List<Account> accounts = new ArrayList<>();

  record Account(String name, String password, Set<Right> rights) {}

  FakeActiveDirectoryBuilder() {}

  /**
   * Names the domain.
   *
   * @param dnsName for example {@code contoso.test}
   */
  public FakeActiveDirectoryBuilder domain(String dnsName) {
    this.domain = dnsName;
    return this;
  }

  /**
   * Gives the domain a short name; without one it is the first label of the domain.
   *
   * @param name for example {@code CONTOSO}
   */
  public FakeActiveDirectoryBuilder netbiosName(String name) {
    this.netbiosName = name;
    return this;
  }

  /**
   * Sets the password of the administrator.
   *
   * @param secret the password
   */
  public FakeActiveDirectoryBuilder password(String secret) {
    this.password = secret;
    return this;
  }

  /**
   * Limits how many values of an attribute come at once.
   *
   * @param values at least 1; 1500 unless set
   */
  public FakeActiveDirectoryBuilder maxValRange(int values) {
    this.maxValRange = atLeastOne(values);
    return this;
  }

  /**
   * Limits how many entries come at once.
   *
   * @param entries at least 1; 1000 unless set
   */
  public FakeActiveDirectoryBuilder maxPageSize(int entries) {
    this.maxPageSize = atLeastOne(entries);
    return this;
  }

  /**
   * Limits what one round of DirSync brings.
   *
   * @param objects at least 1; 1000 unless set
   * @param linkValues changed values of links, at least 1; 5000 unless set. A group with more comes
   *     in parts
   */
  public FakeActiveDirectoryBuilder dirSyncRounds(int objects, int linkValues) {
    this.dirSyncRoundObjects = atLeastOne(objects);
    this.dirSyncRoundValues = atLeastOne(linkValues);
    return this;
  }

  /**
   * Switches the recycle bin on: deleted objects keep their attributes and get their links back.
   *
   * @param on off unless set
   */
  public FakeActiveDirectoryBuilder recycleBin(boolean on) {
    this.recycleBin = on;
    return this;
  }

  /**
   * Makes other identities: the GUIDs and SIDs of a directory are the same each time, but those of
   * two domains differ.
   *
   * @param start where the sequence of random numbers starts; it follows from the name of the
   *     domain unless set
   */
  public FakeActiveDirectoryBuilder seed(long start) {
    this.seed = start;
    return this;
  }

  /**
   * Offers LDAPS and StartTLS with a certificate, for example one of {@link TestCertificate}.
   *
   * @param context what the server shows
   */
  public FakeActiveDirectoryBuilder tls(SSLContext context) {
    this.tls = context;
    return this;
  }

  /**
   * Adds an account below {@code CN=Users}, which can bind.
   *
   * @param name its common name, account name and first part of its principal name
   * @param secret its password
   * @param rights what it may do beyond reading
   */
  public FakeActiveDirectoryBuilder account(String name, String secret, Right... rights) {
    accounts.add(new Account(name, secret, Set.of(rights)));
    return this;
  }

  /** Starts the directory with one controller. */
  public FakeActiveDirectory start() {
    String shortName =
        netbiosName == null ? domain.split("\\.")[0].toUpperCase(Locale.ROOT) : netbiosName;
    ForestSettings settings =
        new ForestSettings(
            domain,
            shortName,
            password,
            maxValRange,
            maxPageSize,
            dirSyncRoundObjects,
            dirSyncRoundValues,
            recycleBin,
            seed == null ? seedOf(domain) : seed);
    return new FakeActiveDirectory(settings, tls, accounts);
  }

  private static long seedOf(String dnsName) {
    byte[] name = dnsName.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).getMostSignificantBits();
  }

  private static int atLeastOne(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit of " + limit);
    }
    return limit;
  }
}
