package org.aadsync.connector.ldap;

/** How a delta import asks Active Directory for changes. */
public enum DeltaMethod {
  /**
   * The DirSync control (MS-ADTS 3.1.1.3.4.1.3). The account needs the right <i>Replicating
   * Directory Changes</i> on each naming context.
   */
  DIRSYNC,
  /** Objects whose {@code uSNChanged} has grown: for an account without that right. */
  USN_CHANGED
}
