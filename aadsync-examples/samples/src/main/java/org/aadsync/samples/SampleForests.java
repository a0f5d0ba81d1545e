package org.aadsync.samples;

import com.google.common.collect.ImmutableMap;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.controls.SubtreeDeleteRequestControl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.connector.ldap.testing.TestCertificate;
import org.aadsync.core.config.NamingContextMapping;

/**
 * The account forest and the resource forest of the {@linkplain SampleOrganization sample
 * organization} as domains of Active Directory that speak LDAP, filled with what its files hold.
 * Each is one in memory, which offers LDAP over TLS; accounts may be in a domain that there is
 * already. For use by one thread.
 */
public final class SampleForests implements AutoCloseable {
  private static final String ACCOUNTS = "lindwurm.example";
  private static final String RESOURCES = "lindwurm-mail.example";

  private final Path folder;
  private final List<AutoCloseable> resources = new ArrayList<>();
  private final Map<String, String> addresses = new LinkedHashMap<>();
  private final Map<String, byte[]> sids = new HashMap<>();
  private Optional<NamingContextMapping> mapping = Optional.empty();

  private SampleForests(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts and fills the forests.
   *
   * @param organization where the files are
   * @param folder takes passwords and certificates; nobody else should be able to read it
   * @param environment {@code AADSYNC_AD_URL} ({@code ldap://host:port}, without TLS), {@code
   *     AADSYNC_AD_BASE} (the DN of the domain), {@code AADSYNC_AD_BIND_DN} and {@code
   *     AADSYNC_AD_PASSWORD} say where the accounts are to live; without the first, in memory. What
   *     is put into that domain, organizational units right below it, is deleted in the end
   * @throws IOException if the folder cannot be written, or a domain refuses what is to be in it,
   *     for example because it has organizational units of these names
   */
  public static SampleForests start(
      SampleOrganization organization, Path folder, Map<String, String> environment)
      throws IOException {
    SampleForests forests = new SampleForests(Files.createDirectories(folder));
    try {
      if (environment.containsKey("AADSYNC_AD_URL")) {
        forests.use(environment, file(organization, ACCOUNTS));
      } else {
        forests.make(ACCOUNTS, file(organization, ACCOUNTS));
      }
      forests.make(RESOURCES, file(organization, RESOURCES));
      return forests;
    } catch (IOException | RuntimeException e) {
      forests.close();
      throw e;
    }
  }

  private static Path file(SampleOrganization organization, String connector) throws IOException {
    Path file = organization.directories().get(connector);
    if (file == null) {
      throw new IOException("the sample organization has no directory " + connector);
    }
    return file;
  }

  private void make(String domain, Path file) throws IOException {
    TestCertificate certificate = TestCertificate.valid("127.0.0.1");
    // From the same seed two domains would give their objects the same GUIDs and SIDs.
    FakeActiveDirectory directory =
        FakeActiveDirectory.builder()
            .domain(domain)
            .seed(domain.hashCode())
            .tls(certificate.context())
            .start();
    resources.add(directory);
    Path authority = Files.writeString(folder.resolve(domain + ".pem"), certificate.pem());
    addresses.put(
        domain,
        directory.secureUrl()
            + "?user="
            + directory.administrator()
            + "&password-file="
            + passwordFile(domain, directory.password())
            + "&trust="
            + authority);
    try (LDAPConnection connection = directory.connect()) {
      new DomainLoader(connection, base(domain), directory.base(), sids).load(file);
    } catch (LDAPException e) {
      throw new IOException(domain + ": " + e.getMessage(), e);
    }
  }

  private void use(Map<String, String> environment, Path file) throws IOException {
    String url = value(environment, "AADSYNC_AD_URL");
    String base = value(environment, "AADSYNC_AD_BASE");
    String user = value(environment, "AADSYNC_AD_BIND_DN");
    String password = value(environment, "AADSYNC_AD_PASSWORD");
    URI address = URI.create(url);
    if (!"ldap".equals(address.getScheme())) {
      throw new IOException("AADSYNC_AD_URL is '" + url + "', and not ldap://host:port");
    }
    addresses.put(
        ACCOUNTS,
        url
            + "?user="
            + user
            + "&password-file="
            + passwordFile(ACCOUNTS, password)
            + "&plaintext=true");
    mapping = Optional.of(NamingContextMapping.parse(base(ACCOUNTS) + "=" + base));
    int port = address.getPort() < 0 ? 389 : address.getPort();
    try {
      LDAPConnection connection = new LDAPConnection(address.getHost(), port, user, password);
      DomainLoader loader = new DomainLoader(connection, base(ACCOUNTS), base, sids);
      resources.add(connection);
      resources.add(() -> delete(connection, loader.tops()));
      loader.load(file);
    } catch (LDAPException e) {
      throw new IOException(url + ": " + e.getMessage(), e);
    }
  }

  private static String value(Map<String, String> environment, String name) throws IOException {
    String value = environment.get(name);
    if (value == null) {
      throw new IOException("AADSYNC_AD_URL is set and " + name + " is not");
    }
    return value;
  }

  private static void delete(LDAPConnection connection, List<String> containers)
      throws LDAPException {
    for (String container : containers) {
      connection.delete(
          new DeleteRequest(container, new Control[] {new SubtreeDeleteRequestControl()}));
    }
  }

  private Path passwordFile(String domain, String password) throws IOException {
    return Files.writeString(folder.resolve(domain + ".password"), password);
  }

  private static String base(String domain) {
    return "DC=" + domain.replace(".", ",DC=");
  }

  /** Returns what to connect each connector of the sample's configuration to, by its name. */
  public Map<String, String> addresses() {
    return ImmutableMap.copyOf(addresses);
  }

  /** Returns how the configuration has to be mapped; empty if it is as the forests are. */
  public Optional<NamingContextMapping> mapping() {
    return mapping;
  }

  /** Stops what was started, and deletes what was put elsewhere. */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (int i = resources.size() - 1; i >= 0; i--) {
      try {
        resources.get(i).close();
      } catch (Exception e) {
        failure = failure == null ? new IOException(e.getMessage(), e) : failure;
      }
    }
    resources.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
