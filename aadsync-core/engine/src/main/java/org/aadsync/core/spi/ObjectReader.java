package org.aadsync.core.spi;

import java.util.Optional;
import org.aadsync.core.config.Partition;

/**
 * Reads objects of a directory one by one, by anchor and by name. One run uses it at a time, while
 * no import or export of its connector is going on.
 */
public interface ObjectReader {
  /**
   * Reads one object as a whole. The engine asks for it when a delta told of changes of an object
   * that it does not know, after the import of the partition has ended.
   *
   * @param partition the partition that the object should be in
   * @param anchor its anchor
   * @return the object as it is now; empty if it is not there, or not selected
   * @throws ConnectorException if the directory, or this object of it, cannot be read
   */
  Optional<ImportedObject> readObject(Partition partition, Anchor anchor) throws ConnectorException;

  /**
   * Reads one object as a whole, by its name: a host wants to synchronize it alone.
   *
   * @param partition the partition that the object should be in
   * @param dn its DN, in any spelling; it comes from outside and may be no DN at all
   * @return the object as it is now; empty if it is not there. Whether its type and its container
   *     are selected does not matter: the engine looks at that
   * @throws ConnectorException if the directory, or this object of it, cannot be read
   */
  Optional<ImportedObject> readObject(Partition partition, String dn) throws ConnectorException;
}
