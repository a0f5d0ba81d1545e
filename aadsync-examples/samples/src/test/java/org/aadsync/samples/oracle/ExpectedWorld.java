package org.aadsync.samples.oracle;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the first cycle must leave behind.
 *
 * @param cloud the cloud's objects by normalized DN
 * @param directoryChanges attributes that the export changes in the directory, by normalized DN and
 *     {@link OracleAttribute#key}; no values = the attribute goes
 * @param importErrors error codes that are right, by normalized DN; {@link
 *     FormulaException#UNNAMED} stands for any
 * @param synchronizationErrors the same for errors of the synchronization
 */
record ExpectedWorld(
    Map<String, ExpectedObject> cloud,
    Map<String, Map<String, List<ByteBuffer>>> directoryChanges,
    Map<String, Set<String>> importErrors,
    Map<String, Set<String>> synchronizationErrors) {

  /**
   * An object of the cloud.
   *
   * @param origin DN of an object of the directory that caused it, for messages
   * @param type object type, in lower case
   * @param attributes its attributes by {@link OracleAttribute#key}, values as {@link Comparison}
   *     writes them
   */
  record ExpectedObject(String origin, String type, Map<String, List<String>> attributes) {}
}
