package org.aadsync.connector.file;

import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.Optional;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.testing.contract.ConnectorContract;
import org.aadsync.testing.contract.ContractObject;
import org.junit.jupiter.api.io.TempDir;

/** An LDIF file that stands for Active Directory does what every connector must. */
class ActiveDirectoryContractTest extends ConnectorContract {
  @TempDir private Path folder;

  private TestDirectory directory() {
    return TestDirectory.activeDirectory(folder.resolve("ad.ldif"));
  }

  @Override
  protected ConnectorDefinition definition() {
    return directory().definition();
  }

  @Override
  protected Connector connect() throws ConnectorException {
    return directory().open();
  }

  @Override
  protected ContractObject object(int number) {
    return new ContractObject(
        "CN=Contract\\, " + number + ",DC=x",
        "user",
        ImmutableListMultimap.of(
            "displayName", "Ζωή 😀 " + number,
            "userAccountControl", 512L,
            "msExchHideFromAddressLists", true,
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
