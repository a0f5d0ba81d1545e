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

/** An LDIF file that stands for Azure AD does what every connector must. */
class AzureAdContractTest extends ConnectorContract {
  @TempDir private Path folder;

  private TestDirectory directory() {
    return TestDirectory.azure(folder.resolve("aad.ldif"));
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
        "CN={" + number + "}",
        "user",
        ImmutableListMultimap.of(
            "displayName", "Ζωή 😀 " + number,
            "sourceAnchor", "anchor" + number,
            "accountEnabled", true,
            "proxyAddresses", "SMTP:a" + number + "@x",
            "proxyAddresses", "smtp:b" + number + "@x"));
  }

  @Override
  protected String textAttribute() {
    return "displayName";
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
