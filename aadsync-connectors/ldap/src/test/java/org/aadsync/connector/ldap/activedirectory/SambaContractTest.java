package org.aadsync.connector.ldap.activedirectory;

import com.google.common.collect.ImmutableListMultimap;
import java.util.Optional;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.testing.contract.ConnectorContract;
import org.aadsync.testing.contract.ContractObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A real domain controller does what every directory must. */
class SambaContractTest extends ConnectorContract {
  private TestDomain domain;

  @BeforeEach
  void start() throws Exception {
    domain = TestDomain.samba(false);
  }

  @AfterEach
  void stop() throws Exception {
    if (domain != null) {
      domain.close();
    }
  }

  @Override
  protected ConnectorDefinition definition() {
    return domain.definition();
  }

  @Override
  protected Connector connect() throws ConnectorException {
    return domain.connector();
  }

  @Override
  protected ContractObject object(int number) {
    return new ContractObject(
        "CN=Contract\\, " + number + "," + domain.root,
        "user",
        ImmutableListMultimap.of(
            "displayName", "Ζωή 😀 " + number,
            "sAMAccountName", "c" + number + "-" + domain.root.substring(3, 11),
            "proxyAddresses", "SMTP:a" + number + "@x",
            "proxyAddresses", "smtp:b" + number + "@x"));
  }

  @Override
  protected String textAttribute() {
    return "mail";
  }

  @Override
  protected Optional<String> multiValuedAttribute() {
    return Optional.of("proxyAddresses");
  }

  @Override
  protected Optional<String> referenceAttribute() {
    return Optional.of("manager");
  }
}
