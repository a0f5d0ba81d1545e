package org.aadsync.connector.file;

import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ConnectorFactory;

/**
 * Opens tables of delimited text (RFC 4180), such as the feed of a personnel system: scheme {@code
 * csv}, address {@code FILE[?name=value&…]}. Thread-safe.
 *
 * <table>
 *   <caption>Options; values may be percent-encoded</caption>
 *   <tr><th>name</th><th>value</th><th>without it</th></tr>
 *   <tr><td>{@code anchor}</td>
 *       <td>the column that is the key of a row, or several with commas between them</td>
 *       <td>the connector's anchor attribute</td></tr>
 *   <tr><td>{@code delimiter}</td>
 *       <td>a character, or {@code comma}, {@code semicolon}, {@code tab}, {@code pipe}</td>
 *       <td>comma</td></tr>
 *   <tr><td>{@code quote}</td><td>a character, or {@code none}</td><td>{@code "}</td></tr>
 *   <tr><td>{@code separator}</td>
 *       <td>what is between the values of a multi-valued attribute: 1 to 8 characters</td>
 *       <td>a cell is one value</td></tr>
 *   <tr><td>{@code encoding}</td><td>name of a character set</td><td>UTF-8</td></tr>
 *   <tr><td>{@code object-class}</td><td>the object class of every row</td>
 *       <td>the only one that the partition selects</td></tr>
 *   <tr><td>{@code object-class-column}</td><td>the column that has it, in its place</td>
 *       <td></td></tr>
 *   <tr><td>{@code last-line}</td>
 *       <td>{@code open}: the last line may have no end. {@code ended}: such a file may be cut off,
 *       and is refused</td><td>{@code ended}</td></tr>
 * </table>
 *
 * <p>The first line names the columns: attributes of the schema, without regard to case; other
 * columns are passed over. Values are read as the schema says: decimal numbers, {@code TRUE} and
 * {@code FALSE}, base64 for binary attributes; a cell of a reference attribute has the key of
 * another row. An empty cell is an absent attribute. Nothing is trimmed.
 *
 * <p>The anchor is the text of the key; where it has several columns, their cells with {@code +}
 * between them, and a backslash before each {@code +} and backslash that they have. The DN is made
 * of it: {@code CN=4711}. A file is one partition; containers do not apply.
 *
 * <p>A row that cannot be read is rejected, with its line and column. A file that is no table, that
 * has a key twice, or that may be cut off fails before anything of it is reported. A file that does
 * not exist is empty until it was imported once. Delta imports compare with what the import before
 * has seen.
 *
 * <p>Read only: another system owns the file, replaces it as a whole and knows of columns that the
 * schema does not; an export is refused. A row may have 1,048,576 characters and 1,000 cells, a key
 * 398 characters.
 */
public final class CsvConnectorFactory implements ConnectorFactory {
  /** Made by {@link java.util.ServiceLoader}. */
  public CsvConnectorFactory() {}

  @Override
  public String scheme() {
    return "csv";
  }

  /**
   * Opens a connector; the file itself is opened by imports.
   *
   * @throws ConnectorException if the address cannot be used or does not fit the connector; the
   *     message names all problems
   */
  @Override
  public Connector open(ConnectorDefinition definition, String address) throws ConnectorException {
    return new CsvConnector(definition, CsvAddress.parse(definition, address));
  }
}
