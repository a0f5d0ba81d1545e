package org.aadsync.core.laws;

import com.google.common.collect.ImmutableListMultimap;
import java.util.Optional;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.Connector;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.aadsync.testing.contract.ConnectorContract;
import org.aadsync.testing.contract.ContractObject;

/** The directory in memory that stories use does what every connector must. */
class MemoryDirectoryContractTest extends ConnectorContract {
  final TestDirectory directory = new Scenario().activeDirectory("AD");

  @Override
  protected ConnectorDefinition definition() {
    return directory.definition();
  }

  @Override
  protected Connector connect() {
    directory.memory().canBeAskedForObjects();
    return directory.memory();
  }

  @Override
  protected ContractObject object(int number) {
    return new ContractObject(
        directory.dn("user" + number),
        "user",
        ImmutableListMultimap.of(
            "displayName",
            "user " + number,
            "employeeNumber",
            (long) number,
            "hidden",
            true,
            "url",
            "a" + number,
            "url",
            "b"));
  }

  @Override
  protected String textAttribute() {
    return "title";
  }

  @Override
  protected Optional<String> multiValuedAttribute() {
    return Optional.of("url");
  }

  @Override
  protected Optional<String> referenceAttribute() {
    return Optional.of("manager");
  }
}
