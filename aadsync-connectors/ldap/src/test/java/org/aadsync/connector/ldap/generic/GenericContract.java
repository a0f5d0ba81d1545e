package org.aadsync.connector.ldap.generic;

import com.google.common.collect.ImmutableListMultimap;
import java.util.Optional;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.testing.contract.ConnectorContract;
import org.aadsync.testing.contract.ContractObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every connector must do, on a directory that is there. */
abstract class GenericContract extends ConnectorContract {
  private TestTree tree;

  abstract TestTree open() throws Exception;

  /** Returns how the directory spells a comma in a name, however it was written. */
  abstract String comma();

  @BeforeEach
  void start() throws Exception {
    tree = open();
  }

  @AfterEach
  void stop() throws Exception {
    if (tree != null) {
      tree.close();
    }
  }

  @Override
  protected ConnectorDefinition definition() {
    return tree.definition();
  }

  @Override
  protected Connector connect() throws ConnectorException {
    return tree.connector();
  }

  @Override
  protected ContractObject object(int number) {
    return new ContractObject(
        "uid=Contract" + comma() + " " + number + "," + tree.base(),
        "inetOrgPerson",
        ImmutableListMultimap.of(
            "cn", "Ζωή 😀 " + number,
            "sn", "Contract",
            "description", "one",
            "description", "two",
            "jpegPhoto", ByteString.copyOf(new byte[] {0, (byte) number, -1})));
  }

  @Override
  protected String textAttribute() {
    return "displayName";
  }

  @Override
  protected Optional<String> multiValuedAttribute() {
    return Optional.of("description");
  }

  @Override
  protected Optional<String> referenceAttribute() {
    return Optional.of("manager");
  }
}
