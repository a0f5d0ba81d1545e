package org.aadsync.testing.contract;

import org.aadsync.core.spi.Connector;

/**
 * The rules of {@link org.aadsync.core.spi} that every connector obeys, a test each. A connector's
 * author extends it, and says how to reach a directory and which objects it takes:
 *
 * <pre>{@code
 * class CsvContractTest extends ConnectorContract {
 *   @TempDir Path folder;
 *
 *   @Override protected ConnectorDefinition definition() { … }
 *   @Override protected Connector connect() { return new CsvConnector(definition(), folder); }
 *   @Override protected ContractObject object(int number) { … }
 *   @Override protected String textAttribute() { return "title"; }
 * }
 * }</pre>
 *
 * <p>What a directory cannot do is said by overriding {@link #multiValuedAttribute}, {@link
 * #referenceAttribute}, {@link #knowsDeltas} and {@link #canRename}; the tests about it are then
 * skipped, each by its name; so are those about single objects where the connector has no {@link
 * Connector#objectReader}. JUnit makes an instance for each test: the directory is to be empty when
 * the first {@link #connect} of an instance returns.
 */
public abstract class ConnectorContract extends ExportRules {}
